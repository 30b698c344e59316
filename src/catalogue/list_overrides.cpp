#include "access/permission.h"
#include "catalogue/endpoints.h"
#include "catalogue/override_view.h"
#include "http/id_cursor.h"

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
    const auto last = http::read_id_cursor(in.cursor, http::before_all);
    if (!last) return std::unexpected(last.error());
    query.after = OverrideId{*last};
    std::vector<OverrideView> rows;
    for (const OverrideRow& row : list_overrides(read, actor.scope, query))
        rows.push_back(view(row));
    return http::page_of(std::move(rows), in.limit.value,
                         [](const OverrideView& row) { return row.override_id; });
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
