#pragma once

#include <functional>
#include <map>
#include <stdexcept>

#include "simulation/demo_matter.h"
#include "simulation/stage.h"

namespace simulation {

/// Matters that could not be brought to where the file says, one a line: key, step and reason.
/// Mistakes in the file or in the program, never to be passed over.
struct DemoProblem : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A receipt as its reporter holds it.
struct DemoReceipt {
    std::string key;
    std::string number;
    std::string query_code;
    std::string title;
    matters::State state{};
};

struct DemoLoad {
    std::int64_t matters = 0;
    std::int64_t acts = 0;   ///< Done by people.
    std::int64_t steps = 0;  ///< Fired by clocks.
    std::int64_t hired = 0;  ///< Colleagues who were made up for it.
    std::map<matters::State, int> states;
    std::vector<DemoReceipt> receipts;  ///< In the order of the file.
};

/// Walks every matter through the use cases to its state, acts and clocks in the order of time from
/// the earliest registration to `now`; the stage's clock must not be behind which it begins. Throws
/// DemoProblem. `progress` hears how many acts of how many are done.
DemoLoad load_demo_matters(
    Stage& stage, const std::vector<DemoMatter>& matters, base::Instant now,
    const std::function<void(std::size_t done, std::size_t all)>& progress = {});

/// When the earliest of them was registered.
base::Instant earliest(const std::vector<DemoMatter>& matters, base::Instant now);

}  // namespace simulation
