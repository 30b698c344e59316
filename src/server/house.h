#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include "access/config.h"
#include "access/gate.h"
#include "clocks/ticker.h"
#include "db/database.h"
#include "files/sweeper.h"
#include "http/server.h"
#include "matters/matter_index.h"
#include "matters/wake.h"
#include "notices/courier.h"
#include "regions/region_search.h"
#include "seals/sealer.h"
#include "server/public_settings.h"

namespace server {

struct HouseConfig {
    http::Config http;
    access::Config access;
    files::Config files;            ///< Vault and access are taken from `access`.
    bool ticks = true;              ///< Whether this server also runs the clocks and sweeps files.
    bool sends = true;              ///< Whether it also sends notices.
    std::string database_url = {};  ///< For the full-text index; empty: the database's own.
    std::filesystem::path seal_key = {};  ///< Whether it also makes seals: with the key here.
    PublicSettings settings = {};         ///< What pages are told.
};

/// Every endpoint of every room, in the order of the rooms. `search` may be null: a new one then.
http::Endpoints all_endpoints(const access::Config& access, const files::Shared& files,
                              std::shared_ptr<regions::RegionSearch> search = nullptr,
                              std::shared_ptr<matters::MatterIndex> index = nullptr,
                              const PublicSettings& settings = {});

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

    /// What this server sealed, for /metrics.
    struct SealedSoFar {
        std::atomic<std::int64_t> seals{0};
        std::atomic<std::int64_t> failed{0};
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
    void count(const files::Swept& swept, bool failed);
    void count(const seals::SealerRound& round);
    void count(const notices::Courier::Round& round);
    void show(http::Metrics& metrics) const;

    /// The same of the sweep of files.
    struct SweptInAll {
        std::atomic<std::int64_t> uploads{0};
        std::atomic<std::int64_t> files{0};
        std::atomic<std::int64_t> failed{0};
    };

    db::Database& database_;
    const files::Shared files_;
    const std::shared_ptr<regions::RegionSearch> search_;
    const std::shared_ptr<matters::MatterIndex> index_;
    std::thread warming_;  ///< Makes the search index, while the server already answers.
    Ticked ticked_;
    SweptInAll swept_;
    SealedSoFar sealed_;
    Carried carried_;
    access::Gate gate_;
    clocks::EffectsTable effects_;
    std::unique_ptr<http::Server> http_;
    std::unique_ptr<clocks::Ticker> ticker_;
    std::unique_ptr<matters::Waker> waker_;
    std::unique_ptr<files::Sweeper> sweeper_;
    std::unique_ptr<seals::Sealer> sealer_;
    std::unique_ptr<notices::Courier> courier_;
};

}  // namespace server
