#pragma once

#include <functional>

#include "simulation/behaviour.h"
#include "simulation/outcome.h"
#include "simulation/stage.h"
#include "simulation/words.h"

namespace simulation {

struct Plan {
    std::string county = "620922";  ///< Six digits.
    int days = 30;
    int matters_per_day = 20;  ///< On a working day; half as many on others.
    std::uint64_t seed = 1;
    Behaviour behaviour = {};
};

/// What cannot be simulated: no such county, no centre, no villages. The sentence is for people.
struct CannotSimulate : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Lets simulated people bring, handle and answer matters for `plan.days`, beginning at the stage's
/// clock, all through the use cases of live requests, with clocks and server acting in between. The
/// same plan on the same data gives the same outcome, to the last entry of every journal. Memory
/// grows with the matters under way, not with all of them. Throws CannotSimulate.
Outcome simulate(Stage& stage, const Plan& plan, const Words& words,
                 const std::function<void(int day, int days)>& progress = {});

}  // namespace simulation
