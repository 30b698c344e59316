#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

#include "db/transaction.h"

namespace db::detail {

/// One write under way.
struct Job {
    std::move_only_function<bool(Write&)> work;
    std::move_only_function<void(std::exception_ptr)> done;
};

/// Writes that wait for a writer; bounded.
class Queue {
  public:
    explicit Queue(std::size_t bound) : bound_(bound) {}

    /// Throws Busy when full or closed.
    void push(Job job);
    /// Waits for work; at most `most` jobs in the order they came. Empty: closed and drained. When
    /// fewer than `expected` are there it lingers once, for the others that are on their way.
    std::vector<Job> pop(std::size_t most, std::size_t expected = 0,
                         std::chrono::microseconds linger = {});
    void close();
    std::size_t size() const;

  private:
    const std::size_t bound_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job> jobs_;
    bool closed_ = false;
};

/// Calls what waits for a write's end; what it throws is logged.
void finish(Job& job, std::exception_ptr error) noexcept;
/// Runs what `on_commit` collected.
void run_all(std::vector<std::move_only_function<void()>>& after) noexcept;

}  // namespace db::detail
