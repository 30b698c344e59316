#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/grid_store.h"
#include "regions/region_store.h"

namespace regions {

namespace {

struct ShowGridNotice {
    RegionId region_id;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ShowGridNotice, (), (region_id, limit, cursor))

/// One who works there now: a name and the office's telephone, never a private one.
struct NoticePerson {
    TeamPart part = TeamPart::member;
    std::string name;
    std::optional<std::string> work_telephone;
};
BOOST_DESCRIBE_STRUCT(NoticePerson, (), (part, name, work_telephone))

/// What the law has every grid make known (滨州条例 art 6).
struct GridNotice {
    std::string code;
    std::string name;
    std::string area;
    std::optional<std::string> supervision_telephone;
    std::vector<NoticePerson> team;
};
BOOST_DESCRIBE_STRUCT(GridNotice, (), (code, name, area, supervision_telephone, team))

GridNotice notice(db::Read& read, const Grid& grid) {
    GridNotice out{.code = grid.code,
                   .name = grid.name,
                   .area = grid.area,
                   .supervision_telephone = grid.telephone};
    for (const auto& one : list_team(read, grid.grid_id)) {
        if (!works_at(one, read.now())) continue;
        if (const auto person = find_worker(read, one.person_id))
            out.team.push_back({one.part, person->display_name, person->work_telephone});
    }
    return out;
}

base::Result<http::Page<GridNotice>> show(db::Read& read, const ShowGridNotice& in) {
    const auto scope = access::public_scope();
    const auto region = find_region(read, scope, in.region_id);
    if (!region) return base::refuse(base::not_found);
    auto rows = list_grids(read, scope, region->path, in.cursor.value, in.limit.value + 1);
    http::Page<GridNotice> out;
    if (rows.size() > static_cast<std::size_t>(in.limit.value)) {
        rows.pop_back();
        out.next = rows.back().code;
    }
    for (const auto& row : rows) out.items.push_back(notice(read, row));
    return out;
}

}  // namespace

http::Endpoint show_grid_notice() {
    return {.method = http::Method::get,
            .path = "/api/v1/regions/{region_id}/grid-notice",
            .summary = "The public notice of grids: name, area, who works there, supervision",
            .summary_zh = "网格公示：名称、范围、网格人员及工作电话、监督电话",
            .tag = "grids",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{village}"}},
            .handle = http::handler(show)};
}

}  // namespace regions
