#pragma once

#include <string>

#include "base/refusal.h"
#include "matters/work.h"

namespace matters {

/// Which review a closed matter can still get: the first, or after it the second.
Act review_act(const Matter& matter);

/// Asks within the act under way (rows 32, 33). Refuses too_late after 30 days, and reviews_over
/// after the second.
base::Result<void> ask_review(Work& work, const std::string& reason);

}  // namespace matters
