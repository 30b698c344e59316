#pragma once

#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "http/endpoint.h"
#include "http/router.h"

namespace simulation {

/// Sends requests to endpoints within the process: the same reading of the input, the same check of
/// the permission and the same use case as a live request, without a socket.
class Requests {
  public:
    /// The endpoints are kept; the database must outlive this.
    Requests(db::Database& database, http::Endpoints endpoints);

    /// POSTs `body`; null `caller`: anonymous. The JSON of the answer, or what the endpoint
    /// refused; base::not_found for a path that no endpoint has. Throws what the handler throws.
    base::Result<std::string> post(const http::Caller* caller, std::string_view path,
                                   const boost::json::object& body);

    /// Requests that were answered with a success.
    std::int64_t done() const { return done_; }

  private:
    base::Result<http::Response> run(const http::Endpoint& endpoint, const http::Caller* caller,
                                     std::string_view path, const void* input);

    db::Database& database_;
    const http::Endpoints endpoints_;
    const http::Router router_;
    std::int64_t done_ = 0;
};

}  // namespace simulation
