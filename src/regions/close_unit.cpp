#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/queries.h"
#include "regions/refusals.h"
#include "regions/unit_view.h"

namespace regions {

namespace {

struct CloseUnit {
    UnitId unit_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CloseUnit, (), (unit_id, version))

base::Result<UnitView> close(db::Write& write, const access::Actor& actor, const CloseUnit& in) {
    const auto unit = find_unit(write, actor.scope, in.unit_id);
    if (!unit) return base::refuse(base::not_found);
    if (unit->valid_to) return base::refuse(unit_closed);
    if (unit->version != in.version)
        return base::refuse(base::stale, "version", std::to_string(unit->version));
    const auto below = write.get<std::int64_t>(
        sql::count_below_unit, db::arg("unit_id", in.unit_id), db::arg("now", write.now()));
    if (below > 0) return base::refuse(unit_in_use, "count", std::to_string(below));
    write.run(sql::close_unit, in, db::arg("valid_to", write.now()));
    return view(write, *find_unit(write, actor.scope, in.unit_id));
}

}  // namespace

http::Endpoint close_unit() {
    return {.method = http::Method::post,
            .path = "/api/v1/units/{unit_id}/closing",
            .summary = "Close a unit that has no units below it and nobody in post",
            .summary_zh = "撤销单位（须无下属单位、无在岗人员）",
            .tag = "units",
            .needs = access::permission::manage_units,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale, &unit_closed, &unit_in_use},
            .example = {{"unit_id", "{empty_unit}"}, {"version", 1}},
            .handle = http::handler(close)};
}

}  // namespace regions
