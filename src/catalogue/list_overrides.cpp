#include "access/permission.h"
#include "catalogue/cursor.h"
#include "catalogue/endpoints.h"
#include "catalogue/override_view.h"

namespace catalogue {

namespace {

struct ListOverrides {
    std::optional<http::Digits<6>> code;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListOverrides, (), (code, limit, cursor))

base::Result<http::Page<OverrideView>> list(db::Read& read, const access::Actor& actor,
                                            const ListOverrides& in) {
    OverrideQuery query{.count = in.limit.value + 1};
    if (in.code) query.code = in.code->value;
    if (const auto read_cursor = after(in.cursor, query.after); !read_cursor)
        return std::unexpected(read_cursor.error());
    http::Page<OverrideView> page;
    for (const OverrideRow& row : list_overrides(read, actor.scope, query))
        page.items.push_back(view(row));
    cut(page, in.limit.value, [](const OverrideView& row) { return row.override_id; });
    return page;
}

}  // namespace

http::Endpoint list_overrides() {
    return {.method = http::Method::get,
            .path = "/api/v1/overrides",
            .summary = "List what the regions in one's scope ask for beyond the catalogue",
            .summary_zh = "列出管辖范围内各地对目录的从严规定",
            .tag = "catalogue",
            .needs = access::permission::read_catalogue,
            .reach = http::Reach::region,
            .example = {{"code", "030401"}},
            .handle = http::handler(list)};
}

}  // namespace catalogue
