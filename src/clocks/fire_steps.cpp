#include "clocks/fire_steps.h"

#include <algorithm>

#include <fmt/format.h>

#include "clocks/deadline.h"
#include "clocks/queries.h"
#include "clocks/record.h"

namespace clocks {

using base::Instant;

namespace {

void note(db::Write& write, const Clock& clock, std::string_view change, Instant moment) {
    write.run(sql::insert_change, db::arg("clock_id", clock.clock_id),
              db::arg("position", clock.version), db::arg("county", clock.county),
              db::arg("at", moment), db::arg("change", change), db::arg("reason", ""),
              db::arg("due_at", clock.due_at),
              db::arg("person_id", std::optional<access::PersonId>{}));
}

}  // namespace

void FireSteps::fire(Clock clock, Instant moment) {
    if (clock.calendar_version < edition_->version() && *clock.due_at > write_.now()) {
        retime_clock(write_, std::move(clock));
        ++report_.retimed;
        return;
    }
    const auto calendar = edition_->of_unit(clock.unit_id, clock.region_path);
    const auto steps = ladders_.get(write_, clock.ladder_id);
    const auto planned = plan(course_of(clock.course), *steps, calendar);
    Firing firing = clocks::fire(clock.position(), *steps, planned, calendar, moment);
    const LadderStep& step = (*steps)[static_cast<std::size_t>(firing.step)];

    std::optional<UnitPlace> superior;
    if (step.action == Action::take_over) {
        superior = places_.superior(clock.unit_id);
        if (!superior) firing.outcome = Outcome::top;
    }
    clock.set_position(firing.after);
    if (firing.ends) {
        clock.state = State::missed;
        clock.ended_at = moment;
    }
    if (write_.run(firing.ends ? sql::save_last_step : sql::save_step, clock) == 0) return;
    ++clock.version;

    rows_.push_back({clock.clock_id, firing.round, firing.step, clock.county, step.action,
                     firing.outcome, firing.planned_at, moment});
    ++(firing.outcome == Outcome::lapsed ? report_.lapsed : report_.fired);
    if (firing.outcome != Outcome::lapsed) tell(clock, step, firing, moment);
    effects_.of(clock.subject_kind).on_step(write_, clock, step, firing);
    if (!firing.ends) return;
    if (superior) {
        take_over(clock, step, *superior, moment);
        return;
    }
    ++report_.missed;
    note(write_, clock, "missed", moment);
    effects_.of(clock.subject_kind).on_missed(write_, clock);
}

void FireSteps::take_over(const Clock& before, const LadderStep& step, const UnitPlace& superior,
                          Instant moment) {
    note(write_, before, "taken_over", moment);
    // The whole allowance, from now: nobody inherits a clock that is already overdue.
    const Course course{
        moment, {step.allowance.value_or(course_of(before.course).limits.front())}, {}};
    const auto calendar = edition_->of_unit(superior.unit_id, superior.path);
    Clock after{.clock_id = write_.next_id<ClockId>(),
                .county = before.county,
                .subject_kind = before.subject_kind,
                .subject_id = before.subject_id,
                .kind = before.kind,
                .unit_id = superior.unit_id,
                .course = to_json(course),
                .started_at = moment,
                .due_at = due_at(course, calendar),
                .calendar_version = edition_->version(),
                .ladder_id = ladder_for(write_, superior.path, before.kind),
                .taken_from = before.clock_id,
                .version = 1,
                .region_path = superior.path};
    after.set_position(
        start_position(plan(course, *ladders_.get(write_, after.ladder_id), calendar)));
    write_.run(sql::insert_clock, after);
    note(write_, after, "started", moment);
    write_.run(sql::inherit_helpers, db::arg("clock_id", after.clock_id),
               db::arg("from_id", before.clock_id), db::arg("unit_id", after.unit_id));
    write_.run(sql::insert_helper, db::arg("clock_id", after.clock_id),
               db::arg("unit_id", before.unit_id), db::arg("county", before.county),
               db::arg("now", moment));
    ++report_.taken_over;
    effects_.of(before.subject_kind).on_taken_over(write_, before, after);
}

std::string FireSteps::audience(const Clock& clock, Recipient recipient) {
    switch (recipient) {
        case Recipient::holder:
            if (clock.person_id) return fmt::format("person:{}", clock.person_id->value);
            return fmt::format("unit:{}", clock.unit_id.value);
        case Recipient::unit_head:
            return fmt::format("unit:{}", clock.unit_id.value);
        case Recipient::centre: {
            const auto centre = places_.centre(clock.unit_id);
            return centre ? fmt::format("unit:{}", centre->value) : "";
        }
        case Recipient::superior: {
            const auto& superior = places_.superior(clock.unit_id);
            return superior ? fmt::format("unit:{}", superior->unit_id.value) : "";
        }
    }
    std::unreachable();
}

void FireSteps::tell(const Clock& clock, const LadderStep& step, const Firing& firing,
                     Instant moment) {
    std::vector<std::string> told;
    for (const Recipient recipient : step.to) {
        std::string whom = audience(clock, recipient);
        if (whom.empty() || std::ranges::count(told, whom)) continue;
        boost::json::array roles;
        for (const Recipient other : step.to)
            if (audience(clock, other) == whom)
                roles.emplace_back(boost::describe::enum_to_string(other, ""));
        boost::json::object body{{"clock_id", std::to_string(clock.clock_id.value)},
                                 {"subject_kind", clock.subject_kind},
                                 {"subject_id", std::to_string(clock.subject_id)},
                                 {"kind", clock.kind},
                                 {"action", boost::describe::enum_to_string(step.action, "")},
                                 {"outcome", boost::describe::enum_to_string(firing.outcome, "")},
                                 {"to", std::move(roles)},
                                 {"planned_at", base::to_text(firing.planned_at)},
                                 {"at", base::to_text(moment)}};
        if (clock.due_at) body["due_at"] = base::to_text(*clock.due_at);
        tellings_.push_back({whom, "clock_step", std::move(body)});
        told.push_back(std::move(whom));
    }
}

TickReport FireSteps::finish() {
    write_.insert_many("clock_step", rows_);
    http::publish(write_, tellings_);
    return report_;
}

}  // namespace clocks
