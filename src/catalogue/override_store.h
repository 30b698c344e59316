#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/override.h"
#include "catalogue/place.h"

namespace catalogue {

/// An override as it is stored and shown.
struct OverrideRow {
    OverrideId override_id;
    std::string county;
    access::RegionId region_id;
    std::string region_name;
    std::string region_path;
    std::string code;
    std::optional<int> limit_value;
    std::optional<LimitUnit> limit_unit;
    std::optional<Level> level;
    std::optional<Priority> priority;
    std::string flags;
    std::string basis;
    base::Date valid_from;
    std::optional<base::Date> valid_to;
    access::PersonId set_by;
    base::Instant set_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OverrideRow, (),
                      (override_id, county, region_id, region_name, region_path, code, limit_value,
                       limit_unit, level, priority, flags, basis, valid_from, valid_to, set_by,
                       set_at, version))

Override override_of(const OverrideRow& row);

/// What holds for a leaf at a place on a day, with its explanation.
Effective effective_at(db::Read& read, const Catalogue& catalogue, const Category& leaf,
                       const Place& place, base::Date day);

std::optional<OverrideRow> find_override(db::Read& read, const access::Scope& scope,
                                         OverrideId override_id);

struct OverrideQuery {
    std::string code;  ///< Empty: every leaf.
    OverrideId after;
    int count = 50;
};
BOOST_DESCRIBE_STRUCT(OverrideQuery, (), (code, after, count))

/// By id.
std::vector<OverrideRow> list_overrides(db::Read& read, const access::Scope& scope,
                                        const OverrideQuery& query);

/// All of one region for one leaf, over all time.
std::vector<OverrideRow> overrides_of(db::Read& read, access::RegionId region_id,
                                      std::string_view code);

/// What somebody asks for; the same for a new override and for a changed one.
struct WantedOverride {
    std::optional<Limit> limit;
    std::optional<Level> level;
    std::optional<Priority> priority;
    std::vector<Flag> flags;
    std::string basis;
    base::Date valid_from;
    std::optional<base::Date> valid_to;
};

/// Checks against what holds above the region and against the region's other overrides of the
/// leaf, then stores. Refuses: invalid_input, override_stands_already, no_catalogue, stale.
base::Result<OverrideRow> put_override(db::Write& write, const access::Actor& actor,
                                       OverrideRow row, const WantedOverride& wanted);

/// Changes an override. One that holds already is not rewritten, since it explains what was decided
/// under it: it ends where the new one begins. Returns the one that holds then. Refuses:
/// invalid_input, override_stands_already, stale.
base::Result<OverrideRow> change_override(db::Write& write, const access::Actor& actor,
                                          OverrideRow row, const WantedOverride& wanted);

/// The override no longer holds from `day` on. Refuses: stale.
base::Result<OverrideRow> end_override(db::Write& write, OverrideRow row, std::int64_t version,
                                       base::Date day);

}  // namespace catalogue
