#pragma once

#include <string>
#include <vector>

#include "http/response.h"

namespace db {
class Database;
}

namespace http {

/// What slow work gets: it runs on a worker thread and opens transactions of its own.
class Call {
  public:
    Call(db::Database& its_database, const Request& its_request)
        : database(its_database), request(its_request) {}

    db::Database& database;
    const Request& request;  ///< Address, headers, cookies.

    /// Cookies go out with a refusal too: a failed sign-in may clear one.
    void set_cookie(const Cookie& cookie) { set_header("Set-Cookie", to_text(cookie)); }
    void set_header(std::string name, std::string value) {
        headers_.push_back({std::move(name), std::move(value)});
    }
    const std::vector<Header>& headers() const { return headers_; }

  private:
    std::vector<Header> headers_;
};

}  // namespace http
