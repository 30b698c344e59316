#pragma once

#include <map>
#include <memory>
#include <string>

#include "access/testing.h"
#include "db/testing.h"
#include "files/testing.h"
#include "http/testing.h"
#include "server/house.h"

namespace contract {

using Values = std::map<std::string, std::string>;

/// The whole server over a small world, on a database of its own.
class Running {
  public:
    Running();
    ~Running();

    access::testing::World& world() { return *world_; }
    server::House& house() { return *house_; }
    const http::Endpoints& endpoints() const { return endpoints_; }
    db::Database& database() { return scratch_->database(); }
    db::testing::FakeClock& clock() { return clock_; }

    /// What stands in examples as `{village}`, `{duty}` …: everything is county A's.
    const Values& values() const { return values_; }

    http::testing::Client client(const std::string& token = "");
    unsigned short port() const { return house_->port(); }

  private:
    db::testing::FakeClock clock_;
    files::testing::Folder files_;
    std::unique_ptr<db::testing::Scratch> scratch_;
    std::unique_ptr<access::testing::World> world_;
    http::Endpoints endpoints_;
    std::unique_ptr<server::House> house_;
    Values values_;
};

/// Whether fields that the path lacks stand in the query, rather than in a JSON body.
bool takes_query(const http::Endpoint& endpoint);

/// One request for an endpoint, made from field values as its declaration says.
struct Asked {
    std::string method;
    std::string path;  ///< With the query.
    std::string body;
};

/// The endpoint's example with the world's values in place of `{…}`.
boost::json::object example_of(const http::Endpoint& endpoint, const Values& values);

Asked ask(const http::Endpoint& endpoint, const boost::json::object& fields);

http::testing::Answer send(http::testing::Client& client, const Asked& asked,
                           std::vector<http::Header> more = {});

/// A token of county A (or of B) that has what the endpoint needs; empty for an open one.
std::string token_for(const Running& running, const http::Endpoint& endpoint, bool in_b = false);

/// `POST /api/v1/units`.
std::string name_of(const http::Endpoint& endpoint);

}  // namespace contract
