#pragma once

#include "clocks/tick.h"
#include "simulation/fast_clock.h"

namespace simulation {

/// Time that passes quickly: between what people do, the clocks fire and the server does what it
/// does by itself, each when its time has come.
class Passing {
  public:
    /// `grain`: how often the server looks, as its ticker does. All must outlive this.
    Passing(db::Database& database, FastClock& clock, base::Duration grain);

    /// Moves the clock to `until`. Throws std::runtime_error when a step failed.
    void until(base::Instant until);

    std::int64_t steps() const { return steps_; }
    std::int64_t woken() const { return woken_; }

  private:
    std::optional<base::Instant> next() const;
    void look();

    db::Database& database_;
    FastClock& clock_;
    const base::Duration grain_;
    clocks::EffectsTable effects_;
    std::int64_t steps_ = 0;
    std::int64_t woken_ = 0;
};

}  // namespace simulation
