#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"
#include "regions/queries.h"
#include "regions/refusals.h"

namespace regions {

namespace {

struct EndGridAssignment {
    AssignmentId assignment_id;
    std::optional<base::Instant> to;
};
BOOST_DESCRIBE_STRUCT(EndGridAssignment, (), (assignment_id, to))

base::Result<GridView> end(db::Write& write, const access::Actor& actor,
                           const EndGridAssignment& in) {
    const auto assignment = find_assignment(write, actor.scope, in.assignment_id);
    if (!assignment) return base::refuse(base::not_found);
    if (assignment->valid_to && *assignment->valid_to <= write.now())
        return base::refuse(assignment_ended);
    const auto to = in.to.value_or(write.now());
    if (to < write.now())
        return base::refuse_field("to", "range", "结束时间不能早于现在",
                                  "an assignment cannot end in the past");
    write.run(sql::end_assignment, db::arg("assignment_id", in.assignment_id),
              db::arg("valid_to", to));
    return view(write, *find_grid(write, actor.scope, assignment->grid_id));
}

}  // namespace

http::Endpoint end_grid_assignment() {
    return {.method = http::Method::post,
            .path = "/api/v1/grid-assignments/{assignment_id}/end",
            .summary = "End somebody's work in a grid, now or later",
            .summary_zh = "结束网格任用",
            .tag = "grids",
            .needs = access::permission::manage_grids,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &assignment_ended},
            .example = {{"assignment_id", "{assignment}"}},
            .handle = http::handler(end)};
}

}  // namespace regions
