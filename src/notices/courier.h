#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "http/wake.h"
#include "notices/config.h"
#include "notices/settle_notices.h"
#include "notices/take_outbox.h"

namespace notices {

/// Carries what the outbox holds to people and machines: takes lines, makes notices, sends them
/// until they arrive or are given up. Any number may run on one database, each sending a notice at
/// least once and, but for a crash between sending and writing that down, only once.
///
/// Steps are public, so that a test drives them with a clock of its own; `start` runs them on a
/// thread.
class Courier {
  public:
    static constexpr int outbox_batch = 200;
    static constexpr int send_batch = 16;

    /// What a round did, for metrics.
    struct Round {
        Taken taken;
        Settled settled;
        std::int64_t waiting = 0;  ///< Notices still to send.
        std::int64_t outbox = 0;   ///< Lines still to take.
        bool failed = false;       ///< The database failed; the next round tries again.
    };
    struct Options {
        base::Duration interval{1'000};                ///< Between rounds when nobody wakes it.
        std::function<void(const Round&)> watch = {};  ///< Called on the courier's thread.
    };

    Courier(db::Database& database, Config config, Options options);
    ~Courier();

    /// Takes one batch of the outbox.
    Taken take();
    /// Sends one batch of what is due.
    Settled deliver();
    /// Everything that is there now, batch by batch; with `gives_way` the waiting writes of people
    /// come before each.
    Round round(bool gives_way = false);

    void start();
    /// Waits for the batch under way, at most as long as its timeouts. Harmless when not started.
    void stop();

  private:
    void run();
    void sweep();
    void give_way();
    bool stopping();

    db::Database& database_;
    const Config config_;
    const Options options_;
    const std::string holder_;
    Transport transport_;
    base::Instant next_sweep_;
    NoticeId swept_to_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool woken_ = false;
    bool stop_ = false;
    std::unique_ptr<http::WakeOnPublish> listener_;
    std::thread thread_;
};

}  // namespace notices
