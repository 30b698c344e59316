#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/region_store.h"
#include "regions/unit_store.h"

namespace regions {

namespace {

struct SumUnitPosts {
    RegionId region_id;
    std::optional<UnitKind> kind;
};
BOOST_DESCRIBE_STRUCT(SumUnitPosts, (), (region_id, kind))

struct PostSums {
    std::vector<PostSum> levels;
    std::int64_t units = 0;
    std::int64_t authorised = 0;
    std::int64_t filled = 0;
};
BOOST_DESCRIBE_STRUCT(PostSums, (), (levels, units, authorised, filled))

base::Result<PostSums> sum(db::Read& read, const access::Actor& actor, const SumUnitPosts& in) {
    const auto region = find_region(read, actor.scope, in.region_id);
    if (!region) return base::refuse(base::not_found);
    PostSums out{.levels = sum_posts(read, actor.scope, region->path, in.kind)};
    for (const auto& one : out.levels) {
        out.units += one.units;
        out.authorised += one.authorised;
        out.filled += one.filled;
    }
    return out;
}

}  // namespace

http::Endpoint sum_unit_posts() {
    return {.method = http::Method::get,
            .path = "/api/v1/regions/{region_id}/posts",
            .summary = "Add up posts authorised and filled by level, for one kind of unit or all",
            .summary_zh = "按级别汇总核定编制和在岗人数",
            .tag = "units",
            .needs = access::permission::read_units,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"}, {"kind", "centre"}},
            .handle = http::handler(sum)};
}

}  // namespace regions
