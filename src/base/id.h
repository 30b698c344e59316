#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>

#include "base/instant.h"

namespace base {

/// The identity of a row. Each kind of row has a tag of its own, so that ids cannot be mixed up;
/// in JSON an id is a string of digits, because JavaScript rounds large numbers.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    friend constexpr auto operator<=>(Id, Id) = default;
    explicit operator bool() const { return value != 0; }
};

/// Makes 53-bit time-ordered ids: 41 bits of milliseconds since 2025, 4 bits of node, 8 bits of
/// sequence. Two servers on one database hold different nodes (db leases them). At most 256 ids a
/// millisecond and node: the 257th waits for the next millisecond. Safe from every thread.
class IdSource {
  public:
    static constexpr int nodes = 16;

    explicit IdSource(int node, Clock clock = system_now);

    template <class SomeId>
    SomeId next() {
        return SomeId{next_value()};
    }
    std::int64_t next_value();

  private:
    const std::int64_t node_;
    const Clock clock_;
    std::mutex mutex_;
    std::int64_t last_ = 0;  // milliseconds << 8 | sequence
};

/// When an id was made, to the millisecond.
Instant made_at(std::int64_t id);

/// The smallest id that can be made at this time or later.
std::int64_t first_id_at(Instant at);

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(base::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
