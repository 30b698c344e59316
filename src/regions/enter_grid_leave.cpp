#include "access/actor.h"
#include "access/permission.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"
#include "regions/queries.h"
#include "regions/refusals.h"

namespace regions {

namespace {

struct EnterGridLeave {
    AssignmentId assignment_id;
    base::Instant from;
    base::Instant to;
    std::optional<PersonId> substitute_id;
};
BOOST_DESCRIBE_STRUCT(EnterGridLeave, (), (assignment_id, from, to, substitute_id))

base::Result<GridView> enter(db::Write& write, const access::Actor& actor,
                             const EnterGridLeave& in) {
    const auto assignment = find_assignment(write, actor.scope, in.assignment_id);
    if (!assignment) return base::refuse(base::not_found);
    if (assignment->valid_to && *assignment->valid_to <= in.from)
        return base::refuse(assignment_ended);
    if (in.to <= in.from)
        return base::refuse_field("to", "range", "结束时间应晚于开始时间",
                                  "the end comes after the beginning");
    if (in.substitute_id && (*in.substitute_id == assignment->person_id ||
                             !find_worker(write, actor.scope, *in.substitute_id)))
        return base::refuse_field("substitute_id", "not_found",
                                  "没有这个人员、其账号已停用或就是本人",
                                  "there is no such person, the account is disabled, or it is the "
                                  "one on leave");
    write.run(sql::set_leave, db::arg("assignment_id", in.assignment_id),
              db::arg("leave_from", in.from), db::arg("leave_to", in.to));
    if (in.substitute_id)
        write.insert_many("grid_assignment",
                          std::vector{Assignment{.assignment_id = write.next_id<AssignmentId>(),
                                                 .county = assignment->county,
                                                 .grid_id = assignment->grid_id,
                                                 .person_id = *in.substitute_id,
                                                 .part = assignment->part,
                                                 .substitute_for = assignment->assignment_id,
                                                 .valid_from = in.from,
                                                 .valid_to = in.to}});
    return view(write, *find_grid(write, actor.scope, assignment->grid_id));
}

}  // namespace

http::Endpoint enter_grid_leave() {
    return {.method = http::Method::post,
            .path = "/api/v1/grid-assignments/{assignment_id}/leave",
            .summary = "Enter leave, with a substitute; without one the grid may be uncovered",
            .summary_zh = "登记请假并安排替班；不安排时网格可能无人",
            .tag = "grids",
            .needs = access::permission::manage_grids,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &assignment_ended},
            .example = {{"assignment_id", "{assignment}"},
                        {"from", "2026-10-01T00:00:00+08:00"},
                        {"to", "2026-10-08T00:00:00+08:00"}},
            .handle = http::handler(enter)};
}

}  // namespace regions
