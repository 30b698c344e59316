#pragma once

#include <atomic>
#include <cstdint>

namespace http {

/// What one request's body takes of the memory that all large bodies together may take.
class BodyShare {
  public:
    BodyShare() = default;
    ~BodyShare() {
        if (total_) total_->fetch_sub(held_);
    }
    BodyShare(const BodyShare&) = delete;
    BodyShare& operator=(const BodyShare&) = delete;

    /// The body has grown to `size` bytes. False when `total` would pass `most` by that; the
    /// share then stays as it was.
    bool grow(std::atomic<std::int64_t>& total, std::int64_t size, std::int64_t most) {
        const auto more = size - held_;
        if (more <= 0) return true;
        if (total.fetch_add(more) + more > most) {
            total.fetch_sub(more);
            return false;
        }
        total_ = &total;
        held_ = size;
        return true;
    }

  private:
    std::atomic<std::int64_t>* total_ = nullptr;
    std::int64_t held_ = 0;
};

}  // namespace http
