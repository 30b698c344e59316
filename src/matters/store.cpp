#include "matters/store.h"

#include <algorithm>

#include "base/hash.h"
#include "catalogue/calendar.h"
#include "http/writer.h"
#include "matters/number.h"
#include "matters/queries.h"
#include "matters/refusals.h"

namespace matters {

namespace {

struct DeedRow {
    PersonId person_id;
    access::Part part{};
};
BOOST_DESCRIBE_STRUCT(DeedRow, (), (person_id, part))

struct Version {
    std::int64_t seen = 0;
};
BOOST_DESCRIBE_STRUCT(Version, (), (seen))

/// `2026-09-01` → `20260901`.
std::string day_digits(base::Date day) {
    std::string text = base::to_text(day);
    std::erase(text, '-');
    return text;
}

}  // namespace

std::string digest_of(const Content& content) {
    return base::digest("gongzhi content 1\n" + http::to_json(content));
}

std::optional<Matter> find_matter(db::Read& read, const access::Actor& actor, MatterId matter_id) {
    return read.find<Matter>(sql::find_matter, actor.scope, db::arg("matter_id", matter_id),
                             db::arg("own_unit", actor.unit), db::arg("own_person", actor.person));
}

std::optional<Matter> find_by_number(db::Read& read, const access::Actor& actor,
                                     std::string_view number) {
    return read.find<Matter>(sql::find_by_number, actor.scope, db::arg("number", number),
                             db::arg("own_unit", actor.unit), db::arg("own_person", actor.person));
}

std::optional<Matter> find_any(db::Read& read, MatterId matter_id) {
    return read.find<Matter>(sql::get_matter, db::arg("matter_id", matter_id));
}

base::Result<Matter> find_by_code(db::Read& read, std::string_view number, std::string_view code) {
    const std::string right_number = read_number(number);
    const std::string right_code = read_query_code(code);
    const std::int64_t nobody = 0;
    if (!right_number.empty() && !right_code.empty()) {
        auto matter = read.find<Matter>(sql::find_by_number, access::system_scope(),
                                        db::arg("number", right_number),
                                        db::arg("own_unit", nobody), db::arg("own_person", nobody));
        if (matter && base::same_secret(matter->code_digest, code_digest(right_number, right_code)))
            return std::move(*matter);
    }
    return base::refuse(wrong_number_or_code);
}

std::optional<Content> find_content(db::Read& read, MatterId matter_id) {
    return read.find<Content>(sql::find_content, db::arg("matter_id", matter_id));
}

std::vector<MatterUnit> units_of(db::Read& read, MatterId matter_id) {
    return read.all<MatterUnit>(sql::units_of_matter, db::arg("matter_id", matter_id));
}

std::vector<UnitId> open_supports(db::Read& read, const Matter& matter) {
    std::vector<UnitId> out;
    if (matter.supports_open == 0) return out;
    for (const MatterUnit& unit : units_of(read, matter.matter_id))
        if (unit.part == "support" && !unit.ended_at) out.push_back(unit.unit_id);
    return out;
}

void put_unit(db::Write& write, const Matter& matter, UnitId unit, std::string_view part,
              std::optional<base::Instant> due_at) {
    const auto since = write.now();
    write.run(sql::put_matter_unit, db::arg("matter_id", matter.matter_id),
              db::arg("unit_id", unit), db::arg("part", part), db::arg("county", matter.county),
              db::arg("since", since), db::arg("due_at", due_at));
}

bool end_unit(db::Write& write, const Matter& matter, UnitId unit, std::string_view part) {
    const auto now = write.now();
    return write.run(sql::end_matter_unit, db::arg("matter_id", matter.matter_id),
                     db::arg("unit_id", unit), db::arg("part", part), db::arg("now", now)) > 0;
}

std::vector<access::Deed> deeds_of(db::Read& read, MatterId matter_id) {
    std::vector<access::Deed> deeds;
    for (const auto& row : read.all<DeedRow>(sql::deeds_of, db::arg("matter_id", matter_id)))
        deeds.push_back({row.person_id, row.part});
    return deeds;
}

std::vector<PersonId> recused_from(db::Read& read, MatterId matter_id) {
    return read.all<PersonId>(sql::recused_from, db::arg("matter_id", matter_id));
}

void put_deed(db::Write& write, const Matter& matter, PersonId person, access::Part part) {
    const auto now = write.now();
    write.run(sql::insert_deed, db::arg("matter_id", matter.matter_id),
              db::arg("person_id", person), db::arg("part", part), db::arg("county", matter.county),
              db::arg("now", now));
}

void insert(db::Write& write, const Matter& matter) {
    write.run(sql::insert_matter, matter);
}

bool save(db::Write& write, const Matter& before, const Matter& after) {
    if (write.run(sql::save_matter, after, Version{before.version}) == 0) return false;
    if (before.scope_path != after.scope_path || before.category != after.category ||
        before.registered_at != after.registered_at)
        write.run(sql::move_matter, after);
    return true;
}

std::string next_number(db::Write& write, std::string_view county) {
    const auto day = catalogue::date_of(write.now());
    const std::string digits = day_digits(day);
    const auto sequence = write.get<std::int64_t>(sql::next_sequence, db::arg("county", county),
                                                  db::arg("day", digits));
    return make_number(county, day, sequence);
}

}  // namespace matters
