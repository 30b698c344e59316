#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/number.h"

namespace matters {

namespace {

struct OneMatter {
    MatterId matter_id;
};
BOOST_DESCRIBE_STRUCT(OneMatter, (), (matter_id))

base::Result<MatterView> get(db::Read& read, const access::Actor& actor, const OneMatter& in) {
    const auto matter = find_matter(read, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    return view(read, *matter, actor);
}

struct ByNumber {
    http::Text<6, 60> number;
};
BOOST_DESCRIBE_STRUCT(ByNumber, (), (number))

base::Result<MatterView> by_number(db::Read& read, const access::Actor& actor, const ByNumber& in) {
    const std::string number = read_number(in.number.value);
    if (number.empty())
        return base::refuse_field("number", "check_digit", "编号有误，请核对每一位。",
                                  "Some digit of the number is wrong.");
    const auto matter = find_by_number(read, actor, number);
    if (!matter) return base::refuse(base::not_found);
    return view(read, *matter, actor);
}

/// An entry of the journal as people read it.
struct EntryView {
    std::int64_t seq = 0;
    base::Instant at;
    Act act{};
    State from_state{};
    State to_state{};
    HandKind hand{};
    std::optional<PersonId> person_id;
    std::optional<std::string> person;
    std::optional<access::Role> role;
    std::optional<UnitId> unit_id;
    std::optional<std::string> unit;
    boost::json::object facts;
    boost::json::object words;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (seq, at, act, from_state, to_state, hand, person_id, person, role, unit_id,
                       unit, facts, words, digest))

/// Without whoever must not be known.
EntryView shown(db::Read& read, const Entry& entry, const Matter& matter) {
    EntryView out{.seq = entry.seq,
                  .at = entry.at,
                  .act = entry.act,
                  .from_state = entry.from_state,
                  .to_state = entry.to_state,
                  .hand = entry.hand,
                  .facts = boost::json::parse(entry.facts).as_object(),
                  .words = words_of(read, matter.matter_id, entry.seq),
                  .digest = entry.digest};
    if (is_hidden(matter, entry.person_id)) return out;
    out.person_id = entry.person_id;
    out.role = entry.role;
    out.unit_id = entry.unit_id;
    // Who reported is told by his own record alone, for a purpose.
    if (entry.person_id && entry.person_id != matter.reporter_person_id)
        out.person = person_name(read, *entry.person_id);
    if (entry.unit_id) out.unit = unit_name(read, *entry.unit_id);
    return out;
}

struct ReadJournal {
    MatterId matter_id;
    http::Limit<100, 500> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ReadJournal, (), (matter_id, limit, cursor))

base::Result<http::Page<EntryView>> journal(db::Read& read, const access::Actor& actor,
                                            const ReadJournal& in) {
    const auto matter = find_matter(read, actor, in.matter_id);
    if (!matter) return base::refuse(base::not_found);
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    return http::shown(http::page_of(journal_after(read, in.matter_id, *after, in.limit.value + 1),
                                     in.limit.value, &Entry::seq),
                       [&](const Entry& entry) { return shown(read, entry, *matter); });
}

}  // namespace

http::Endpoint get_matter() {
    return {.path = "/api/v1/matters/{matter_id}",
            .summary = "A matter with its clocks, units and what I may do",
            .summary_zh = "事项详情：时限、单位、可办理事项",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"matter_id", "{matter}"}},
            .handle = http::handler(get)};
}

http::Endpoint find_matter_by_number() {
    return {.path = "/api/v1/matters/by-number/{number}",
            .summary = "The matter with this number, as people read it out",
            .summary_zh = "按编号查找事项",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"number", "{matter_number}"}},
            .handle = http::handler(by_number)};
}

http::Endpoint get_matter_journal() {
    return {.path = "/api/v1/matters/{matter_id}/journal",
            .summary = "Every act on a matter, oldest first, with its digest",
            .summary_zh = "流转日志",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"matter_id", "{matter}"}},
            .handle = http::handler(journal)};
}

}  // namespace matters
