#include "clocks/progress.h"

#include "base/expects.h"
#include "clocks/deadline.h"

namespace clocks {

using base::Instant;

namespace {

std::int64_t bit(int step) {
    return std::int64_t{1} << step;
}

std::optional<PlannedStep> earliest(std::span<const PlannedStep> plan, std::int64_t done) {
    for (const PlannedStep& step : plan)
        if ((done & bit(step.step)) == 0) return step;
    return {};
}

bool only_informs(Action action) {
    return action == Action::remind || action == Action::urge;
}

}  // namespace

Position start_position(std::span<const PlannedStep> plan) {
    return {.round = 1, .done = 0, .next = earliest(plan, 0)};
}

Position replan(const Position& position, std::span<const PlannedStep> plan, Instant now) {
    Position out{.round = position.round + 1, .done = position.done, .next = {}};
    for (const PlannedStep& step : plan)
        if (step.at > now) out.done &= ~bit(step.step);
    out.next = earliest(plan, out.done);
    return out;
}

Firing fire(const Position& position, std::span<const LadderStep> steps,
            std::span<const PlannedStep> plan, const catalogue::WorkCalendar& calendar,
            Instant moment) {
    base::expects(position.next && position.next->at <= moment, "a step fires when it is due");
    const PlannedStep now = *position.next;
    const LadderStep& step = steps[static_cast<std::size_t>(now.step)];
    Firing out{.step = now.step,
               .round = position.round,
               .planned_at = now.at,
               .outcome = Outcome::fired,
               .after = position};
    out.after.done |= bit(now.step);
    out.after.next = earliest(plan, out.after.done);
    if (only_informs(step.action) && out.after.next && out.after.next->at <= moment)
        out.outcome = Outcome::lapsed;
    if (!out.after.next && step.repeat) {
        out.after.next = {now.step, *due_at({moment, {*step.repeat}, {}}, calendar)};
        ++out.after.round;
    }
    if (step.action == Action::take_over) out.after.next.reset();
    out.ends = !out.after.next;
    return out;
}

}  // namespace clocks
