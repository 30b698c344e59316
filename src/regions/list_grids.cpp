#include "access/actor.h"
#include "access/permission.h"
#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"
#include "regions/region_store.h"

namespace regions {

namespace {

struct ListGrids {
    RegionId region_id;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListGrids, (), (region_id, limit, cursor))

base::Result<http::Page<GridView>> list(db::Read& read, const access::Actor& actor,
                                        const ListGrids& in) {
    const auto region = find_region(read, actor.scope, in.region_id);
    if (!region) return base::refuse(base::not_found);
    auto rows = list_grids(read, actor.scope, region->path, in.cursor.value, in.limit.value + 1);
    http::Page<GridView> out;
    if (rows.size() > static_cast<std::size_t>(in.limit.value)) {
        rows.pop_back();
        out.next = rows.back().code;
    }
    for (const auto& row : rows) out.items.push_back(view(read, row));
    return out;
}

}  // namespace

http::Endpoint list_grids() {
    return {.method = http::Method::get,
            .path = "/api/v1/regions/{region_id}/grids",
            .summary = "List the grids of a division with their teams, by code",
            .summary_zh = "按编码列出区划内的网格及其队伍",
            .tag = "grids",
            .needs = access::permission::read_grids,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{village}"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace regions
