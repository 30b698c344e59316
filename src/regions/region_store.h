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

/// The first path behind a subtree: `/1/350` for `/1/35/`.
std::string end_of(std::string_view path);

}  // namespace regions
