#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "base/instant.h"

namespace simulation {

/// A clock that a program sets: it stands where it was put, or runs on from there at the pace of
/// the machine (for work that makes many ids, which wait for a clock that stands). Give `clock()`
/// to db::Options. Safe from every thread.
class FastClock {
  public:
    explicit FastClock(base::Instant start) { set(start); }

    base::Instant now() const { return now(*state_); }
    /// Stands at `at` from now on. Never goes back: an earlier time leaves it where it is.
    void set(base::Instant at) {
        const auto here = state_->started ? now() : at;
        state_->started = true;
        state_->running_since = -1;
        state_->at_ms = std::max(at, here).ms;
    }
    /// Runs on from here.
    void run() {
        state_->at_ms = now().ms;
        state_->running_since = machine_ms();
    }
    base::Clock clock() const {
        return [state = state_] { return now(*state); };
    }

  private:
    struct State {
        std::atomic<std::int64_t> at_ms{0};
        std::atomic<std::int64_t> running_since{-1};  ///< Of the machine's clock; -1: it stands.
        bool started = false;
    };

    static std::int64_t machine_ms() {
        const auto since = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    }
    static base::Instant now(const State& state) {
        const std::int64_t since = state.running_since;
        return {state.at_ms + (since < 0 ? 0 : machine_ms() - since)};
    }

    std::shared_ptr<State> state_ = std::make_shared<State>();
};

}  // namespace simulation
