#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "base/instant.h"
#include "regions/region.h"

namespace regions {

using GridId = base::Id<struct GridTag>;
using AssignmentId = base::Id<struct AssignmentTag>;
using access::PersonId;

/// 基础网格, or 专属网格 of a park, a mall, a campus (domain 1.3).
BOOST_DEFINE_ENUM_CLASS(GridKind, base, dedicated)

/// 网格长、网格员、网格辅助员 (domain 0.46).
BOOST_DEFINE_ENUM_CLASS(TeamPart, head, member, assistant)

struct Grid {
    GridId grid_id;
    std::string county;
    std::string code;  ///< Twelve digits of the village and three of its own.
    RegionId region_id;
    GridKind kind = GridKind::base;
    std::string name;
    std::string area;                      ///< In words, for the public notice.
    std::optional<std::string> telephone;  ///< For supervision by the public.
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Grid, (),
                      (grid_id, county, code, region_id, kind, name, area, telephone, valid_from,
                       valid_to, version))

/// One person's work in one grid, from – to.
struct Assignment {
    AssignmentId assignment_id;
    std::string county;
    GridId grid_id;
    PersonId person_id;
    TeamPart part = TeamPart::member;
    std::optional<AssignmentId> substitute_for;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::optional<base::Instant> leave_from;
    std::optional<base::Instant> leave_to;
};
BOOST_DESCRIBE_STRUCT(Assignment, (),
                      (assignment_id, county, grid_id, person_id, part, substitute_for, valid_from,
                       valid_to, leave_from, leave_to))

/// In office then, and not on leave. From is included, to is not.
bool works_at(const Assignment& assignment, base::Instant at);

/// What a grid's team lacks at a moment (定网格、定人员, domain 0.47).
struct Coverage {
    bool has_head = false;
    bool has_member = false;
};

/// A grid is covered by somebody who works there then, a substitute included; assistants do not
/// cover it, since they are no members.
Coverage coverage(std::span<const Assignment> team, base::Instant at);

/// The next free code of a village, 001 – 899 for base grids, 901 – 999 for dedicated ones.
/// `used` are all codes ever given there, retired ones too: none is given twice. Empty when the
/// range is used up.
std::optional<std::string> next_grid_code(std::string_view village_code, GridKind kind,
                                          std::span<const std::string> used);

/// Fifteen digits, in the village, with a number that fits the kind.
bool is_grid_code(std::string_view code, std::string_view village_code, GridKind kind);

}  // namespace regions
