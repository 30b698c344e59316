#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/region_view.h"

namespace regions {

namespace {

struct FindRegions {
    std::optional<http::Text<1, 60>> query;
    std::optional<RegionId> within;
    std::optional<http::Whole<1, 5>> level;
    http::Limit<20, 50> limit;
};
BOOST_DESCRIBE_STRUCT(FindRegions, (), (query, within, level, limit))

struct FoundRegions {
    std::vector<RegionView> items;
};
BOOST_DESCRIBE_STRUCT(FoundRegions, (), (items))

base::Result<FoundRegions> find(db::Read& read, RegionSearch& search, const FindRegions& in) {
    FoundRegions out;
    if (!in.query) {
        for (const auto& region :
             list_children(read, access::public_scope(), in.within, "", in.limit.value))
            if (!in.level || in.level->value == region.level)
                out.items.push_back(view(read, region));
        return out;
    }
    const auto found =
        search.index(read)->find({.text = in.query->value,
                                  .within = in.within ? in.within->value : 0,
                                  .level = in.level ? static_cast<int>(in.level->value) : 0,
                                  .limit = static_cast<std::size_t>(in.limit.value)});
    for (const auto id : found) {
        const auto region = find_region(read, access::public_scope(), RegionId{id});
        if (region && !region->valid_to) out.items.push_back(view(read, *region));
    }
    return out;
}

}  // namespace

http::Endpoint find_regions(std::shared_ptr<RegionSearch> search) {
    return {.method = http::Method::get,
            .path = "/api/v1/regions",
            .summary =
                "Find divisions by name, pinyin, initials or code, best first; without a "
                "query, the provinces or what stands directly below `within`",
            .summary_zh =
                "按名称、拼音、拼音首字母或代码查找区划，最相符的在前；不给 query "
                "时列出省份或 within 的下一级",
            .tag = "regions",
            .needs = http::anyone,
            .example = {{"query", "瓜州 渊泉"}, {"limit", 5}},
            .handle = http::handler([search](db::Read& read, const FindRegions& in) {
                return find(read, *search, in);
            })};
}

}  // namespace regions
