#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/id.h"
#include "base/refusal.h"
#include "catalogue/calendar.h"
#include "clocks/course.h"

namespace clocks {

using LadderId = base::Id<struct LadderTag>;

/// What a step does (domain 3.6). `take_over` hands the subject to the superior unit, which gets
/// the full allowance (1.29, 3.4).
BOOST_DEFINE_ENUM_CLASS(Action, remind, urge, yellow, red, take_over)

/// Whom a step tells.
BOOST_DEFINE_ENUM_CLASS(Recipient, holder, unit_head, centre, superior)

/// When a step comes.
struct StepTime {
    enum class Kind {
        used,       ///< `50%`: so much of the working time is used (1 – 99).
        due_today,  ///< The opening of the due day.
        due,        ///< The due time.
        overdue,    ///< `+100%`: overdue by so much of the limit (1 – 1000).
        after,      ///< `due+1wd`: a limit of its own, from the due time.
    };
    Kind kind = Kind::due;
    int percent = 0;
    Limit limit;
    friend bool operator==(const StepTime&, const StepTime&) = default;
};

struct LadderStep {
    StepTime at;
    Action action = Action::remind;
    std::vector<Recipient> to;
    std::optional<Limit> repeat;     ///< The last step only: again after each such time.
    std::optional<Limit> allowance;  ///< take_over only: the next holder's, when not the same.
    friend bool operator==(const LadderStep&, const LadderStep&) = default;
};

/// Steps are known by their place here: bit n of a clock's mask is step n.
struct Ladder {
    LadderId id;
    std::vector<LadderStep> steps;
};

inline constexpr std::size_t most_steps = 20;

/// Reads steps from JSON: `[{"at":"50%","action":"remind","to":["holder"]}, …]`. All errors at
/// once, each with its place. Refused as well: no step at the due time or after it (a miss would
/// go unseen); `repeat` on any but the last step, or together with take_over; a step after a
/// take_over; an allowance elsewhere.
base::Result<std::vector<LadderStep>> read_steps(const boost::json::array& json);
boost::json::array to_json(std::span<const LadderStep> steps);

/// A step of a ladder with its time on one clock.
struct PlannedStep {
    int step = 0;
    base::Instant at;
    friend bool operator==(const PlannedStep&, const PlannedStep&) = default;
};

/// All steps of a ladder on a running clock, by time. A due day that begins before the clock has
/// no step of its own. Empty while the clock stands.
std::vector<PlannedStep> plan(const Course& course, std::span<const LadderStep> steps,
                              const catalogue::WorkCalendar& calendar);

}  // namespace clocks
