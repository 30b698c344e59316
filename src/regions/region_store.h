#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "access/scope.h"
#include "base/instant.h"
#include "db/database.h"
#include "regions/region.h"

namespace regions {

/// A division, open or closed.
struct Region {
    RegionId region_id;
    std::string county;
    std::string code;
    int level = 0;
    std::string name;
    std::optional<RegionId> parent_id;
    std::string path;
    std::optional<std::string> urban_rural;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::optional<RegionId> successor_id;
};
BOOST_DESCRIBE_STRUCT(Region, (),
                      (region_id, county, code, level, name, parent_id, path, urban_rural,
                       valid_from, valid_to, successor_id))

std::optional<Region> find_region(db::Read& read, const access::Scope& scope, RegionId region_id);

/// The open division with this code at this level.
std::optional<Region> find_region_by_code(db::Read& read, const access::Scope& scope,
                                          std::string_view code, int level);

/// Open divisions directly below one, or the provinces; by code, after the code `after`.
std::vector<Region> list_children(db::Read& read, const access::Scope& scope,
                                  std::optional<RegionId> parent_id, std::string_view after,
                                  int count);

/// Open divisions of one level in the subtree of `path`, by code.
std::vector<Region> list_subtree(db::Read& read, std::string_view path, int level);

/// From the province down to the parent. Public by law, so without a scope.
std::vector<Region> ancestors(db::Read& read, const Region& region);

/// What rows of a subtree have in common besides their place, for queries to begin with: the county
/// of units and the first digits of grid codes, each as a half-open range.
struct Narrowing {
    std::string county_from;
    std::string county_to;
    std::string code_from;
    std::string code_to;
};
BOOST_DESCRIBE_STRUCT(Narrowing, (), (county_from, county_to, code_from, code_to))

/// Of the subtree whose root has this path.
Narrowing narrowing(db::Read& read, std::string_view path);

/// The first path behind a subtree: `/1/350` for `/1/35/`.
std::string end_of(std::string_view path);

}  // namespace regions
