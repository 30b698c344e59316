#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "base/instant.h"
#include "clocks/effects.h"
#include "db/database.h"

/// What the server does to matters by itself: each act through the table, one transaction each.
namespace matters {

struct WakeReport {
    std::int64_t done = 0;
    std::int64_t failed = 0;  ///< Threw; tried again at the next round.
};

/// Carries out what is due by `until`: to triage after ten minutes (row 4), papers that did not
/// come (16), the review of a parking (19), the day of an agreement (24a), archive (35) and, when
/// retention ends, forgetting (refusal 6). Stopped or crashed, it goes on where it was. Any number
/// may run on one database.
WakeReport wake_matters(
    db::Database& database, base::Instant until,
    const std::function<bool()>& stop = [] { return false; });

/// How long an archived matter keeps its words, reporter and attachments: the setting
/// `matters.retention_days`, 1,095 when there is none (domain 1.10: the shortest that serves).
base::Duration retention(db::Read& read);

/// What the ladders of clocks do to matters: a late answer climbs (1.29, 3.4), overdue gives cards
/// (3.6).
std::unique_ptr<clocks::Effects> clock_effects();

/// Wakes matters on a thread of its own.
class Waker {
  public:
    struct Options {
        base::Duration interval{5'000};
        std::function<void(const WakeReport&)> watch = {};
    };
    Waker(db::Database& database, Options options);
    ~Waker();

    void start();
    /// Waits for the transaction under way. Harmless when not started.
    void stop();

  private:
    void run();
    bool stopping();

    db::Database& database_;
    const Options options_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace matters
