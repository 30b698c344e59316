#pragma once

#include <vector>

#include "base/finding.h"
#include "db/database.h"

namespace seals {

/// What does not hold of the seals, by bounded work: whole days that nobody sealed within two days,
/// and of the newest seals (some hundreds) signature, chain and number of entries: an entry that
/// appeared for a sealed day shows there. `gongzhi verify` re-computes everything. At most 100 of
/// each kind.
std::vector<base::Finding> findings(db::Read& read);

}  // namespace seals
