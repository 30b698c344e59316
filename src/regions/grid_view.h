#pragma once

#include "regions/grid_store.h"

namespace regions {

/// One who works a grid, as staff see it.
struct TeamView {
    AssignmentId assignment_id;
    PersonId person_id;
    std::string name;
    TeamPart part = TeamPart::member;
    std::optional<std::string> work_telephone;
    bool works_now = false;
    std::optional<AssignmentId> substitute_for;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::optional<base::Instant> leave_from;
    std::optional<base::Instant> leave_to;
};
BOOST_DESCRIBE_STRUCT(TeamView, (),
                      (assignment_id, person_id, name, part, work_telephone, works_now,
                       substitute_for, valid_from, valid_to, leave_from, leave_to))

/// A grid as staff see it.
struct GridView {
    GridId grid_id;
    std::string code;
    RegionId region_id;
    GridKind kind = GridKind::base;
    std::string name;
    std::string area;
    std::optional<std::string> telephone;
    bool is_covered = false;  ///< Somebody works there now.
    bool has_head = false;
    std::vector<TeamView> team;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(GridView, (),
                      (grid_id, code, region_id, kind, name, area, telephone, is_covered, has_head,
                       team, valid_from, valid_to, version))

GridView view(db::Read& read, const Grid& grid);

}  // namespace regions
