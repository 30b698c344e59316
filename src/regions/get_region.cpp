#include "regions/endpoints.h"
#include "regions/region_view.h"

namespace regions {

namespace {

struct GetRegion {
    RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(GetRegion, (), (region_id))

base::Result<RegionView> get(db::Read& read, const GetRegion& in) {
    const auto region = find_region(read, access::public_scope(), in.region_id);
    if (!region) return base::refuse(base::not_found);
    return view(read, *region);
}

}  // namespace

http::Endpoint get_region() {
    return {.method = http::Method::get,
            .path = "/api/v1/regions/{region_id}",
            .summary = "Show a division with its ancestors; a closed one names its successor",
            .summary_zh = "查看一个区划及其上级；已撤销的给出承接区划",
            .tag = "regions",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{village}"}},
            .handle = http::handler(get)};
}

}  // namespace regions
