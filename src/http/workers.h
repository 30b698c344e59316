#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// A few threads with a bounded queue, for whatever may block.
class Workers {
  public:
    using Work = std::move_only_function<void()>;

    Workers(int threads, std::size_t most);
    ~Workers() { stop(); }

    /// False when the queue is full or the pool has stopped; the work is then dropped.
    bool post(Work work);
    std::size_t queued() const;

    /// Finishes what is queued and joins.
    void stop();

  private:
    void run();

    const std::size_t most_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Work> queue_;
    std::size_t idle_ = 0;
    bool stopping_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace http
