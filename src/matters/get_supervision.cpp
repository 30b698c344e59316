#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/supervise.h"

namespace matters {

namespace {

struct GetSupervision {
    std::optional<RegionId> region_id;
    std::optional<CountBy> by;
};
BOOST_DESCRIBE_STRUCT(GetSupervision, (), (region_id, by))

base::Result<Supervision> get(db::Read& read, const access::Actor& actor,
                              const GetSupervision& in) {
    return supervise(read, actor, in.by.value_or(CountBy::region), in.region_id);
}

struct GetTrend {
    std::optional<RegionId> region_id;
};
BOOST_DESCRIBE_STRUCT(GetTrend, (), (region_id))

base::Result<Trend> get_trend_of(db::Read& read, const access::Actor& actor, const GetTrend& in) {
    return trend(read, actor, in.region_id);
}

}  // namespace

http::Endpoint get_trend() {
    return {.path = "/api/v1/supervision/trend",
            .summary =
                "How much of what ended was never late, in the places directly below a region: "
                "twelve times four weeks, a week apart; and what a time-out took a level up in the "
                "last four weeks",
            .summary_zh =
                "按期率走势：下一级各地近十二周，每点为此前四周办结事项中未逾期的比例；近四周自动上"
                "升的件数",
            .tag = "inbox",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .example = {},
            .handle = http::handler(get_trend_of)};
}

http::Endpoint get_supervision() {
    return {.path = "/api/v1/supervision",
            .summary =
                "What is open, late, due today, under a card and returned, by place, unit or "
                "category, and the ten matters that break next",
            .summary_zh =
                "督办概览：按地区、单位或分类的在办、逾期、今日到期、督办、退回，及最先到期的十件",
            .tag = "inbox",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .example = {{"by", "region"}},
            .handle = http::handler(get)};
}

}  // namespace matters
