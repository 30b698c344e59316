#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "db/database.h"
#include "http/caller.h"
#include "http/config.h"
#include "http/stream.h"
#include "http/wake.h"
#include "http/workers.h"

namespace http {

class EventStream;

/// Carries published events from the table to the open streams, in the order of their numbers.
///
/// One thread does everything in turn: it numbers what was committed, sends what is new, and lets
/// streams join and leave in between, so that no stream misses an event or sees one twice.
/// See docs/adr/0023.
class Feed {
  public:
    Feed(db::Database& database, Gate& gate, Workers& workers, EventTimes times);
    ~Feed();

    void start();
    void stop();

    /// A stream for this caller; null when he has `most` open already. `last_seen` is the number of
    /// the last event that his client got; below zero when it has none, and nothing when what it
    /// sent is no number.
    std::shared_ptr<Stream> open(const Request& request, const Caller& caller,
                                 std::optional<std::int64_t> last_seen, std::size_t most);

    std::int64_t delivered() const { return delivered_; }

  private:
    friend class EventStream;
    using StreamPtr = std::shared_ptr<EventStream>;
    using TimePoint = std::chrono::steady_clock::time_point;

    bool take_place(const std::string& caller, std::size_t most);
    void give_place_back(const std::string& caller);
    void join(StreamPtr stream);
    void leave(StreamPtr stream);
    void recheck(const StreamPtr& stream);
    void soon(std::function<void()> task);

    void run();
    void turn();
    std::int64_t last_numbered();
    void number_new();
    void send_new();
    void let_in(const StreamPtr& stream);
    void let_go(const StreamPtr& stream);
    void move(const StreamPtr& stream, std::vector<std::string> audiences);
    void replay(const StreamPtr& stream, std::int64_t after, std::int64_t swept);
    void start_rechecks(TimePoint now);
    bool sweep();

    db::Database& database_;
    Gate& gate_;
    Workers& workers_;
    const EventTimes times_;

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::function<void()>> tasks_;  // for the feed's thread
    bool woken_ = false;
    bool stopping_ = false;
    std::unordered_map<std::string, std::size_t> by_caller_;  // how many each has

    // Of the feed's thread only.
    std::unordered_map<std::string, std::unordered_set<EventStream*>> by_audience_;
    std::unordered_map<EventStream*, StreamPtr> all_;
    std::deque<std::pair<TimePoint, std::weak_ptr<EventStream>>> rechecks_;
    std::atomic<std::int64_t> delivered_{0};
    TimePoint next_sweep_{};
    bool ready_ = false;

    std::optional<WakeOnPublish> listener_;
    std::jthread thread_;
};

}  // namespace http
