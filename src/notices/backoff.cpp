#include "notices/backoff.h"

#include <algorithm>

namespace notices {

base::Duration wait_after(const Backoff& backoff, std::int64_t tries, std::int64_t id) {
    const auto doublings = std::clamp<std::int64_t>(tries - 1, 0, 20);
    const auto length = std::min(backoff.first.count() << doublings, backoff.longest.count());
    // Any mixing of the bits will do; ids of one millisecond differ in the lowest only.
    const auto mixed = (static_cast<std::uint64_t>(id) + static_cast<std::uint64_t>(tries)) *
                           0x9E3779B97F4A7C15ULL >>
                       40;
    const auto percent = 75 + static_cast<std::int64_t>(mixed % 51);
    return base::Duration{length * percent / 100};
}

bool may_try_again(const Backoff& backoff, std::int64_t tries, base::Instant since,
                   base::Instant next) {
    return tries < backoff.most && next < since + backoff.give_up_after;
}

}  // namespace notices
