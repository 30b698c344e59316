#pragma once

#include <mutex>
#include <shared_mutex>
#include <variant>

namespace db::detail {

/// Who of a process's writers may be at work: all of them side by side, or one alone. A write that
/// has lost several races runs alone, so that a crowd of others cannot make it lose for ever.
class Turn {
  public:
    using Held =
        std::variant<std::shared_lock<std::shared_mutex>, std::unique_lock<std::shared_mutex>>;

    Held beside_others() {
        // Whoever waits to be alone holds the gate: nobody slips in before him.
        const std::lock_guard pass(gate_);
        return std::shared_lock(at_work_);
    }
    Held alone() {
        const std::lock_guard pass(gate_);
        return std::unique_lock(at_work_);
    }

  private:
    std::mutex gate_;
    std::shared_mutex at_work_;
};

}  // namespace db::detail
