#pragma once

#include <span>

#include "catalogue/calendar.h"
#include "clocks/clock.h"
#include "clocks/ladder.h"
#include "clocks/places.h"

namespace clocks {

/// A step of a ladder that has not fired yet.
struct StepAhead {
    int step = 0;
    LadderStep what;
    base::Instant at;
};

/// What still comes while the clock runs, by time.
std::vector<StepAhead> steps_ahead(db::Read& read, const Clock& clock,
                                   const catalogue::WorkCalendar& calendar);

/// Where a subject goes by itself, and when, unless it is answered before.
struct Climb {
    UnitPlace to;
    base::Instant at;
};

/// The first climb ahead of a subject with these clocks (domain 1.29, 3.4). None where no clock
/// runs that a level above takes over.
std::optional<Climb> climb_ahead(db::Read& read, std::span<const Clock> clocks);

}  // namespace clocks
