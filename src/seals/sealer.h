#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "seals/make_seals.h"

namespace seals {

/// What a sealer tells its watcher after each round; for metrics.
struct SealerRound {
    SealReport report;
    bool failed = false;  ///< The database or the key file failed; the next round tries again.
};

/// Makes the seals on a thread of its own, by the database's clock. Any number may run on one
/// database. The key file is read for each round that has something to do, so that a change of key
/// needs no restart.
class Sealer {
  public:
    struct Options {
        base::Duration interval = std::chrono::minutes{1};   ///< Between two rounds.
        std::function<void(const SealerRound&)> watch = {};  ///< Called on the sealer's thread.
    };

    Sealer(db::Database& database, std::filesystem::path key_file, Options options);
    ~Sealer();

    void start();
    /// Waits for the seal under way. Harmless when not started.
    void stop();

    /// One round on the calling thread: nothing when the last whole day was done already.
    SealerRound round();

  private:
    void run();
    bool stopping();

    db::Database& database_;
    const std::filesystem::path key_file_;
    const Options options_;
    std::optional<base::Date> done_;  ///< Everything up to this day is sealed.
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace seals
