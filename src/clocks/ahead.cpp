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
        const auto ahead = steps_ahead(read, clock, calendar);
        const auto up = std::ranges::find(ahead, Action::take_over,
                                          [](const StepAhead& step) { return step.what.action; });
        if (up == ahead.end() || (first && first->at <= up->at)) continue;
        if (auto above = find_superior(read, clock.unit_id))
            first = Climb{*std::move(above), up->at};
    }
    return first;
}

}  // namespace clocks
