#include "simulation/passing.h"

#include <stdexcept>

#include "matters/matter.h"
#include "matters/wake.h"
#include "simulation/queries.h"

namespace simulation {

using base::Instant;

Passing::Passing(db::Database& database, FastClock& clock, base::Duration grain)
    : database_(database), clock_(clock), grain_(grain) {
    effects_.add(std::string(matters::subject_kind), matters::clock_effects());
}

std::optional<Instant> Passing::next() const {
    return database_.read([](db::Read& read) {
        auto first = read.find<Instant>(sql::next_step_at);
        const auto wake = read.find<Instant>(sql::next_wake_at);
        if (wake && (!first || *wake < *first)) first = wake;
        return first;
    });
}

void Passing::look() {
    const auto ticked = clocks::Tick(database_, effects_).run(clock_.now());
    const auto woken = matters::wake_matters(database_, clock_.now());
    if (ticked.failed + woken.failed > 0)
        throw std::runtime_error("a clock or the server failed to act; the log says which");
    steps_ += ticked.steps();
    woken_ += woken.done;
}

void Passing::until(Instant until) {
    while (const auto due = next()) {
        if (*due > until) break;
        const std::int64_t grain = grain_.count();
        const Instant looked{(due->ms + grain - 1) / grain * grain};
        clock_.set(std::min(std::max(looked, clock_.now()), until));
        look();
        if (const auto after = next(); after && *after <= *due)
            throw std::runtime_error("what was due stays due: time cannot pass");
    }
    clock_.set(until);
}

}  // namespace simulation
