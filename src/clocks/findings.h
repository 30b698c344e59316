#pragma once

#include <vector>

#include "base/finding.h"
#include "db/database.h"

namespace clocks {

/// What does not hold of the clocks and the calendar: a live clock without a holder, a running one
/// without a next step, a paused one without a reason, steps that nobody fires, a year that runs
/// without its calendar. At most 100 of each kind.
std::vector<base::Finding> findings(db::Read& read);

}  // namespace clocks
