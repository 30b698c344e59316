#pragma once

#include <optional>
#include <span>

#include "clocks/ladder.h"

namespace clocks {

/// How a step came out. A reminder whose time had passed when the server came back, so that the
/// next step is due as well, lapses: it is written down and told to nobody. `top`: a take-over that
/// found no superior.
BOOST_DEFINE_ENUM_CLASS(Outcome, fired, lapsed, top)

/// Where a running clock stands on its ladder.
struct Position {
    std::int64_t round = 0;
    std::int64_t done = 0;  ///< Bit n: step n has fired in this round.
    std::optional<PlannedStep> next;
    friend bool operator==(const Position&, const Position&) = default;
};

/// A clock that starts: nothing done, the earliest step next.
Position start_position(std::span<const PlannedStep> plan);

/// A clock whose due time moved (resumed, extended, retimed by a new calendar): steps that still
/// lie ahead may fire anew, those behind `now` stay as they are.
Position replan(const Position& position, std::span<const PlannedStep> plan, base::Instant now);

/// What firing the next step of a position gives.
struct Firing {
    int step = 0;
    std::int64_t round = 0;
    base::Instant planned_at;
    Outcome outcome = Outcome::fired;
    Position after;  ///< Without a next step the clock ends as missed.
    bool ends = false;
};

/// Fires the next step at `moment`, which is not before its time. The last step, when it repeats,
/// comes next its `repeat` after `moment`: what was missed in between does not pile up.
Firing fire(const Position& position, std::span<const LadderStep> steps,
            std::span<const PlannedStep> plan, const catalogue::WorkCalendar& calendar,
            base::Instant moment);

}  // namespace clocks
