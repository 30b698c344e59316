#include "catalogue/override_store.h"

#include <algorithm>

#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/queries.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

/// Of a region's overrides of a leaf, the one that holds on a day: the one that began last.
std::optional<Override> holding(db::Read& read, const regions::Region& region,
                                const std::string& code, base::Date day) {
    std::optional<Override> found;
    for (const OverrideRow& row : overrides_of(read, region.region_id, code))
        if (Override each = override_of(row); each.holds_on(day)) found = std::move(each);
    return found;
}

bool never_holds(const OverrideRow& row) {
    return row.valid_to && *row.valid_to <= row.valid_from;
}

bool overlap(const OverrideRow& one, const OverrideRow& other) {
    if (never_holds(one) || never_holds(other)) return false;
    return (!one.valid_to || other.valid_from < *one.valid_to) &&
           (!other.valid_to || one.valid_from < *other.valid_to);
}

void take(OverrideRow& row, const WantedOverride& wanted) {
    row.limit_value.reset();
    row.limit_unit.reset();
    if (wanted.limit) {
        row.limit_value = wanted.limit->value;
        row.limit_unit = wanted.limit->unit;
    }
    row.level = wanted.level;
    row.priority = wanted.priority;
    row.flags = join(wanted.flags);
    row.basis = wanted.basis;
    row.valid_from = wanted.valid_from;
    row.valid_to = wanted.valid_to;
}

base::Result<void> check(db::Read& read, const OverrideRow& row) {
    const auto edition = get_edition(read);
    if (!edition) return std::unexpected(edition.error());
    const Category* leaf = edition->catalogue->find(row.code);
    if (!leaf)
        return base::refuse_field("code", "unknown", "事项目录中没有这个编码。",
                                  "Is no leaf of the catalogue.");
    auto place = get_place(read, row.region_id);
    if (!place) return std::unexpected(place.error());
    place->pop_back();
    const base::Date day = std::max(row.valid_from, date_of(read.now()));
    const Effective above = effective_at(read, *edition->catalogue, *leaf, *place, day);
    auto errors = problems_of(override_of(row), above.values);
    if (!errors.empty())
        return std::unexpected(
            base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors)});
    for (const OverrideRow& other : overrides_of(read, row.region_id, row.code))
        if (other.override_id != row.override_id && overlap(row, other))
            return base::refuse(override_stands_already, "override_id",
                                std::to_string(other.override_id.value));
    return {};
}

}  // namespace

Override override_of(const OverrideRow& row) {
    Override each{.override_id = row.override_id,
                  .region_id = row.region_id,
                  .region_name = row.region_name,
                  .code = row.code,
                  .level = row.level,
                  .priority = row.priority,
                  .flags = flags_of(row.flags),
                  .basis = row.basis,
                  .valid_from = row.valid_from,
                  .valid_to = row.valid_to,
                  .version = row.version};
    if (row.limit_value && row.limit_unit) each.limit = Limit{*row.limit_value, *row.limit_unit};
    return each;
}

Effective effective_at(db::Read& read, const Catalogue& catalogue, const Category& leaf,
                       const Place& place, base::Date day) {
    std::vector<Override> from_the_top;
    for (const regions::Region& region : place)
        if (auto each = holding(read, region, leaf.code, day))
            from_the_top.push_back(std::move(*each));
    return effective(leaf, catalogue, from_the_top);
}

std::optional<OverrideRow> find_override(db::Read& read, const access::Scope& scope,
                                         OverrideId override_id) {
    return read.find<OverrideRow>(sql::find_override, scope, db::arg("override_id", override_id));
}

std::vector<OverrideRow> list_overrides(db::Read& read, const access::Scope& scope,
                                        const OverrideQuery& query) {
    return read.all<OverrideRow>(sql::list_overrides, scope, query);
}

std::vector<OverrideRow> overrides_of(db::Read& read, access::RegionId region_id,
                                      std::string_view code) {
    return read.all<OverrideRow>(sql::overrides_of_region, db::arg("region_id", region_id),
                                 db::arg("code", code));
}

base::Result<OverrideRow> put_override(db::Write& write, const access::Actor& actor,
                                       OverrideRow row, const WantedOverride& wanted) {
    take(row, wanted);
    if (const auto checked = check(write, row); !checked) return std::unexpected(checked.error());
    row.set_by = actor.person;
    row.set_at = write.now();
    if (!row.override_id) {
        row.override_id = write.next_id<OverrideId>();
        row.version = 1;
        write.run(sql::insert_override, row);
        return row;
    }
    if (write.run(sql::change_override, row) == 0) return base::refuse(base::stale);
    ++row.version;
    return row;
}

base::Result<OverrideRow> change_override(db::Write& write, const access::Actor& actor,
                                          OverrideRow row, const WantedOverride& wanted) {
    const base::Date today = date_of(write.now());
    if (row.valid_from > today) return put_override(write, actor, std::move(row), wanted);
    if (wanted.valid_from < today)
        return base::refuse_field("valid_from", "range", "已生效的规定只能从今日或以后起更改。",
                                  "What holds already can change from today on, not before.");
    OverrideRow next = row;
    auto ended = end_override(write, std::move(row), next.version, wanted.valid_from);
    if (!ended) return ended;
    next.override_id = {};
    return put_override(write, actor, std::move(next), wanted);
}

base::Result<OverrideRow> end_override(db::Write& write, OverrideRow row, std::int64_t version,
                                       base::Date day) {
    row.valid_to = std::max(day, row.valid_from);
    if (row.version != version || write.run(sql::end_override, row) == 0)
        return base::refuse(base::stale, "version", std::to_string(row.version));
    ++row.version;
    return row;
}

}  // namespace catalogue
