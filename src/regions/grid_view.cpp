#include "regions/grid_view.h"

namespace regions {

GridView view(db::Read& read, const Grid& grid) {
    const auto team = list_team(read, grid.grid_id);
    const auto covered = coverage(team, read.now());
    GridView out{.grid_id = grid.grid_id,
                 .code = grid.code,
                 .region_id = grid.region_id,
                 .kind = grid.kind,
                 .name = grid.name,
                 .area = grid.area,
                 .telephone = grid.telephone,
                 .is_covered = covered.has_member,
                 .has_head = covered.has_head,
                 .valid_from = grid.valid_from,
                 .valid_to = grid.valid_to,
                 .version = grid.version};
    for (const auto& one : team) {
        const auto person = find_worker(read, one.person_id);
        out.team.push_back({.assignment_id = one.assignment_id,
                            .person_id = one.person_id,
                            .name = person ? person->display_name : "",
                            .part = one.part,
                            .work_telephone = person ? person->work_telephone : std::nullopt,
                            .works_now = works_at(one, read.now()),
                            .substitute_for = one.substitute_for,
                            .valid_from = one.valid_from,
                            .valid_to = one.valid_to,
                            .leave_from = one.leave_from,
                            .leave_to = one.leave_to});
    }
    return out;
}

}  // namespace regions
