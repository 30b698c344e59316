#include "clocks/run_clock.h"

#include "base/expects.h"
#include "clocks/calendar_edition.h"
#include "clocks/deadline.h"
#include "clocks/ladders.h"
#include "clocks/places.h"
#include "clocks/queries.h"
#include "clocks/record.h"

namespace clocks {

using base::Instant;
using base::refuse;
using base::Result;

namespace {

std::string name_of(State state) {
    return boost::describe::enum_to_string(state, "");
}

Result<Clock> live_clock(db::Read& read, ClockId clock_id) {
    auto clock = find_clock(read, access::system_scope(), clock_id);
    if (!clock) return refuse(base::not_found);
    if (clock->state != State::running && clock->state != State::paused)
        return refuse(clock_ended, "state", name_of(clock->state));
    return std::move(*clock);
}

Result<Clock> running_in_time(db::Read& read, ClockId clock_id) {
    auto clock = live_clock(read, clock_id);
    if (!clock) return clock;
    if (clock->state == State::running && *clock->due_at <= read.now())
        return refuse(clock_overdue, "due_at", base::to_text(*clock->due_at));
    return clock;
}

std::unexpected<base::Refusal> reason_missing() {
    return base::refuse_field("reason", "required", "请说明理由。", "Say why.");
}

/// Counts due time and next step from the clock's course.
void count(db::Read& read, Clock& clock, const Course& course, bool starts) {
    const auto edition = calendar_edition(read);
    const auto calendar = edition->of_unit(clock.unit_id, clock.region_path);
    const auto planned = plan(course, ladder_steps(read, clock.ladder_id), calendar);
    clock.course = to_json(course);
    clock.calendar_version = edition->version();
    clock.due_at = due_at(course, calendar);
    if (starts)
        clock.set_position(start_position(planned));
    else if (clock.due_at)
        clock.set_position(replan(clock.position(), planned, read.now()));
}

Result<Clock> end_clock(db::Write& write, Clock clock, State state, std::string_view change,
                        const Deed& deed) {
    clock.state = state;
    clock.ended_at = write.now();
    clock.next_step.reset();
    clock.next_step_at.reset();
    clock.pause_reason.reset();
    return save(write, std::move(clock), change, deed);
}

}  // namespace

Result<Clock> start_clock(db::Write& write, const NewClock& fresh, const Deed& deed) {
    const auto place = find_unit_place(write, fresh.unit);
    base::expects(place.has_value(), "a clock's holder is a unit");
    const Instant start = fresh.start.value_or(write.now());
    base::expects(start <= write.now(), "no clock starts in the future");
    if (!fresh.known_free)
        for (const Clock& other :
             clocks_of(write, access::system_scope(), fresh.subject_kind, fresh.subject_id))
            if (other.kind == fresh.kind && other.unit_id == fresh.unit && !other.ended_at)
                return refuse(clock_exists);

    Clock clock{.clock_id = write.next_id<ClockId>(),
                .county = fresh.county,
                .subject_kind = fresh.subject_kind,
                .subject_id = fresh.subject_id,
                .kind = fresh.kind,
                .unit_id = fresh.unit,
                .post_id = fresh.post,
                .person_id = fresh.person,
                .started_at = start,
                .ladder_id = ladder_for(write, place->path, fresh.kind),
                .version = 1,
                .region_path = place->path};
    count(write, clock, {start, {fresh.limit}, {}}, true);
    write.run(sql::insert_clock, clock);
    record_change(write, clock, "started", deed);
    return clock;
}

Result<Clock> pause_clock(db::Write& write, ClockId clock_id, const Deed& deed) {
    if (deed.reason.empty()) return reason_missing();
    auto clock = running_in_time(write, clock_id);
    if (!clock) return clock;
    if (clock->state == State::paused) return refuse(clock_not_running, "state", "paused");
    Course course = course_of(clock->course);
    course.pauses.push_back({.from = write.now(), .to = {}, .reason = deed.reason});
    clock->state = State::paused;
    clock->pause_reason = deed.reason;
    count(write, *clock, course, false);
    clock->next_step.reset();
    clock->next_step_at.reset();
    return save(write, std::move(*clock), "paused", deed);
}

Result<Clock> resume_clock(db::Write& write, ClockId clock_id, const Deed& deed) {
    auto clock = live_clock(write, clock_id);
    if (!clock) return clock;
    if (clock->state != State::paused) return refuse(clock_not_paused);
    Course course = course_of(clock->course);
    course.pauses.back().to = write.now();
    clock->state = State::running;
    clock->pause_reason.reset();
    count(write, *clock, course, false);
    return save(write, std::move(*clock), "resumed", deed);
}

Result<Clock> extend_clock(db::Write& write, ClockId clock_id, Limit by, const Deed& deed) {
    if (deed.reason.empty()) return reason_missing();
    base::expects(by.unit != LimitUnit::instant, "an extension is some time");
    auto clock = running_in_time(write, clock_id);
    if (!clock) return clock;
    Course course = course_of(clock->course);
    course.limits.push_back(by);
    count(write, *clock, course, false);
    return save(write, std::move(*clock), "extended", deed);
}

Result<Clock> meet_clock(db::Write& write, ClockId clock_id, const Deed& deed) {
    auto found = find_clock(write, access::system_scope(), clock_id);
    if (!found) return refuse(base::not_found);
    if (found->met_at || found->state == State::cancelled)
        return refuse(clock_ended, "state", name_of(found->state));
    found->met_at = write.now();
    if (found->state == State::missed) return save(write, std::move(*found), "met", deed);
    const bool late = found->due_at && *found->due_at < write.now();
    return end_clock(write, std::move(*found), late ? State::missed : State::met, "met", deed);
}

Result<Clock> cancel_clock(db::Write& write, ClockId clock_id, const Deed& deed) {
    if (deed.reason.empty()) return reason_missing();
    auto clock = live_clock(write, clock_id);
    if (!clock) return clock;
    return end_clock(write, std::move(*clock), State::cancelled, "cancelled", deed);
}

Result<Clock> miss_clock(db::Write& write, ClockId clock_id, const Deed& deed) {
    if (deed.reason.empty()) return reason_missing();
    auto clock = live_clock(write, clock_id);
    if (!clock) return clock;
    return end_clock(write, std::move(*clock), State::missed, "missed", deed);
}

bool retime_clock(db::Write& write, Clock clock) {
    const auto before = clock.due_at;
    const Course course = course_of(clock.course);
    const Position position = clock.position();
    count(write, clock, course, false);
    if (clock.due_at != before) return save(write, std::move(clock), "retimed", {}).has_value();
    // Only the version moves: what has fired stays fired, and there is nothing to write down. The
    // next step may still have moved (hours that changed within the day).
    Position same = clock.position();
    same.round = position.round;
    same.done = position.done;
    clock.set_position(same);
    write.run(sql::save_clock, clock);
    return false;
}

}  // namespace clocks
