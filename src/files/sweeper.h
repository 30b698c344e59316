#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "files/sweep.h"

namespace files {

/// Sweeps on a thread of its own, one bounded round after the other.
class Sweeper {
  public:
    struct Options {
        base::Duration interval = std::chrono::minutes{5};  ///< Between rounds.
        /// Called after each round on the sweeper's thread; `failed` when the world failed.
        std::function<void(const Swept&, bool failed)> watch = {};
    };

    Sweeper(db::Database& database, Shared files, Options options);
    ~Sweeper();

    void start();
    /// Waits for the round under way. Harmless when not started.
    void stop();

  private:
    void run();

    db::Database& database_;
    const Shared files_;
    const Options options_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace files
