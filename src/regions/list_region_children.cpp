#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/region_view.h"

namespace regions {

namespace {

struct ListRegionChildren {
    RegionId region_id;
    http::Limit<100, 500> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListRegionChildren, (), (region_id, limit, cursor))

base::Result<http::Page<RegionView>> list(db::Read& read, const ListRegionChildren& in) {
    const auto scope = access::public_scope();
    const auto parent = find_region(read, scope, in.region_id);
    if (!parent) return base::refuse(base::not_found);
    auto above = ancestors(read, *parent);
    above.push_back(*parent);
    auto rows = list_children(read, scope, in.region_id, in.cursor.value, in.limit.value + 1);
    http::Page<RegionView> out;
    if (rows.size() > static_cast<std::size_t>(in.limit.value)) {
        rows.pop_back();
        out.next = rows.back().code;
    }
    for (const auto& row : rows) out.items.push_back(view(row, above));
    return out;
}

}  // namespace

http::Endpoint list_region_children() {
    return {.method = http::Method::get,
            .path = "/api/v1/regions/{region_id}/children",
            .summary = "List the divisions directly below one, by code",
            .summary_zh = "按代码列出一个区划的下一级",
            .tag = "regions",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"}, {"limit", 100}},
            .handle = http::handler(list)};
}

}  // namespace regions
