#include "clocks/places.h"

#include "clocks/queries.h"

namespace clocks {

using access::UnitId;

std::optional<UnitPlace> find_unit_place(db::Read& read, UnitId unit) {
    return read.find<UnitPlace>(sql::find_unit_place, db::arg("unit_id", unit));
}

std::optional<RegionPlace> find_region_place(db::Read& read, access::RegionId region) {
    return read.find<RegionPlace>(sql::find_region_place, db::arg("region_id", region));
}

std::optional<UnitPlace> find_superior(db::Read& read, UnitId unit) {
    return read.find<UnitPlace>(sql::find_superior, db::arg("unit_id", unit));
}

std::optional<UnitId> find_centre(db::Read& read, UnitId unit) {
    return read.find<UnitId>(sql::find_centre, db::arg("unit_id", unit));
}

const std::optional<UnitPlace>& Places::superior(UnitId unit) {
    const auto [place, fresh] = superiors_.try_emplace(unit);
    if (fresh) place->second = find_superior(read_, unit);
    return place->second;
}

std::optional<UnitId> Places::centre(UnitId unit) {
    const auto [place, fresh] = centres_.try_emplace(unit);
    if (fresh) place->second = find_centre(read_, unit);
    return place->second;
}

}  // namespace clocks
