#include "access/actor.h"
#include "access/permission.h"
#include "clocks/endpoints.h"
#include "clocks/ladder_view.h"
#include "clocks/places.h"
#include "clocks/queries.h"

namespace clocks {

namespace {

struct SetLadder {
    access::RegionId region_id;
    std::optional<http::Text<1, 60>> clock_kind;  ///< None: every kind without one of its own.
    http::List<LadderStepIn, 20> steps;
};
BOOST_DESCRIBE_STRUCT(SetLadder, (), (region_id, clock_kind, steps))

struct LadderSet {
    LadderId ladder_id;
};
BOOST_DESCRIBE_STRUCT(LadderSet, (), (ladder_id))

base::Result<http::Created<LadderSet>> set(db::Write& write, const access::Actor& actor,
                                           const SetLadder& in) {
    const auto place = find_region_place(write, in.region_id);
    if (!place || !actor.scope.covers(place->path)) return base::refuse(base::not_found);
    const auto steps = read_steps(to_json(std::span(in.steps.value)));
    if (!steps) return std::unexpected(steps.error());
    const std::string kind = in.clock_kind ? in.clock_kind->value : "";
    const auto region = db::arg("region_id", in.region_id);
    const auto of_kind = db::arg("clock_kind", kind);
    const base::Instant now = write.now();
    write.run(sql::end_ladder, db::arg("now", now), region, of_kind);
    const auto id = write.next_id<LadderId>();
    const std::string text = boost::json::serialize(to_json(std::span(*steps)));
    write.run(sql::insert_ladder, db::arg("ladder_id", id), db::arg("county", place->county),
              region, of_kind, db::arg("steps", text), db::arg("now", now),
              db::arg("person_id", actor.person));
    return http::Created{LadderSet{id}};
}

}  // namespace

http::Endpoint set_ladder() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/ladders",
        .summary = "Put a ladder in force for a region and a kind of clock, for new clocks",
        .summary_zh = "为某区划的某类时限设定督办阶梯，对新的时限生效",
        .tag = "clocks",
        .needs = access::permission::manage_ladders,
        .reach = http::Reach::region,
        .refusals = {&base::not_found},
        .example = {{"region_id", "{county}"},
                    {"clock_kind", "handling"},
                    {"steps",
                     {{{"at", "80%"}, {"action", "remind"}, {"to", {"holder"}}},
                      {{"at", "due"}, {"action", "take_over"}, {"to", {"holder", "superior"}}}}}},
        .handle = http::handler(set)};
}

}  // namespace clocks
