#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace http {

/// Does small things a little later, on a thread of its own.
class Timer {
  public:
    Timer();
    ~Timer();

    /// `task` must be quick. It runs at once when the timer stops first.
    void later(std::chrono::milliseconds delay, std::move_only_function<void()> task);
    void stop();

  private:
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::multimap<std::chrono::steady_clock::time_point, std::move_only_function<void()>> tasks_;
    bool stopping_ = false;
    std::jthread thread_;
};

}  // namespace http
