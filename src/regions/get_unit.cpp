#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/unit_view.h"

namespace regions {

namespace {

struct GetUnit {
    UnitId unit_id;
};
BOOST_DESCRIBE_STRUCT(GetUnit, (), (unit_id))

base::Result<UnitView> get(db::Read& read, const access::Actor& actor, const GetUnit& in) {
    auto unit = find_unit(read, actor.scope, in.unit_id);
    if (!unit) return base::refuse(base::not_found);
    return view(read, std::move(*unit));
}

}  // namespace

http::Endpoint get_unit() {
    return {.method = http::Method::get,
            .path = "/api/v1/units/{unit_id}",
            .summary = "Show a unit with its plates, rooms and hours",
            .summary_zh = "查看单位及其牌子、用房和开放时间",
            .tag = "units",
            .needs = access::permission::read_units,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"unit_id", "{office}"}},
            .handle = http::handler(get)};
}

}  // namespace regions
