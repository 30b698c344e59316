#include "access/actor.h"
#include "access/permission.h"
#include "clocks/endpoints.h"
#include "clocks/ladder_view.h"
#include "clocks/queries.h"

namespace clocks {

namespace {

struct ListLadders {
    std::optional<bool> with_old;  ///< Also those that have been replaced.
};
BOOST_DESCRIBE_STRUCT(ListLadders, (), (with_old))

struct LadderRow {
    LadderId ladder_id;
    access::RegionId region_id;
    std::string region_name;
    std::string clock_kind;
    std::string steps;
    base::Instant valid_from;
    std::optional<base::Instant> replaced_at;
};
BOOST_DESCRIBE_STRUCT(LadderRow, (),
                      (ladder_id, region_id, region_name, clock_kind, steps, valid_from,
                       replaced_at))

struct LadderView {
    LadderId ladder_id;
    std::optional<access::RegionId> region_id;  ///< Null: the whole country.
    std::string region_name;
    std::string clock_kind;  ///< Empty: every kind without a ladder of its own.
    std::vector<LadderStepView> steps;
    base::Instant valid_from;
    std::optional<base::Instant> replaced_at;
};
BOOST_DESCRIBE_STRUCT(LadderView, (),
                      (ladder_id, region_id, region_name, clock_kind, steps, valid_from,
                       replaced_at))

struct LadderList {
    std::vector<LadderView> items;
};
BOOST_DESCRIBE_STRUCT(LadderList, (), (items))

base::Result<LadderList> list(db::Read& read, const access::Actor& actor, const ListLadders& in) {
    LadderList out;
    for (LadderRow& row : read.all<LadderRow>(sql::list_ladders, actor.scope,
                                              db::arg("with_old", in.with_old.value_or(false)))) {
        const auto steps = read_steps(boost::json::parse(row.steps).as_array());
        out.items.push_back(
            {.ladder_id = row.ladder_id,
             .region_id = row.region_id ? std::optional(row.region_id) : std::nullopt,
             .region_name = std::move(row.region_name),
             .clock_kind = std::move(row.clock_kind),
             .steps = ladder_view(*steps),
             .valid_from = row.valid_from,
             .replaced_at = row.replaced_at});
    }
    return out;
}

}  // namespace

http::Endpoint list_ladders() {
    return {.method = http::Method::get,
            .path = "/api/v1/ladders",
            .summary = "List the ladders of the country and of the regions in the caller's scope",
            .summary_zh = "列出全国及本辖区的督办阶梯",
            .tag = "clocks",
            .needs = access::permission::read_clocks,
            .example = {{"with_old", true}},
            .handle = http::handler(list)};
}

}  // namespace clocks
