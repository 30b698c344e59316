#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/region_store.h"
#include "regions/unit_view.h"

namespace regions {

namespace {

struct CreateUnit : UnitInput {
    RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(CreateUnit, (UnitInput), (region_id))

base::Result<http::Created<UnitView>> create(db::Write& write, const access::Actor& actor,
                                             const CreateUnit& in) {
    const auto region = find_region(write, actor.scope, in.region_id);
    if (!region || region->valid_to) return base::refuse(base::not_found);
    const auto file = apply(write, in,
                            {.unit_id = write.next_id<UnitId>(),
                             .county = region->county,
                             .region_id = region->region_id,
                             .level = region->level,
                             .valid_from = write.now()});
    if (!file) return std::unexpected(file.error());
    insert_unit(write, *file);
    return http::Created{view(write, file->unit),
                         "/api/v1/units/" + std::to_string(file->unit.unit_id.value)};
}

}  // namespace

http::Endpoint create_unit() {
    return {.method = http::Method::post,
            .path = "/api/v1/units",
            .summary = "Set up a unit in a division",
            .summary_zh = "在区划内设立单位",
            .tag = "units",
            .needs = access::permission::manage_units,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{village}"},
                        {"kind", "village_committee"},
                        {"sector", "the_public"},
                        {"department", "CJ"},
                        {"name", "示例村民委员会"}},
            .handle = http::handler(create)};
}

}  // namespace regions
