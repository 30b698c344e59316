#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "base/instant.h"
#include "db/text_index.h"

namespace db {

/// What was changed after a position, and up to where that reaches.
struct TextBatch {
    std::vector<TextChange> changes;
    std::int64_t position = 0;
};

/// Keeps a text index behind the writes: a thread of its own that takes from a source what came
/// after the index's position, batch by batch, and goes on after any failure.
class TextFollower {
  public:
    /// What came after this position, in order, at most so many steps; the position it was given
    /// when there is nothing. Called on the follower's thread; it may throw db::Error.
    using Source = std::function<TextBatch(std::int64_t after, std::size_t most)>;

    struct Options {
        std::size_t batch = 500;
        /// How often to look without being woken: other servers write too.
        base::Duration poll{1000};
        /// The longest wait after failures, which are waited out twice as long each time.
        base::Duration patience{30'000};
    };

    TextFollower(TextIndex& index, Source source);
    TextFollower(TextIndex& index, Source source, Options options);
    ~TextFollower();
    TextFollower(const TextFollower&) = delete;

    /// Something was written. Costs nothing to speak of; callable from everywhere.
    void wake();

    /// Up to where this server knows the index to have come; for the lag in the metrics.
    std::int64_t position() const;

    /// Waits until the index has come to `position`; false when it takes longer.
    bool wait_for(std::int64_t position, base::Duration at_most);

  private:
    void follow();
    /// True when there was something; then there may be more.
    bool follow_once();
    void rest(base::Duration at_most);
    /// As rest, but nobody can wake it: writes go on while the index fails.
    void sit_out(base::Duration failure);

    TextIndex& index_;
    const Source source_;
    const Options options_;
    mutable std::mutex mutex_;
    std::condition_variable woken_;
    std::condition_variable moved_;
    bool is_woken_ = false;
    bool is_over_ = false;
    std::int64_t position_ = 0;
    std::thread thread_;
};

}  // namespace db
