#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"
#include "regions/queries.h"
#include "regions/refusals.h"

namespace regions {

namespace {

struct RetireGrid {
    GridId grid_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RetireGrid, (), (grid_id, version))

base::Result<GridView> retire(db::Write& write, const access::Actor& actor, const RetireGrid& in) {
    const auto grid = find_grid(write, actor.scope, in.grid_id);
    if (!grid) return base::refuse(base::not_found);
    if (grid->valid_to) return base::refuse(grid_retired);
    if (grid->version != in.version)
        return base::refuse(base::stale, "version", std::to_string(grid->version));
    write.run(sql::retire_grid, in, db::arg("valid_to", write.now()));
    write.run(sql::end_grid_assignments, in, db::arg("valid_to", write.now()));
    return view(write, *find_grid(write, actor.scope, in.grid_id));
}

}  // namespace

http::Endpoint retire_grid() {
    return {.method = http::Method::post,
            .path = "/api/v1/grids/{grid_id}/retirement",
            .summary = "Retire a grid: its team ends, its code is never given again",
            .summary_zh = "停用网格：队伍任用结束，编码不再启用",
            .tag = "grids",
            .needs = access::permission::manage_grids,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale, &grid_retired},
            .example = {{"grid_id", "{spare_grid}"}, {"version", 1}},
            .handle = http::handler(retire)};
}

}  // namespace regions
