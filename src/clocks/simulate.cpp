#include "clocks/simulate.h"

#include <queue>

#include "clocks/calendar_edition.h"
#include "clocks/deadline.h"
#include "clocks/ladders.h"
#include "clocks/queries.h"

namespace clocks {

using base::Instant;

namespace {

class Simulation {
  public:
    Simulation(db::Read& read, Instant until, std::size_t most)
        : read_(read),
          until_(until),
          most_(most),
          edition_(calendar_edition(read)),
          places_(read) {}

    std::vector<WouldFire> run() {
        const Instant first{INT64_MIN};
        for (Clock& clock : read_.all<Clock>(
                 sql::due_clocks, db::arg("until", until_), db::arg("after_at", first),
                 db::arg("after_id", ClockId{}), db::arg("most", static_cast<std::int64_t>(most_))))
            add(std::move(clock));
        while (!waiting_.empty() && out_.size() < most_) {
            Clock clock = waiting_.top().clock;
            waiting_.pop();
            fire_next(std::move(clock));
        }
        return std::move(out_);
    }

  private:
    struct Waiting {
        Instant at;
        std::size_t order;  // of arrival, among equals
        Clock clock;
        bool operator<(const Waiting& other) const {
            return std::tie(other.at, other.order) < std::tie(at, order);
        }
    };

    void add(Clock clock) {
        if (!clock.next_step_at || *clock.next_step_at > until_) return;
        const Instant at = *clock.next_step_at;
        waiting_.push({at, arrived_++, std::move(clock)});
    }

    void fire_next(Clock clock) {
        const Instant moment = std::max(read_.now(), *clock.next_step_at);
        const auto calendar = edition_->of_unit(clock.unit_id, clock.region_path);
        const auto steps = ladders_.get(read_, clock.ladder_id);
        const Course course = course_of(clock.course);
        const Firing firing =
            fire(clock.position(), *steps, plan(course, *steps, calendar), calendar, moment);
        WouldFire would{.at = moment,
                        .clock = clock,
                        .step = (*steps)[static_cast<std::size_t>(firing.step)],
                        .outcome = firing.outcome,
                        .missed = firing.ends,
                        .taken_by = {}};
        if (would.step.action == Action::take_over) {
            would.taken_by = places_.superior(clock.unit_id);
            if (would.taken_by)
                add(successor(would, moment));
            else
                would.outcome = Outcome::top;
        }
        out_.push_back(std::move(would));
        if (firing.ends) return;
        clock.set_position(firing.after);
        add(std::move(clock));
    }

    Clock successor(const WouldFire& would, Instant moment) {
        Clock after = would.clock;
        after.clock_id = {};
        after.unit_id = would.taken_by->unit_id;
        after.post_id.reset();
        after.person_id.reset();
        after.region_path = would.taken_by->path;
        after.ladder_id = ladder_for(read_, after.region_path, after.kind);
        const Course course{
            moment,
            {would.step.allowance.value_or(course_of(would.clock.course).limits.front())},
            {}};
        const auto calendar = edition_->of_unit(after.unit_id, after.region_path);
        after.course = to_json(course);
        after.started_at = moment;
        after.due_at = due_at(course, calendar);
        after.set_position(
            start_position(plan(course, *ladders_.get(read_, after.ladder_id), calendar)));
        return after;
    }

    db::Read& read_;
    const Instant until_;
    const std::size_t most_;
    CalendarEditionPtr edition_;
    Places places_;
    Ladders ladders_;
    std::priority_queue<Waiting> waiting_;
    std::size_t arrived_ = 0;
    std::vector<WouldFire> out_;
};

}  // namespace

std::vector<WouldFire> would_fire(db::Read& read, Instant until, std::size_t most) {
    return Simulation(read, until, most).run();
}

}  // namespace clocks
