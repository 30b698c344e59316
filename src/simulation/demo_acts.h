#pragma once

#include "simulation/demo_plan.h"
#include "simulation/walk.h"

namespace simulation {

/// A matter of the demonstration under way.
struct DemoLife {
    const DemoMatter* matter = nullptr;
    std::vector<DemoStep> steps;
    std::size_t next = 0;
    base::Instant begins;
    base::Instant ends;  ///< By when every step is done.
    std::optional<Walk> walk;

    DemoStep step() const { return steps[next]; }
    /// The step was done before in this life.
    bool again() const;
};

/// Registers the matter: by the resident, a grid worker or the window, as its channel says.
base::Result<void> begin_life(Stage& stage, DemoLife& life);

/// Does the step that is next, after `begin`; `main` is the matter that it is merged into, when it
/// is.
base::Result<void> do_step(DemoLife& life, const Walk* main);

// What do_step chooses from; each knows some steps and leaves the others alone.

std::optional<base::Result<void>> desk_step(DemoLife& life, const Walk* main);
std::optional<base::Result<void>> unit_step(DemoLife& life);
std::optional<base::Result<void>> last_step(DemoLife& life);

/// The date so many days from now.
std::string date_in(Stage& stage, int days);

}  // namespace simulation
