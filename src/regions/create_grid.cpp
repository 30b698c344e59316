#include "access/actor.h"
#include "access/permission.h"
#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"
#include "regions/refusals.h"
#include "regions/region_store.h"

namespace regions {

namespace {

struct CreateGrid {
    RegionId region_id;
    GridKind kind = GridKind::base;
    http::Text<1, 60> name;
    http::Text<1, 300> area;
    std::optional<http::Text<3, 20>> telephone;
    std::optional<http::Digits<15>> code;
};
BOOST_DESCRIBE_STRUCT(CreateGrid, (), (region_id, kind, name, area, telephone, code))

/// The code that was asked for, or the next one.
base::Result<std::string> code_for(db::Read& read, const Region& village, const CreateGrid& in) {
    const auto used = list_grid_codes(read, village.region_id);
    if (!in.code) {
        auto next = next_grid_code(village.code, in.kind, used);
        if (!next) return base::refuse(grid_codes_exhausted);
        return *next;
    }
    if (!is_grid_code(in.code->value, village.code, in.kind))
        return base::refuse_field(
            "code", "form",
            "应为本村（社区）12 位代码加 3 位序号：基础网格 001–899，专属网格 "
            "901–999",
            "expected the village's twelve digits and three more: 001–899 "
            "for a base grid, 901–999 for a dedicated one");
    if (std::ranges::find(used, in.code->value) != used.end()) return base::refuse(grid_code_used);
    return in.code->value;
}

base::Result<http::Created<GridView>> create(db::Write& write, const access::Actor& actor,
                                             const CreateGrid& in) {
    const auto village = find_region(write, actor.scope, in.region_id);
    if (!village || village->valid_to) return base::refuse(base::not_found);
    if (village->level != static_cast<int>(Level::village))
        return base::refuse_field("region_id", "level", "网格只能设在村（社区）",
                                  "a grid belongs to a village or community");
    const auto code = code_for(write, *village, in);
    if (!code) return std::unexpected(code.error());
    const Grid grid{.grid_id = write.next_id<GridId>(),
                    .county = village->county,
                    .code = *code,
                    .region_id = village->region_id,
                    .kind = in.kind,
                    .name = in.name.value,
                    .area = in.area.value,
                    .telephone = in.telephone ? std::optional(in.telephone->value) : std::nullopt,
                    .valid_from = write.now()};
    write.insert_many("grid", std::vector{grid});
    return http::Created{view(write, grid), "/api/v1/grids/" + std::to_string(grid.grid_id.value)};
}

}  // namespace

http::Endpoint create_grid() {
    return {.method = http::Method::post,
            .path = "/api/v1/grids",
            .summary = "Draw a grid in a village or community; its code is given unless named",
            .summary_zh = "在村（社区）内划定网格；不给编码时自动编号",
            .tag = "grids",
            .needs = access::permission::manage_grids,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &grid_code_used, &grid_codes_exhausted},
            .example = {{"region_id", "{village}"},
                        {"kind", "base"},
                        {"name", "示例网格"},
                        {"area", "示例路以东、示例河以西"},
                        {"telephone", "0000-0000000"}},
            .handle = http::handler(create)};
}

}  // namespace regions
