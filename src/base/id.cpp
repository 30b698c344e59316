#include "base/id.h"

#include <thread>

#include "base/expects.h"

namespace base {

namespace {

constexpr std::int64_t epoch_ms = 1735689600000;  // 2025-01-01T00:00:00Z
constexpr int node_bits = 4;
constexpr int sequence_bits = 8;

}  // namespace

IdSource::IdSource(int node, Clock clock) : node_(node), clock_(std::move(clock)) {
    expects(node >= 0 && node < nodes, "a node fits its bits");
}

std::int64_t IdSource::next_value() {
    const std::scoped_lock lock(mutex_);
    const std::int64_t now = (clock_().ms - epoch_ms) << sequence_bits;
    // A clock that stands still (tests) or steps back must not make an id twice, so the counter
    // runs on; real time is waited for only when a burst has used up its millisecond.
    last_ = std::max(now, last_ + 1);
    if (last_ - now >= (1 << sequence_bits) && now > 0)
        std::this_thread::sleep_for(std::chrono::microseconds{200});
    const std::int64_t ms = last_ >> sequence_bits;
    const std::int64_t sequence = last_ & ((1 << sequence_bits) - 1);
    return (ms << (node_bits + sequence_bits)) | (node_ << sequence_bits) | sequence;
}

Instant made_at(std::int64_t id) {
    return {(id >> (node_bits + sequence_bits)) + epoch_ms};
}

std::int64_t first_id_at(Instant at) {
    return (at.ms - epoch_ms) << (node_bits + sequence_bits);
}

}  // namespace base
