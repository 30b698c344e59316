#pragma once

#include <vector>

#include "access/scope.h"
#include "base/finding.h"
#include "db/database.h"

namespace regions {

/// What is not as it should be among units and grids, in the scope: `grid_uncovered` and
/// `grid_without_head` (domain 0.47), `unit_without_head`, `centre_room_missing` (0.13, 2.33),
/// `centre_unstaffed` (2.36), and `in_closed_region` for units and grids that an import of
/// divisions left behind.
std::vector<base::Finding> findings(db::Read& read, const access::Scope& scope);

/// Of the whole database, for `gongzhi doctor`.
std::vector<base::Finding> findings(db::Read& read);

}  // namespace regions
