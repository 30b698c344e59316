// For tests only: the real server over the small world, on each database.
#pragma once

#include "access/endpoints.h"
#include "access/gate.h"
#include "access/testing.h"
#include "db/testing.h"
#include "http/server.h"
#include "http/testing.h"

namespace access::testing {

using http::testing::Answer;
using http::testing::Client;

/// What a person's browser does: keeps the cookie, sends the CSRF token with every change.
class Browser : public Client {
  public:
    using Client::Client;

    Answer sign_in(const std::string& login_name, const std::string& password) {
        return take_token(
            post("/api/v1/session", {{"login_name", login_name}, {"password", password}}));
    }

    /// Answers that begin or renew a session carry a new token.
    Answer take_token(Answer answer) {
        if (answer.status >= 300 || answer.body.empty()) return answer;
        const auto body = answer.json();
        if (const auto* token = body.as_object().if_contains("csrf_token"))
            set("X-CSRF-Token", std::string(token->as_string()));
        return answer;
    }
};

class ServerTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        db::testing::EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<World>(database());
        config_ = world_->config();
        gate_ = std::make_unique<Gate>(config_);
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 endpoints(config_), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        world_ = nullptr;
        db::testing::EachDatabase::TearDown();
    }

    World& world() { return *world_; }
    const Config& config() const { return config_; }

    Browser browser() { return Browser(server_->port()); }
    /// A browser that is signed in as `a-handler` or the like.
    Browser signed_in(const std::string& login_name) {
        Browser one(server_->port());
        const auto answer = one.sign_in(login_name, world_->password);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return one;
    }
    /// A client that sends a role's bearer token.
    Client as(const std::string& token) {
        Client one(server_->port());
        one.set("Authorization", "Bearer " + token);
        return one;
    }
    Client as(Role role) { return as(world_->token(role)); }

  private:
    std::unique_ptr<World> world_;
    Config config_;
    std::unique_ptr<Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace access::testing
