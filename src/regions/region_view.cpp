#include "regions/region_view.h"

namespace regions {

RegionView view(const Region& region, const std::vector<Region>& above) {
    RegionView out{.region_id = region.region_id,
                   .code = region.code,
                   .level = region.level,
                   .name = region.name,
                   .parent_id = region.parent_id,
                   .path = region.path,
                   .urban_rural = region.urban_rural,
                   .is_statistical_zone = is_statistical_zone(region.code, region.level),
                   .valid_from = region.valid_from,
                   .valid_to = region.valid_to,
                   .successor_id = region.successor_id};
    std::string_view last;
    for (const auto& one : above) {
        out.ancestors.push_back({one.region_id, one.level, one.name});
        if (!is_dummy(one.name, one.level)) out.full_name += one.name;
        last = one.name;
    }
    // 东莞市 stands below itself.
    if (last != region.name) out.full_name += region.name;
    return out;
}

RegionView view(db::Read& read, const Region& region) {
    return view(region, ancestors(read, region));
}

}  // namespace regions
