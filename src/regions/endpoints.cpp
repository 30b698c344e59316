#include "regions/endpoints.h"

namespace regions {

http::Endpoints endpoints(std::shared_ptr<RegionSearch> search) {
    http::Endpoints out;
    out.push_back(find_regions(std::move(search)));
    for (auto* const declare :
         {&get_region, &list_region_children, &list_units, &get_unit, &create_unit, &update_unit,
          &close_unit, &sum_unit_posts, &list_grids, &get_grid, &create_grid, &retire_grid,
          &assign_grid_team, &end_grid_assignment, &enter_grid_leave, &show_grid_notice,
          &list_findings, &show_centre, &list_centres})
        out.push_back(declare());
    return out;
}

http::Endpoints endpoints() {
    return endpoints(std::make_shared<RegionSearch>());
}

}  // namespace regions
