#pragma once

#include <chrono>
#include <memory>
#include <mutex>

#include "db/database.h"
#include "http/response.h"

namespace http {

/// Whether this server can do its work: it really reads and really writes, and says how long each
/// took. A result is good for a second, so that eager probes cost little.
class Health {
  public:
    Health(db::Database& database, std::string version)
        : database_(database), version_(std::move(version)) {}

    /// 200 when all parts work, 503 otherwise; JSON with the parts. Waits at most `patience` for
    /// the write.
    Response check(bool stopping);

  private:
    struct Part {
        bool ok = false;
        std::int64_t ms = 0;
    };
    static constexpr std::chrono::milliseconds patience{2000};

    Part check_read();
    Part check_write();

    db::Database& database_;
    const std::string version_;
    std::mutex mutex_;
    std::chrono::steady_clock::time_point checked_{};
    Part read_, write_;
};

}  // namespace http
