#include <charconv>

#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/region_store.h"
#include "regions/unit_view.h"

namespace regions {

namespace {

struct ListUnits {
    std::optional<RegionId> within;
    std::optional<UnitKind> kind;
    std::optional<http::Text<2, 2>> department;
    std::optional<http::Whole<1, 5>> level;
    std::optional<UnitId> host_id;
    std::optional<http::Text<1, 60>> name;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListUnits, (),
                      (within, kind, department, level, host_id, name, limit, cursor))

base::Result<http::Page<UnitView>> list(db::Read& read, const access::Actor& actor,
                                        const ListUnits& in) {
    UnitQuestion question{.count = in.limit.value + 1};
    if (in.within) {
        const auto region = find_region(read, actor.scope, *in.within);
        if (!region) return base::refuse(base::not_found);
        question.within_from = region->path;
        question.within_to = end_of(region->path);
    }
    if (in.kind) question.kind = boost::describe::enum_to_string(*in.kind, "");
    if (in.department) question.department = in.department->value;
    if (in.level) question.level = static_cast<int>(in.level->value);
    if (in.host_id) question.host_id = *in.host_id;
    if (in.name) question.part = in.name->value;
    const auto& cursor = in.cursor.value;
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), question.after.value);

    auto rows = list_units(read, actor.scope, question);
    http::Page<UnitView> out;
    if (rows.size() > static_cast<std::size_t>(in.limit.value)) {
        rows.pop_back();
        out.next = std::to_string(rows.back().unit_id.value);
    }
    for (auto& row : rows) out.items.push_back(view(read, std::move(row)));
    return out;
}

}  // namespace

http::Endpoint list_units() {
    return {.method = http::Method::get,
            .path = "/api/v1/units",
            .summary = "List open units in a subtree by kind, department, host or part of a name",
            .summary_zh = "按区划、类型、部门、所在中心或名称列出单位",
            .tag = "units",
            .needs = access::permission::read_units,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"within", "{county}"}, {"kind", "centre"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace regions
