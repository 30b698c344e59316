#pragma once

#include <vector>

#include "clocks/clock.h"
#include "clocks/places.h"

namespace clocks {

/// A step that a tick would fire.
struct WouldFire {
    base::Instant at;  ///< Now for what is due already, else the step's own time.
    Clock clock;       ///< Before the step. One that a take-over would start has id 0.
    LadderStep step;
    Outcome outcome = Outcome::fired;
    bool missed = false;                ///< The ladder ends with it.
    std::optional<UnitPlace> taken_by;  ///< The superior, for a take-over.
};

/// What would happen until `until` if nobody did anything: all steps of all clocks, and of those
/// that take over, in the order of time; at most `most`. Changes nothing.
std::vector<WouldFire> would_fire(db::Read& read, base::Instant until, std::size_t most);

}  // namespace clocks
