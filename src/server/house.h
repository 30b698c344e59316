#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "access/config.h"
#include "access/gate.h"
#include "clocks/ticker.h"
#include "db/database.h"
#include "http/server.h"
#include "matters/wake.h"
#include "notices/courier.h"
#include "regions/region_search.h"

namespace server {

struct HouseConfig {
    http::Config http;
    access::Config access;
    bool ticks = true;  ///< Whether this server also runs the clocks.
    bool sends = true;  ///< Whether it also sends notices.
};

/// Every endpoint of every room, in the order of the rooms. `search` may be null: a new one then.
http::Endpoints all_endpoints(const access::Config& access,
                              std::shared_ptr<regions::RegionSearch> search = nullptr);

/// The whole server over one open database: gate, endpoints, clocks. Serves from `start` to `stop`.
class House {
  public:
    House(db::Database& database, HouseConfig config);
    ~House();
    House(const House&) = delete;

    /// Throws http::PortInUse.
    void start();
    unsigned short port() const;
    /// Finishes what is under way, within the configured time. Harmless when stopped already.
    void stop();

  private:
    /// What the last rounds of the clocks did, for /metrics.
    struct Ticked {
        std::atomic<std::int64_t> steps{0};
        std::atomic<std::int64_t> failed{0};
        std::atomic<std::int64_t> waiting{0};
        std::atomic<std::int64_t> last_round_ms{0};
    };

    /// What became of notices, for /metrics.
    struct Carried {
        std::atomic<std::int64_t> sent{0};
        std::atomic<std::int64_t> failed{0};
        std::atomic<std::int64_t> dead{0};
        std::atomic<std::int64_t> waiting{0};
        std::atomic<std::int64_t> outbox{0};
    };

    void count(const clocks::TickerRound& round);
    void count(const notices::Courier::Round& round);
    void show(http::Metrics& metrics) const;

    db::Database& database_;
    const std::shared_ptr<regions::RegionSearch> search_;
    std::thread warming_;  ///< Makes the search index, while the server already answers.
    Ticked ticked_;
    Carried carried_;
    access::Gate gate_;
    clocks::EffectsTable effects_;
    std::unique_ptr<http::Server> http_;
    std::unique_ptr<clocks::Ticker> ticker_;
    std::unique_ptr<matters::Waker> waker_;
    std::unique_ptr<notices::Courier> courier_;
};

}  // namespace server
