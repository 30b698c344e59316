#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/scope.h"
#include "db/database.h"
#include "regions/grid.h"

namespace regions {

std::optional<Grid> find_grid(db::Read& read, const access::Scope& scope, GridId grid_id);

/// Grids in use in the subtree of `within_path`, by code, after the code `after`.
std::vector<Grid> list_grids(db::Read& read, const access::Scope& scope,
                             std::string_view within_path, std::string_view after, int count);

/// Every code that was ever given in a village, retired ones too.
std::vector<std::string> list_grid_codes(db::Read& read, RegionId village);

/// Grids in use in the scope's subtree.
std::int64_t count_grids(db::Read& read, const access::Scope& scope);

/// Those in office now or later, on leave or not.
std::vector<Assignment> list_team(db::Read& read, GridId grid_id);

std::optional<Assignment> find_assignment(db::Read& read, const access::Scope& scope,
                                          AssignmentId assignment_id);

/// What the public notice tells of a person (BZ art 6).
struct Worker {
    PersonId person_id;
    std::string display_name;
    std::optional<std::string> work_telephone;
};
BOOST_DESCRIBE_STRUCT(Worker, (), (person_id, display_name, work_telephone))

/// A person whose account is open; in the scope, or anywhere.
std::optional<Worker> find_worker(db::Read& read, PersonId person_id);
std::optional<Worker> find_worker(db::Read& read, const access::Scope& scope, PersonId person_id);

/// One who is to work a grid, for teams that are assigned in bulk.
struct TeamMember {
    GridId grid_id;
    PersonId person_id;
    TeamPart part = TeamPart::member;
};

/// Writes many assignments that begin now; the people and grids are taken to be there, and every
/// grid to have no team yet.
void assign_teams(db::Write& write, const std::vector<Grid>& grids,
                  const std::vector<TeamMember>& members);

}  // namespace regions
