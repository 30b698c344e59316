#pragma once

#include "clocks/run_clock.h"

namespace clocks {

/// Saves a clock that was read at `clock.version`, and writes the change down. `stale` when
/// somebody was faster.
base::Result<Clock> save(db::Write& write, Clock clock, std::string_view change, const Deed& deed);

/// Writes a row of clock_change at the clock's version.
void record_change(db::Write& write, const Clock& clock, std::string_view change, const Deed& deed);

}  // namespace clocks
