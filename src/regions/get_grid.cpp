#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"

namespace regions {

namespace {

struct GetGrid {
    GridId grid_id;
};
BOOST_DESCRIBE_STRUCT(GetGrid, (), (grid_id))

base::Result<GridView> get(db::Read& read, const access::Actor& actor, const GetGrid& in) {
    const auto grid = find_grid(read, actor.scope, in.grid_id);
    if (!grid) return base::refuse(base::not_found);
    return view(read, *grid);
}

}  // namespace

http::Endpoint get_grid() {
    return {.method = http::Method::get,
            .path = "/api/v1/grids/{grid_id}",
            .summary = "Show a grid with its team",
            .summary_zh = "查看网格及其队伍",
            .tag = "grids",
            .needs = access::permission::read_grids,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"grid_id", "{grid}"}},
            .handle = http::handler(get)};
}

}  // namespace regions
