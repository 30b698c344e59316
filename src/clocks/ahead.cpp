#include "clocks/ahead.h"

#include <algorithm>

#include "clocks/calendar_edition.h"
#include "clocks/ladders.h"

namespace clocks {

std::vector<StepAhead> steps_ahead(db::Read& read, const Clock& clock,
                                   const catalogue::WorkCalendar& calendar) {
    std::vector<StepAhead> out;
    if (clock.state != State::running) return out;
    const auto steps = ladder_steps(read, clock.ladder_id);
    for (const PlannedStep& planned : plan(course_of(clock.course), steps, calendar)) {
        if ((clock.steps_done >> planned.step) & 1) continue;
        out.push_back({planned.step, steps[static_cast<std::size_t>(planned.step)], planned.at});
    }
    return out;
}

std::optional<Climb> climb_ahead(db::Read& read, std::span<const Clock> clocks) {
    std::optional<Climb> first;
    const auto edition = calendar_edition(read);
    for (const Clock& clock : clocks) {
        if (clock.state != State::running) continue;
        const auto calendar = edition->of_unit(clock.unit_id, clock.region_path);
        for (const StepAhead& step : steps_ahead(read, clock, calendar)) {
            if (step.what.action != Action::take_over || (first && first->at <= step.at)) continue;
            if (auto above = find_superior(read, clock.unit_id))
                first = Climb{*std::move(above), step.at};
        }
    }
    return first;
}

}  // namespace clocks
