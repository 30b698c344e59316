#include "access/test_server.h"
#include "access/totp.h"

namespace access::testing {
namespace {

using namespace std::chrono_literals;

class SecondFactor : public ServerTest {
  protected:
    std::string code() { return totp_code(secret_, totp_step(clock().now())); }

    // Sets one up for whoever is signed in, and gives the recovery codes.
    std::vector<std::string> enrol(Browser& who) {
        const auto offer = who.post("/api/v1/me/totp", {{"password", world().password}});
        EXPECT_EQ(offer.status, 200) << offer.body;
        secret_ = std::string(offer.json().at("secret").as_string());
        const auto uri = std::string(offer.json().at("uri").as_string());
        EXPECT_NE(uri.find("secret=" + secret_), std::string::npos);
        const auto done =
            who.take_token(who.post("/api/v1/me/totp/confirmation", {{"code", code()}}));
        EXPECT_EQ(done.status, 200) << done.body;
        return boost::json::value_to<std::vector<std::string>>(done.json().at("recovery_codes"));
    }

    Answer give(Browser& who, const std::string& with) {
        return who.take_token(who.post("/api/v1/session/second-factor", {{"code", with}}));
    }

    void require(const std::string& role) {
        const auto path = "/api/v1/roles/" + role + "/second-factor";
        EXPECT_EQ(as(world().root_token).put(path, {{"required", true}}).status, 204);
    }

  private:
    std::string secret_;
};
INSTANTIATE_EACH_DATABASE(SecondFactor);

TEST_P(SecondFactor, IsAskedForOnceItIsSetUp) {
    auto li = signed_in("a-handler");
    auto other = signed_in("a-handler");
    enrol(li);
    EXPECT_EQ(li.get("/api/v1/me").status, 200);
    EXPECT_EQ(other.get("/api/v1/session").status, 401);

    clock().advance(1min);
    auto again = browser();
    EXPECT_EQ(again.sign_in("a-handler", world().password).json().at("stage"), "second_factor");
    EXPECT_EQ(again.get("/api/v1/me").code(), "second_factor_needed");
    EXPECT_EQ(again.get("/api/v1/session").json().at("posts").as_array().size(), 0U);
    EXPECT_EQ(give(again, "000000").code(), "wrong_code");
    EXPECT_EQ(give(again, code()).json().at("stage"), "open");
    EXPECT_EQ(again.get("/api/v1/me").json().at("has_second_factor"), true);
}

TEST_P(SecondFactor, ACodeServesOnce) {
    auto li = signed_in("a-handler");
    enrol(li);
    auto replay = browser();
    replay.sign_in("a-handler", world().password);
    EXPECT_EQ(give(replay, code()).code(), "wrong_code");
    clock().advance(30s);
    EXPECT_EQ(give(replay, code()).status, 200);
    auto second = browser();
    second.sign_in("a-handler", world().password);
    EXPECT_EQ(give(second, code()).code(), "wrong_code");
}

TEST_P(SecondFactor, ARecoveryCodeServesOnce) {
    auto li = signed_in("a-handler");
    const auto codes = enrol(li);
    ASSERT_EQ(codes.size(), 10U);
    for (const int expected : {200, 401}) {
        auto one = browser();
        one.sign_in("a-handler", world().password);
        EXPECT_EQ(give(one, codes[3]).status, expected);
    }
    EXPECT_EQ(li.get("/api/v1/me").json().at("recovery_codes_left"), 9);
}

TEST_P(SecondFactor, CannotBeGuessed) {
    auto li = signed_in("a-handler");
    enrol(li);
    clock().advance(1min);
    auto guesser = browser();
    guesser.sign_in("a-handler", world().password);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(give(guesser, "123456").code(), "wrong_code");
    EXPECT_EQ(give(guesser, code()).code(), "too_many_tries");
    clock().advance(16min);
    EXPECT_EQ(give(guesser, code()).status, 200);
}

TEST_P(SecondFactor, IsRequiredByRoleAndThenSetUpFirst) {
    require("handler");
    auto li = browser();
    EXPECT_EQ(li.sign_in("a-handler", world().password).json().at("stage"), "enrol");
    EXPECT_EQ(li.get("/api/v1/me/sessions").code(), "enrolment_needed");
    enrol(li);
    EXPECT_EQ(li.get("/api/v1/me/sessions").status, 200);
    EXPECT_EQ(li.post("/api/v1/me/totp/removal", {{"password", world().password}}).code(),
              "second_factor_required");
    EXPECT_EQ(signed_in("a-checker").get("/api/v1/me/sessions").status, 200);
}

TEST_P(SecondFactor, IsRequiredOnlyByTheSecurityAdministratorOfTheWhole) {
    const std::string path = "/api/v1/roles/handler/second-factor";
    EXPECT_EQ(as(Role::security_administrator).put(path, {{"required", true}}).code(),
              "outside_scope");
    EXPECT_EQ(as(Role::system_administrator).put(path, {{"required", true}}).status, 403);
}

TEST_P(SecondFactor, CanBeRemovedByItsOwnerWhereNotRequired) {
    auto li = signed_in("a-handler");
    enrol(li);
    EXPECT_EQ(li.post("/api/v1/me/totp/removal", {{"password", "wrong"}}).code(), "wrong_password");
    EXPECT_EQ(li.post("/api/v1/me/totp", {{"password", world().password}}).code(),
              "second_factor_set");
    EXPECT_EQ(li.post("/api/v1/me/totp/removal", {{"password", world().password}}).status, 204);
    EXPECT_EQ(browser().sign_in("a-handler", world().password).json().at("stage"), "open");
}

TEST_P(SecondFactor, IsResetBySecurityWhenTheTelephoneIsLost) {
    auto li = signed_in("a-handler");
    enrol(li);
    const auto path =
        "/api/v1/people/" + std::to_string(world().a.people.at(Role::handler).value) + "/totp";
    EXPECT_EQ(as(world().token_in_b(Role::security_administrator)).del(path).status, 404);
    EXPECT_EQ(as(Role::security_administrator).del(path).status, 204);
    EXPECT_EQ(browser().sign_in("a-handler", world().password).json().at("stage"), "open");
}

TEST_P(SecondFactor, IsNotConfirmedByAWrongCode) {
    auto li = signed_in("a-handler");
    EXPECT_EQ(li.post("/api/v1/me/totp/confirmation", {{"code", "123456"}}).code(),
              "no_second_factor");
    li.post("/api/v1/me/totp", {{"password", world().password}});
    EXPECT_EQ(li.post("/api/v1/me/totp/confirmation", {{"code", "123456"}}).status, 422);
    EXPECT_EQ(browser().sign_in("a-handler", world().password).json().at("stage"), "open");
}

}  // namespace
}  // namespace access::testing
