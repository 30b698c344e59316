#pragma once

#include <memory>

#include "http/endpoint.h"
#include "regions/region_search.h"

namespace regions {

/// Every endpoint of this room. `search` is shared, so that the server can warm it.
http::Endpoints endpoints(std::shared_ptr<RegionSearch> search);
http::Endpoints endpoints();

// One use case each; the file is called like the function.

http::Endpoint find_regions(std::shared_ptr<RegionSearch> search);
http::Endpoint get_region();
http::Endpoint list_region_children();

http::Endpoint list_units();
http::Endpoint get_unit();
http::Endpoint create_unit();
http::Endpoint update_unit();
http::Endpoint close_unit();
http::Endpoint sum_unit_posts();

http::Endpoint list_grids();
http::Endpoint get_grid();
http::Endpoint create_grid();
http::Endpoint retire_grid();
http::Endpoint assign_grid_team();
http::Endpoint end_grid_assignment();
http::Endpoint enter_grid_leave();
http::Endpoint show_grid_notice();
http::Endpoint list_findings();
http::Endpoint show_centre();
http::Endpoint list_centres();

}  // namespace regions
