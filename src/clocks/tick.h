#pragma once

#include <functional>

#include "clocks/effects.h"
#include "clocks/ladders.h"

namespace clocks {

/// What a tick did.
struct TickReport {
    std::int64_t fired = 0;   ///< Told to someone, take-overs included.
    std::int64_t lapsed = 0;  ///< Reminders that came too late to make sense.
    std::int64_t taken_over = 0;
    std::int64_t missed = 0;  ///< Clocks whose ladder ended.
    std::int64_t retimed = 0;
    std::int64_t failed = 0;  ///< Steps that threw; they are tried again at the next tick.

    std::int64_t steps() const { return fired + lapsed; }
    TickReport& operator+=(const TickReport& other);
};

/// Fires what is due. Every step happens exactly once: it is one row of clock_step under a unique
/// key, written together with the clock's move to its next step, which only succeeds on the version
/// that was read. So a crash, downtime, a second ticker or a second server lose and double nothing.
///
/// Oldest first, in transactions of up to `batch` steps; between them other writes have their
/// turn. A batch that fails is done again step by step, and a step that fails alone is left for
/// the next tick without holding up those behind it.
class Tick {
  public:
    static constexpr int batch = 200;

    Tick(db::Database& database, const EffectsTable& effects)
        : database_(database), effects_(effects) {}

    /// Fires every step whose time is not later than `until`, and what that makes due in turn. A
    /// step before `database.now()` is fired as of now, a later one as of its own time. Looks at
    /// `stop` between transactions.
    TickReport run(
        base::Instant until, const std::function<bool()>& stop = [] { return false; });

  private:
    struct Place {
        base::Instant at{INT64_MIN};
        ClockId id;
    };
    struct Batch {
        TickReport report;
        Place last;  ///< Where the next batch goes on.
        bool any = false;
    };

    TickReport pass(base::Instant until, const std::function<bool()>& stop);
    Batch fire_after(Place place, base::Instant until, int most);
    Batch fire_one_by_one(Place place, base::Instant until);

    db::Database& database_;
    const EffectsTable& effects_;
    Ladders ladders_;
};

}  // namespace clocks
