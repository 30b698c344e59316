#pragma once

#include <memory>

#include "http/config.h"
#include "http/endpoint.h"

namespace http {

/// The server: listens, serves the endpoints and the mounts, and its own `/healthz`, `/metrics`,
/// `/api/openapi.json` and `/api/v1/events`. The gate and the database must outlive it.
class Server {
  public:
    /// Throws base::Bug when the endpoints contradict each other, std::invalid_argument for a bad
    /// list of proxies.
    Server(Config config, Endpoints endpoints, Gate& gate, db::Database& database);
    ~Server();
    Server(const Server&) = delete;

    /// Begins to listen. Throws PortInUse, or std::runtime_error when the address cannot be had.
    void start();
    unsigned short port() const;

    /// Stops listening, finishes what is under way within `Limits::stop_time`, then closes. What
    /// was handed to the database is finished in any case.
    void stop();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace http
