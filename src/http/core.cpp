#include "http/core.h"

namespace http {
namespace {

Endpoints with_builtin(Endpoints endpoints, Core& core) {
    for (auto& endpoint : builtin_endpoints(core)) endpoints.push_back(std::move(endpoint));
    return endpoints;
}

}  // namespace

Core::Core(Config its_config, Endpoints its_endpoints, Gate& its_gate, db::Database& its_database)
    : config(std::move(its_config)),
      gate(its_gate),
      database(its_database),
      proxies(config.trusted_proxies),
      endpoints(with_builtin(std::move(its_endpoints), *this)),
      router(endpoints),
      workers(config.workers, config.limits.worker_queue),
      feed(database, gate, workers, config.events) {
    for (const auto& mount : config.mounts) mounts.emplace_back(mount);
    for (const auto& endpoint : endpoints) {
        route_metrics.push_back(
            std::make_unique<RouteMetrics>(to_text(endpoint.method), endpoint.path));
    }
}

}  // namespace http
