#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "clocks/tick.h"

namespace clocks {

/// What a ticker tells its watcher after each round; for metrics.
struct TickerRound {
    TickReport report;
    base::Duration took{};
    std::int64_t waiting = 0;  ///< Steps still due afterwards.
    bool failed = false;       ///< The database failed; the next round tries again.
};

/// Ticks on a thread of its own: retimes clocks after a change of the calendar, then fires what is
/// due by the database's clock. Any number may run on one database.
class Ticker {
  public:
    struct Options {
        base::Duration interval{5'000};  ///< Between the end of a round and the next.
        std::function<void(const TickerRound&)> watch = {};  ///< Called on the ticker's thread.
    };

    Ticker(db::Database& database, const EffectsTable& effects, Options options);
    ~Ticker();

    void start();
    /// Waits for the transaction under way. Harmless when not started.
    void stop();

  private:
    void run();
    TickerRound round();
    bool stopping();

    db::Database& database_;
    Tick tick_;
    const Options options_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace clocks
