#pragma once

#include <cstdint>
#include <functional>

#include "db/database.h"

namespace clocks {

struct RetimeReport {
    std::int64_t seen = 0;   ///< Running clocks that were counted on an older calendar.
    std::int64_t moved = 0;  ///< Of those, the ones whose due time changed (clock_change: retimed).
};

/// Counts running clocks that are not yet due anew on the newest calendar, in small transactions.
/// Stopped or crashed, it goes on where it was: a clock carries the version it was counted on. What
/// is overdue already keeps its due time and the calendar that explains it.
RetimeReport retime_clocks(
    db::Database& database, const std::function<bool()>& stop = [] { return false; });

}  // namespace clocks
