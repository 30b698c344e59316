#include "access/permission.h"
#include "catalogue/duty_store.h"
#include "catalogue/endpoints.h"
#include "http/id_cursor.h"

namespace catalogue {

namespace {

struct ListDuties {
    std::optional<http::Digits<6>> code;
    std::optional<access::UnitId> unit_id;
    std::optional<http::Text<2, 2>> department;
    std::optional<http::Text<1, 60>> batch;
    std::optional<bool> disputed;
    http::Limit<50, 500> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListDuties, (), (code, unit_id, department, batch, disputed, limit, cursor))

base::Result<http::Page<DutyRow>> list(db::Read& read, const access::Actor& actor,
                                       const ListDuties& in) {
    DutyQuery query{.code = in.code ? in.code->value : "",
                    .unit_id = in.unit_id.value_or(access::UnitId{}),
                    .department = in.department ? in.department->value : "",
                    .batch = in.batch ? in.batch->value : "",
                    .disputed = in.disputed.value_or(false),
                    .count = in.limit.value + 1};
    const auto last = http::read_id_cursor(in.cursor, http::before_all);
    if (!last) return std::unexpected(last.error());
    query.after = DutyId{*last};
    return http::page_of(list_duties(read, actor.scope, query), in.limit.value,
                         [](const DutyRow& row) { return row.duty_id; });
}

}  // namespace

http::Endpoint list_duties() {
    return {.method = http::Method::get,
            .path = "/api/v1/duties",
            .summary = "List duties in one's scope, by leaf, unit, department, batch or dispute",
            .summary_zh = "列出管辖范围内的责任清单，可按事项、单位、部门、批次、争议筛选",
            .tag = "duties",
            .needs = access::permission::read_catalogue,
            .reach = http::Reach::region,
            .example = {{"department", "CG"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace catalogue
