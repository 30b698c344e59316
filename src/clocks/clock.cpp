#include "clocks/clock.h"

#include "clocks/queries.h"

namespace clocks {

Position Clock::position() const {
    Position out{.round = round, .done = steps_done, .next = {}};
    if (next_step && next_step_at)
        out.next = PlannedStep{static_cast<int>(*next_step), *next_step_at};
    return out;
}

void Clock::set_position(const Position& position) {
    round = position.round;
    steps_done = position.done;
    next_step.reset();
    next_step_at.reset();
    if (!position.next) return;
    next_step = position.next->step;
    next_step_at = position.next->at;
}

std::optional<Clock> find_clock(db::Read& read, const access::Scope& scope, ClockId clock_id) {
    return read.find<Clock>(sql::find_clock, db::arg("clock_id", clock_id), scope);
}

std::vector<Clock> clocks_of(db::Read& read, const access::Scope& scope,
                             std::string_view subject_kind, std::int64_t subject_id) {
    return read.all<Clock>(sql::clocks_of_subject, db::arg("subject_kind", subject_kind),
                           db::arg("subject_id", subject_id), scope);
}

}  // namespace clocks
