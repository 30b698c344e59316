#pragma once

#include <vector>

#include "base/finding.h"
#include "db/database.h"

namespace matters {

/// What ought to hold of every open matter and does not (no orphan): a holder that works today, a
/// running clock or a stated pause, a place in a list, a time that the server keeps. At most a
/// hundred of each kind.
std::vector<base::Finding> findings(db::Read& read);

}  // namespace matters
