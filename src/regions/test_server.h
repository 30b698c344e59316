// For tests only: the real server with this room's endpoints over the small world.
#pragma once

#include "access/gate.h"
#include "db/testing.h"
#include "http/server.h"
#include "http/testing.h"
#include "regions/endpoints.h"
#include "regions/testing.h"

namespace regions::testing {

using access::Role;
using http::testing::Answer;
using http::testing::Client;

class ServerTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        scene_ = set_scene(database(), *world_);
        gate_ = std::make_unique<access::Gate>(world_->config());
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 endpoints(), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        gate_ = nullptr;
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    access::testing::World& world() { return *world_; }
    /// The id that the scene or the world knows under a name.
    std::string id(const std::string& name) {
        const auto at = scene_.find(name);
        return at != scene_.end() ? at->second : world_->example_values().at(name);
    }
    Client visitor() { return Client(server_->port()); }
    Client as(Role role) { return with(world_->token(role)); }
    Client as_neighbour(Role role) { return with(world_->token_in_b(role)); }

  private:
    Client with(const std::string& token) {
        Client one(server_->port());
        one.set("Authorization", "Bearer " + token);
        return one;
    }

    std::unique_ptr<access::testing::World> world_;
    std::map<std::string, std::string> scene_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

/// Text of a member, or of a member of a member: `text(json, "team", 0, "name")`.
template <class... Steps>
std::string text(const boost::json::value& json, Steps... steps) {
    const boost::json::value* at = &json;
    const auto step = [&at](auto name) {
        if constexpr (std::is_integral_v<decltype(name)>)
            at = &at->as_array().at(static_cast<std::size_t>(name));
        else
            at = &at->as_object().at(name);
    };
    (step(steps), ...);
    return at->is_string() ? std::string(at->as_string()) : boost::json::serialize(*at);
}

}  // namespace regions::testing
