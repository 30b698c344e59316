#include "access/place.h"

#include "access/queries.h"

namespace access {

std::optional<Place> find_place(db::Read& read, const Scope& scope, RegionId region) {
    return read.find<Place>(sql::find_place, scope, db::arg("region_id", region));
}

std::optional<Place> find_unit_place(db::Read& read, const Scope& scope, UnitId unit) {
    const auto now = read.now();
    return read.find<Place>(sql::find_unit_place, scope, db::arg("unit_id", unit),
                            db::arg("now", now));
}

}  // namespace access
