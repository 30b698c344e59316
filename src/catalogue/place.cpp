#include "catalogue/place.h"

#include "catalogue/queries.h"

namespace catalogue {

namespace {

struct UnitRow {
    access::UnitId unit_id;
    std::string name;
    std::optional<std::string> department;
    int level = 0;
    access::RegionId region_id;
    std::optional<access::UnitId> superior_id;
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(UnitRow, (), (unit_id, name, department, level, region_id, superior_id, kind))

/// The body whose power a unit has. A window only receives for its department, which has the
/// power itself; a centre, a township and a village are one department wherever they stand.
std::string power_of(const UnitRow& row) {
    if (row.kind == "window") return {};
    if (row.department) return *row.department;
    if (row.kind == "centre") return "ZZ";
    if (row.kind == "town_government") return "JD";
    return row.kind == "village_committee" ? "CJ" : "";
}

/// A window that belongs to no department but the centre takes what nobody else has (4.09).
bool is_comprehensive_window(const UnitRow& row) {
    return row.kind == "window" && row.department.value_or("ZZ") == "ZZ";
}

UnitFact fact_of(const UnitRow& row) {
    return {.unit_id = row.unit_id,
            .name = row.name,
            .department = power_of(row),
            .region_level = row.level,
            .region_id = row.region_id,
            .superior_id = row.superior_id.value_or(access::UnitId{}),
            .window = is_comprehensive_window(row)};
}

}  // namespace

base::Result<Place> get_place(db::Read& read, access::RegionId region_id) {
    auto region = regions::find_region(read, access::public_scope(), region_id);
    if (!region) return base::refuse(base::not_found);
    Place place = regions::ancestors(read, *region);
    place.push_back(std::move(*region));
    return place;
}

base::Result<regions::Region> get_own_region(db::Read& read, const access::Actor& actor,
                                             access::RegionId region_id) {
    auto region = regions::find_region(read, actor.scope, region_id);
    if (!region) return base::refuse(base::not_found);
    return std::move(*region);
}

std::optional<regions::Region> find_region_by_code(db::Read& read, std::string_view code) {
    for (int level = 1; level <= regions::levels; ++level)
        if (auto region = regions::find_region_by_code(read, access::public_scope(), code, level))
            return region;
    return {};
}

std::vector<UnitFact> units_of(db::Read& read, const Place& place) {
    std::vector<UnitFact> units;
    const base::Instant now = read.now();
    for (const regions::Region& region : place)
        for (const UnitRow& row : read.all<UnitRow>(
                 sql::units_of_region, db::arg("region_id", region.region_id), db::arg("now", now)))
            units.push_back(fact_of(row));
    return units;
}

std::optional<UnitFact> find_unit_fact(db::Read& read, access::UnitId unit_id) {
    const auto row = read.find<UnitRow>(sql::find_unit_fact, db::arg("unit_id", unit_id));
    if (!row) return {};
    return fact_of(*row);
}

std::optional<access::UnitId> find_unit_named(db::Read& read, access::RegionId region_id,
                                              std::string_view name) {
    const base::Instant now = read.now();
    return read.find<access::UnitId>(sql::unit_named, db::arg("region_id", region_id),
                                     db::arg("name", name), db::arg("now", now));
}

}  // namespace catalogue
