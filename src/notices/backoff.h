#pragma once

#include <cstdint>

#include "base/instant.h"

/// When to try again. Pure.
namespace notices {

/// Doubling from `first` up to `longest`, until `give_up_after` since the run of tries began, and
/// at most `most` tries.
struct Backoff {
    base::Duration first{30'000};
    base::Duration longest{2 * 3600 * 1000};
    base::Duration give_up_after{24 * 3600 * 1000};
    std::int64_t most = 40;
};

/// The wait after the `tries`-th failure (from 1), between 75 % and 125 % of its length: by the id,
/// so that what failed together does not come back together, and a test knows it.
base::Duration wait_after(const Backoff& backoff, std::int64_t tries, std::int64_t id);

/// Whether another try makes sense.
bool may_try_again(const Backoff& backoff, std::int64_t tries, base::Instant since,
                   base::Instant next);

}  // namespace notices
