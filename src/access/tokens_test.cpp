#include "access/test_server.h"

namespace access::testing {
namespace {

using namespace std::chrono_literals;

class Tokens : public ServerTest {
  protected:
    static std::string id(auto some) { return std::to_string(some.value); }

    // A machine with a window clerk's post, as the security administrator sets it up.
    std::string machine_post() {
        auto security = as(Role::security_administrator);
        const auto machine = security.post("/api/v1/people", {{"region_id", id(world().a.county)},
                                                              {"kind", "machine"},
                                                              {"login_name", "hotline"},
                                                              {"display_name", "12345 热线"}});
        EXPECT_EQ(machine.status, 201) << machine.body;
        EXPECT_TRUE(machine.json().at("password").is_null());
        const auto post =
            security.post("/api/v1/posts", {{"person_id", machine.json().at("person_id")},
                                            {"role", "grid_head"},
                                            {"unit_id", id(world().a.centre)}});
        EXPECT_EQ(post.status, 201) << post.body;
        return std::string(post.json().at("post_id").as_string());
    }

    boost::json::object wish(const std::string& post, const char* permission) {
        return {{"post_id", post},
                {"name", "热线对接"},
                {"permissions", {permission}},
                {"expires_at", base::to_text(clock().now() + 24h)}};
    }
};
INSTANTIATE_EACH_DATABASE(Tokens);

TEST_P(Tokens, LetAMachineDoWhatTheyNameUntilTheyEnd) {
    auto security = as(Role::security_administrator);
    const auto post = machine_post();
    const auto made = security.post("/api/v1/tokens", wish(post, "read_people"));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string token(made.json().at("token").as_string());
    EXPECT_TRUE(token.starts_with("gz_"));
    auto machine = as(token);
    EXPECT_EQ(machine.get("/api/v1/people").status, 200);
    EXPECT_EQ(machine.get("/api/v1/me").status, 403);

    const auto narrow = security.post("/api/v1/tokens", wish(post, "register_matter"));
    EXPECT_EQ(as(std::string(narrow.json().at("token").as_string())).get("/api/v1/people").status,
              403);
    clock().advance(25h);
    EXPECT_EQ(machine.get("/api/v1/people").code(), "invalid_token");
}

TEST_P(Tokens, AreNeverMoreThanThePost) {
    auto security = as(Role::security_administrator);
    const auto post = machine_post();
    EXPECT_EQ(security.post("/api/v1/tokens", wish(post, "dispatch_matter")).status, 422);
    EXPECT_EQ(security.post("/api/v1/tokens", wish(post, "nonsense")).status, 422);
    auto forever = wish(post, "read_people");
    forever["expires_at"] = base::to_text(clock().now() + 400 * 24h);
    EXPECT_EQ(security.post("/api/v1/tokens", forever).status, 422);
}

TEST_P(Tokens, AreNotForPeople) {
    const auto post = id(world().a.posts.at(Role::handler));
    EXPECT_EQ(
        as(Role::security_administrator).post("/api/v1/tokens", wish(post, "read_units")).code(),
        "only_machines");
}

TEST_P(Tokens, AreRevokedAtOnceAndOnlyInsideTheScope) {
    auto security = as(Role::security_administrator);
    const auto made = security.post("/api/v1/tokens", wish(machine_post(), "read_people")).json();
    const auto path = "/api/v1/tokens/" + std::string(made.at("token_id").as_string());
    auto machine = as(std::string(made.at("token").as_string()));
    EXPECT_EQ(as(world().token_in_b(Role::security_administrator)).del(path).status, 404);
    EXPECT_EQ(machine.get("/api/v1/people").status, 200);
    EXPECT_EQ(security.del(path).status, 204);
    EXPECT_EQ(machine.get("/api/v1/people").code(), "invalid_token");
    EXPECT_EQ(as("gz_nonsense").get("/api/v1/people").code(), "invalid_token");
}

TEST_P(Tokens, AMachineCannotSignIn) {
    machine_post();
    EXPECT_EQ(browser().sign_in("hotline", "").status, 422);
    EXPECT_EQ(browser().sign_in("hotline", "anything at all").code(), "wrong_login");
}

TEST_P(Tokens, AreListedWithoutTheirSecret) {
    auto security = as(Role::security_administrator);
    const auto made = security.post("/api/v1/tokens", wish(machine_post(), "read_people")).json();
    const auto list = security.get("/api/v1/tokens?limit=200");
    EXPECT_NE(list.body.find("热线对接"), std::string::npos);
    EXPECT_EQ(list.body.find(made.at("token").as_string()), std::string::npos);
}

}  // namespace
}  // namespace access::testing
