#pragma once

#include <atomic>
#include <memory>

#include "http/config.h"
#include "http/exchange.h"
#include "http/feed.h"
#include "http/metrics.h"
#include "http/proxies.h"
#include "http/router.h"
#include "http/static_files.h"
#include "http/timer.h"
#include "http/workers.h"

namespace http {

/// What every connection and request of one server shares.
struct Core {
    Core(Config its_config, Endpoints its_endpoints, Gate& its_gate, db::Database& its_database);

    const Config config;
    Gate& gate;
    db::Database& database;
    const Proxies proxies;
    const Endpoints endpoints;
    const Router router;
    std::vector<StaticFiles> mounts;
    Workers workers;
    Timer timer;
    Feed feed;

    std::vector<std::unique_ptr<RouteMetrics>> route_metrics;  ///< By endpoint.
    mutable RouteMetrics file_metrics{"GET", "static"};
    mutable RouteMetrics other_metrics{"any", "other"};
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> in_flight{0};
    std::atomic<std::int64_t> streams{0};
    std::atomic<std::int64_t> body_bytes{0};  ///< Held by large bodies.
    std::atomic<std::int64_t> refused{0};     ///< Connections closed for a limit.
    std::atomic<bool> stopping{false};
    std::atomic<bool> given_up{false};  ///< The stop took too long: what waits is not begun.
};

/// `/healthz`, `/metrics`, `/api/openapi.json`, `/api/v1/events`.
Endpoints builtin_endpoints(Core& core);

/// Walks a request through caller, permission, input and handler; its answer goes to
/// `exchange->replies`, once, from some thread. Never blocks.
void begin_journey(Core& core, const ExchangePtr& exchange);

/// A name for a request in logs.
std::string make_request_id();

}  // namespace http
