#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "access/scope.h"
#include "db/database.h"

namespace access {

/// Where something stands in the tree.
struct Place {
    RegionId region_id;
    std::string path;
    std::string county;
};
BOOST_DESCRIBE_STRUCT(Place, (), (region_id, path, county))

/// An open region, if it lies in the scope.
std::optional<Place> find_place(db::Read& read, const Scope& scope, RegionId region);

/// The region of a unit that works today, if the scope has the unit.
std::optional<Place> find_unit_place(db::Read& read, const Scope& scope, UnitId unit);

}  // namespace access
