#include "access/actor.h"
#include "access/permission.h"
#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/grid_view.h"
#include "regions/refusals.h"

namespace regions {

namespace {

struct AssignGridTeam {
    GridId grid_id;
    PersonId person_id;
    TeamPart part = TeamPart::member;
    std::optional<base::Instant> from;
    std::optional<base::Instant> to;
};
BOOST_DESCRIBE_STRUCT(AssignGridTeam, (), (grid_id, person_id, part, from, to))

/// The same person twice, or a second head: one grid, one head (domain 0.46).
bool is_taken(const std::vector<Assignment>& team, const AssignGridTeam& in, base::Instant from) {
    return std::ranges::any_of(team, [&](const Assignment& one) {
        const bool meets =
            (!one.valid_to || from < *one.valid_to) && (!in.to || one.valid_from < *in.to);
        const bool second_head = one.part == TeamPart::head && in.part == TeamPart::head;
        return meets && (one.person_id == in.person_id || second_head);
    });
}

base::Result<http::Created<GridView>> assign(db::Write& write, const access::Actor& actor,
                                             const AssignGridTeam& in) {
    const auto grid = find_grid(write, actor.scope, in.grid_id);
    if (!grid) return base::refuse(base::not_found);
    if (grid->valid_to) return base::refuse(grid_retired);
    if (!find_worker(write, actor.scope, in.person_id))
        return base::refuse_field("person_id", "not_found", "没有这个人员，或其账号已停用",
                                  "there is no such person, or the account is disabled");
    const auto from = in.from.value_or(write.now());
    if (in.to && *in.to <= from)
        return base::refuse_field("to", "range", "结束时间应晚于开始时间",
                                  "the end comes after the beginning");
    if (is_taken(list_team(write, grid->grid_id), in, from)) return base::refuse(already_assigned);
    write.insert_many("grid_assignment",
                      std::vector{Assignment{.assignment_id = write.next_id<AssignmentId>(),
                                             .county = grid->county,
                                             .grid_id = grid->grid_id,
                                             .person_id = in.person_id,
                                             .part = in.part,
                                             .valid_from = from,
                                             .valid_to = in.to}});
    return http::Created{view(write, *grid)};
}

}  // namespace

http::Endpoint assign_grid_team() {
    return {
        .method = http::Method::post,
        .path = "/api/v1/grids/{grid_id}/team",
        .summary = "Let a person work a grid as head, member or assistant, from – to",
        .summary_zh = "任用网格长、网格员或网格辅助员",
        .tag = "grids",
        .needs = access::permission::manage_grids,
        .reach = http::Reach::region,
        .refusals = {&base::not_found, &grid_retired, &already_assigned},
        .example = {{"grid_id", "{grid}"}, {"person_id", "{spare_person}"}, {"part", "assistant"}},
        .handle = http::handler(assign)};
}

}  // namespace regions
