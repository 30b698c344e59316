#pragma once

#include <filesystem>
#include <functional>

#include "db/database.h"
#include "seals/store.h"

namespace seals {

/// How long after midnight in China a day is taken to be whole: a transaction that was given its
/// ids before midnight is committed long before, and the clocks of servers that share a database
/// differ by less.
inline constexpr base::Duration grace = std::chrono::minutes{10};

/// What a round of sealing did.
struct SealReport {
    std::int64_t seals = 0;
    std::int64_t entries = 0;
    /// Every county was looked through; false when it was told to stop before.
    bool complete = false;
};

/// The last day that is whole at this time.
base::Date last_whole_day(base::Instant now);

/// Seals every whole day that has entries and no seal behind the county's newest, oldest first.
/// Any number of servers may do it at once: one seal is made, each in a transaction of its own.
/// Looks at `stop` between seals.
SealReport make_seals(
    db::Database& database, const base::SigningKeys& keys,
    const std::function<bool()>& stop = [] { return false; });

}  // namespace seals
