#pragma once

#include <memory>
#include <string>
#include <thread>
#include <unordered_set>

#include "http/asio.h"

namespace http {

class Connection;

/// One io thread with the connections that belong to it. A connection is touched by its loop's
/// thread alone, so it needs neither locks nor strands.
///
/// Deadlines are plain points in time that one coarse tick looks at: thousands of idle
/// connections cost no timers.
class Loop {
  public:
    static constexpr std::chrono::milliseconds tick_time{100};

    Loop();

    void start();
    void join();

    /// Closes idle connections now and the others after their answers; from then on `left` falls.
    void finish();
    /// Closes everything.
    void close_all();

    asio::io_context context{1};
    std::unordered_set<Connection*> connections;  ///< Of this thread only.
    std::string date;                             ///< For the Date header, this second.
    bool finishing = false;

  private:
    void tick();

    bool closing_ = false;
    asio::steady_timer ticker_{context};
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    std::jthread thread_;
};

}  // namespace http
