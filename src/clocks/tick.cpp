#include "clocks/tick.h"

#include "base/log.h"
#include "clocks/fire_steps.h"
#include "clocks/queries.h"

namespace clocks {

using base::Instant;

TickReport& TickReport::operator+=(const TickReport& other) {
    fired += other.fired;
    lapsed += other.lapsed;
    taken_over += other.taken_over;
    missed += other.missed;
    retimed += other.retimed;
    failed += other.failed;
    return *this;
}

TickReport Tick::run(Instant until, const std::function<bool()>& stop) {
    TickReport sum;
    while (!stop()) {
        const TickReport passed = pass(until, stop);
        sum += passed;
        // What failed stays due; another pass would only meet it again.
        if (passed.steps() + passed.retimed == 0) break;
    }
    return sum;
}

TickReport Tick::pass(Instant until, const std::function<bool()>& stop) {
    TickReport sum;
    for (Place place; !stop();) {
        Batch done;
        try {
            done = fire_after(place, until, batch);
        } catch (const db::Busy&) {
            break;  // People's requests go first; the next tick is soon.
        } catch (const std::exception&) {
            done = fire_one_by_one(place, until);
        }
        sum += done.report;
        if (!done.any) break;
        place = done.last;
    }
    return sum;
}

Tick::Batch Tick::fire_after(Place place, Instant until, int most) {
    return database_.write([&](db::Write& write) {
        Batch out{.report = {}, .last = place};
        const auto due = write.all<Clock>(sql::due_clocks, db::arg("until", until),
                                          db::arg("after_at", place.at),
                                          db::arg("after_id", place.id), db::arg("most", most));
        FireSteps steps(write, ladders_, effects_);
        for (const Clock& clock : due) {
            out.last = {*clock.next_step_at, clock.clock_id};
            steps.fire(clock, std::max(write.now(), *clock.next_step_at));
        }
        out.any = !due.empty();
        out.report = steps.finish();
        return out;
    });
}

Tick::Batch Tick::fire_one_by_one(Place place, Instant until) {
    Batch sum{.report = {}, .last = place};
    for (int i = 0; i < batch; ++i) {
        const auto next = database_.read([&](db::Read& read) {
            return read.find<Clock>(sql::due_clocks, db::arg("until", until),
                                    db::arg("after_at", sum.last.at),
                                    db::arg("after_id", sum.last.id), db::arg("most", 1));
        });
        if (!next) break;
        sum.any = true;
        try {
            sum.report += fire_after(sum.last, until, 1).report;
        } catch (const std::exception& error) {
            ++sum.report.failed;
            base::log(
                base::Level::error, "clock_step_failed",
                {{"clock_id", std::to_string(next->clock_id.value)}, {"error", error.what()}});
        }
        sum.last = {*next->next_step_at, next->clock_id};
    }
    return sum;
}

}  // namespace clocks
