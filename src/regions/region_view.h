#pragma once

#include "regions/region_store.h"

namespace regions {

/// A division's name on the way down to another.
struct RegionName {
    RegionId region_id;
    int level = 0;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RegionName, (), (region_id, level, name))

/// A division as the API shows it.
struct RegionView {
    RegionId region_id;
    std::string code;
    int level = 0;
    std::string name;
    std::string full_name;  ///< 甘肃省酒泉市瓜州县渊泉镇; dummy levels left out.
    std::optional<RegionId> parent_id;
    std::string path;
    std::optional<std::string> urban_rural;
    bool is_statistical_zone = false;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::optional<RegionId> successor_id;
    std::vector<RegionName> ancestors;  ///< From the province down.
};
BOOST_DESCRIBE_STRUCT(RegionView, (),
                      (region_id, code, level, name, full_name, parent_id, path, urban_rural,
                       is_statistical_zone, valid_from, valid_to, successor_id, ancestors))

RegionView view(const Region& region, const std::vector<Region>& above);

/// With its ancestors read.
RegionView view(db::Read& read, const Region& region);

}  // namespace regions
