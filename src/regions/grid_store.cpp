#include "regions/grid_store.h"

#include <unordered_map>

#include "base/expects.h"
#include "regions/queries.h"
#include "regions/region_store.h"

namespace regions {

std::optional<Grid> find_grid(db::Read& read, const access::Scope& scope, GridId grid_id) {
    return read.find<Grid>(sql::find_grid, db::arg("grid_id", grid_id), scope);
}

std::vector<Grid> list_grids(db::Read& read, const access::Scope& scope,
                             std::string_view within_path, std::string_view after, int count) {
    return read.all<Grid>(sql::list_grids, narrowing(read, within_path), scope,
                          db::arg("within_from", within_path),
                          db::arg("within_to", end_of(within_path)), db::arg("after", after),
                          db::arg("count", count));
}

std::vector<std::string> list_grid_codes(db::Read& read, RegionId village) {
    return read.all<std::string>(sql::list_grid_codes, db::arg("region_id", village));
}

std::int64_t count_grids(db::Read& read, const access::Scope& scope) {
    return read.get<std::int64_t>(sql::count_grids, narrowing(read, scope.path_from), scope);
}

std::vector<Assignment> list_team(db::Read& read, GridId grid_id) {
    return read.all<Assignment>(sql::list_team, db::arg("grid_id", grid_id),
                                db::arg("now", read.now()));
}

std::optional<Assignment> find_assignment(db::Read& read, const access::Scope& scope,
                                          AssignmentId assignment_id) {
    return read.find<Assignment>(sql::find_assignment, db::arg("assignment_id", assignment_id),
                                 scope);
}

std::optional<Worker> find_worker(db::Read& read, PersonId person_id) {
    return read.find<Worker>(sql::find_worker, db::arg("person_id", person_id));
}

std::optional<Worker> find_worker(db::Read& read, const access::Scope& scope, PersonId person_id) {
    return read.find<Worker>(sql::find_worker_in_scope, db::arg("person_id", person_id), scope);
}

void assign_teams(db::Write& write, const std::vector<Grid>& grids,
                  const std::vector<TeamMember>& members) {
    std::unordered_map<GridId, const Grid*> by_id;
    for (const auto& grid : grids) by_id[grid.grid_id] = &grid;
    std::vector<Assignment> rows;
    rows.reserve(members.size());
    for (const auto& one : members) {
        const auto at = by_id.find(one.grid_id);
        base::expects(at != by_id.end(), "a team works in one of the grids");
        rows.push_back({.assignment_id = write.next_id<AssignmentId>(),
                        .county = at->second->county,
                        .grid_id = one.grid_id,
                        .person_id = one.person_id,
                        .part = one.part,
                        .valid_from = write.now()});
    }
    write.insert_many("grid_assignment", rows);
}

}  // namespace regions
