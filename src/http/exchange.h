#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "http/body_share.h"
#include "http/idempotency.h"
#include "http/metrics.h"
#include "http/response.h"
#include "http/router.h"

namespace http {

struct Exchange;

/// Takes the answers of requests. Safe from every thread.
struct Replies {
    virtual ~Replies() = default;
    virtual void reply(std::shared_ptr<Exchange> exchange, Response response) = 0;
};

/// One request on its walk from the socket and back.
struct Exchange {
    Request request;
    Route route;
    RouteMetrics* metrics = nullptr;
    std::string_view pattern;  ///< Of the route, for logs: never the raw path.
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    std::shared_ptr<Replies> replies;
    const Standard* standard = nullptr;  ///< Whose path it is; null: our own.
    BodyShare body_share;

    bool options = false;  ///< OPTIONS: asks what the path takes.
    bool keep_alive = true;
    bool started = false;
    std::optional<Response> response;

    std::shared_ptr<const Caller> caller;
    std::shared_ptr<const void> input;
    std::optional<idempotency::Key> key;
    int waits = 0;  ///< How often it waited for another with the same key.
    base::Result<Response> outcome;
};

using ExchangePtr = std::shared_ptr<Exchange>;

}  // namespace http
