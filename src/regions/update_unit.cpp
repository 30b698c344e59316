#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/refusals.h"
#include "regions/unit_view.h"

namespace regions {

namespace {

struct UpdateUnit : UnitInput {
    UnitId unit_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UpdateUnit, (UnitInput), (unit_id, version))

base::Result<UnitView> update(db::Write& write, const access::Actor& actor, const UpdateUnit& in) {
    auto unit = find_unit(write, actor.scope, in.unit_id);
    if (!unit) return base::refuse(base::not_found);
    if (unit->valid_to) return base::refuse(unit_closed);
    if (unit->version != in.version)
        return base::refuse(base::stale, "version", std::to_string(unit->version));
    const auto file = apply(write, in, std::move(*unit));
    if (!file) return std::unexpected(file.error());
    base::expects(update_unit(write, *file), "the version was just seen in this transaction");
    return view(write, *find_unit(write, actor.scope, in.unit_id));
}

}  // namespace

http::Endpoint update_unit() {
    return {.method = http::Method::put,
            .path = "/api/v1/units/{unit_id}",
            .summary = "Change what is written about a unit, over the version that was seen",
            .summary_zh = "修改单位资料（须带上所见的版本号）",
            .tag = "units",
            .needs = access::permission::manage_units,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &base::stale, &unit_closed},
            .example = {{"unit_id", "{centre}"},
                        {"version", 1},
                        {"kind", "centre"},
                        {"sector", "government"},
                        {"department", "ZZ"},
                        {"name", "示例县综治中心"},
                        {"posts_authorised", 5}},
            .handle = http::handler(update)};
}

}  // namespace regions
