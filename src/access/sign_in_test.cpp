#include "access/test_server.h"

namespace access::testing {
namespace {

using namespace std::chrono_literals;
using SignIn = ServerTest;
INSTANTIATE_EACH_DATABASE(SignIn);

TEST_P(SignIn, OpensASessionThatActsThroughAPost) {
    auto li = browser();
    const auto answer = li.sign_in("a-handler", world().password);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().at("stage"), "open");
    EXPECT_EQ(answer.json().at("role"), "handler");
    const auto cookie = answer.header("set-cookie");
    for (const char* part : {"__Host-gongzhi=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"})
        EXPECT_NE(cookie.find(part), std::string_view::npos) << cookie;
    EXPECT_EQ(li.get("/api/v1/session").json().at("login_name"), "a-handler");
    EXPECT_EQ(browser().get("/api/v1/session").status, 401);
}

TEST_P(SignIn, TellsNobodyWhichAccountsThereAre) {
    auto guesser = browser();
    for (int i = 0; i < 7; ++i) {
        const auto known = guesser.sign_in("a-handler", "wrong password");
        const auto unknown = guesser.sign_in("no-such-name", "wrong password");
        EXPECT_EQ(known.status, i < 5 ? 401 : 429);
        EXPECT_EQ(known.status, unknown.status);
        EXPECT_EQ(known.code(), unknown.code());
        EXPECT_EQ(known.json().at("detail"), unknown.json().at("detail"));
    }
}

TEST_P(SignIn, LocksAnAccountForAWhileAndItsOwnerGetsInAgain) {
    auto guesser = browser();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(guesser.sign_in("a-handler", "wrong").status, 401);
    EXPECT_EQ(guesser.sign_in("a-handler", world().password).code(), "too_many_tries");
    clock().advance(14min);
    EXPECT_EQ(guesser.sign_in("a-handler", "wrong").header("Retry-After"), "60");
    EXPECT_EQ(guesser.sign_in("A-Handler ", world().password).status, 429);
    clock().advance(61s);
    EXPECT_EQ(guesser.sign_in("a-handler", world().password).status, 200);
}

TEST_P(SignIn, IsUnlockedByTheSecurityAdministrator) {
    auto guesser = browser();
    for (int i = 0; i < 6; ++i) guesser.sign_in("a-handler", "wrong");
    const auto person = std::to_string(world().a.people.at(Role::handler).value);
    auto security = as(Role::security_administrator);
    EXPECT_EQ(security.del("/api/v1/people/" + person + "/lock").status, 204);
    EXPECT_EQ(guesser.sign_in("a-handler", world().password).status, 200);
    EXPECT_EQ(as(Role::centre_head).del("/api/v1/people/" + person + "/lock").status, 403);
    EXPECT_EQ(as(world().token_in_b(Role::security_administrator))
                  .del("/api/v1/people/" + person + "/lock")
                  .status,
              404);
}

TEST_P(SignIn, AScreenOnAWallStaysSignedInAndOpensTheWallAlone) {
    auto li = browser();
    li.sign_in("a-centre_head", world().password);
    EXPECT_EQ(li.get("/api/v1/people").status, 200);
    const auto kept = li.take_token(li.put("/api/v1/session/screen", boost::json::object{}));
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.json().at("permissions"), (boost::json::array{"read_matter"}));
    EXPECT_NE(kept.header("set-cookie").find("Max-Age=7776000"), std::string_view::npos);
    EXPECT_EQ(li.get("/api/v1/people").code(), "only_the_wall");
    EXPECT_EQ(li.del("/api/v1/me/sessions").code(), "only_the_wall");
    clock().advance(13h);
    EXPECT_EQ(li.get("/api/v1/session").status, 200) << "over the night";
    clock().advance(24h * 13);
    EXPECT_EQ(li.get("/api/v1/session").status, 200) << "over a holiday";
    clock().advance(24h * 15);
    EXPECT_EQ(li.get("/api/v1/session").status, 401);
}

TEST_P(SignIn, AScreenIsSignedOutByItsOwnerAndByItself) {
    auto screen = browser(), owner = browser();
    screen.sign_in("a-centre_head", world().password);
    screen.take_token(screen.put("/api/v1/session/screen", boost::json::object{}));
    clock().advance(24h);
    owner.sign_in("a-centre_head", world().password);
    EXPECT_EQ(owner.get("/api/v1/me/sessions").json().at("items").as_array().size(), 2U);
    EXPECT_EQ(owner.del("/api/v1/me/sessions").status, 204);
    EXPECT_EQ(screen.get("/api/v1/session").status, 401);
    screen.sign_in("a-centre_head", world().password);
    screen.take_token(screen.put("/api/v1/session/screen", boost::json::object{}));
    EXPECT_EQ(screen.del("/api/v1/session").status, 204);
    EXPECT_EQ(screen.get("/api/v1/session").status, 401);
}

TEST_P(SignIn, CountsTriesByAddressToo) {
    auto guesser = browser();
    for (int i = 0; i < config().tries_by_address; ++i)
        EXPECT_EQ(guesser.sign_in("name-" + std::to_string(i), "wrong").status, 401);
    EXPECT_EQ(guesser.sign_in("a-handler", world().password).code(), "too_many_tries");
    clock().advance(16min);
    EXPECT_EQ(guesser.sign_in("a-handler", world().password).status, 200);
}

TEST_P(SignIn, SuccessesDoNotUseUpTheTries) {
    for (int i = 0; i < 60; ++i)
        ASSERT_EQ(browser().sign_in("a-handler", world().password).status, 200) << i;
}

TEST_P(SignIn, EndsByItselfWhenIdleAndWhenOld) {
    auto idle = signed_in("a-handler");
    clock().advance(29min);
    EXPECT_EQ(idle.get("/api/v1/session").status, 200);
    clock().advance(31min);
    EXPECT_EQ(idle.get("/api/v1/session").status, 401);

    auto busy = signed_in("a-handler");
    for (int i = 0; i < 12 * 3 - 1; ++i) {
        clock().advance(20min);
        ASSERT_EQ(busy.get("/api/v1/session").status, 200) << i;
    }
    clock().advance(20min);
    EXPECT_EQ(busy.get("/api/v1/session").status, 401);
}

TEST_P(SignIn, EndsWhenOneSignsOut) {
    auto here = signed_in("a-handler");
    auto there = signed_in("a-handler");
    EXPECT_EQ(here.del("/api/v1/session").status, 204);
    EXPECT_EQ(here.get("/api/v1/session").status, 401);
    EXPECT_EQ(there.get("/api/v1/session").status, 200);
}

TEST_P(SignIn, CanBeEndedEverywhereOrOneByOne) {
    auto here = signed_in("a-handler");
    auto there = signed_in("a-handler");
    auto other = signed_in("b-handler");
    const auto list = here.get("/api/v1/me/sessions").json();
    ASSERT_EQ(list.at("items").as_array().size(), 2U);
    const auto newest = std::string(list.at("items").at(0).at("session_id").as_string());
    EXPECT_EQ(other.del("/api/v1/me/sessions/" + newest).status, 404);
    EXPECT_EQ(here.del("/api/v1/me/sessions/" + newest).status, 204);
    EXPECT_EQ(there.get("/api/v1/session").status, 401);
    EXPECT_EQ(here.del("/api/v1/me/sessions").status, 204);
    EXPECT_EQ(here.get("/api/v1/session").status, 401);
    EXPECT_EQ(other.get("/api/v1/session").status, 200);
}

TEST_P(SignIn, ChangesNeedTheTokenOfThePage) {
    auto li = signed_in("a-handler");
    li.clear_headers();
    EXPECT_EQ(li.get("/api/v1/session").status, 200);
    EXPECT_EQ(li.del("/api/v1/session").code(), "forged_request");
    li.set("X-CSRF-Token", "0123456789012345678901234567890123456789");
    EXPECT_EQ(li.del("/api/v1/session").code(), "forged_request");
    const auto session = li.get("/api/v1/session").json();
    li.set("X-CSRF-Token", std::string(session.at("csrf_token").as_string()));
    li.set("Origin", "https://evil.example");
    EXPECT_EQ(li.del("/api/v1/session").code(), "forged_request");
    li.set("Origin", "http://localhost");
    EXPECT_EQ(li.del("/api/v1/session").status, 204);
}

TEST_P(SignIn, FromAnotherSiteIsRefused) {
    auto li = browser();
    li.set("Sec-Fetch-Site", "cross-site");
    EXPECT_EQ(li.sign_in("a-handler", world().password).code(), "forged_request");
}

TEST_P(SignIn, ChangingThePasswordEndsTheOtherSessions) {
    auto here = signed_in("a-handler");
    auto there = signed_in("a-handler");
    const std::string fresh = "another long sentence";
    EXPECT_EQ(here.put("/api/v1/me/password", {{"present", "wrong"}, {"password", fresh}}).code(),
              "wrong_password");
    const auto weak = here.put("/api/v1/me/password",
                               {{"present", world().password}, {"password", "1234567890"}});
    EXPECT_EQ(weak.status, 422);
    EXPECT_EQ(weak.json().at("fields").at(0).at("code"), "common");
    const auto done = here.take_token(
        here.put("/api/v1/me/password", {{"present", world().password}, {"password", fresh}}));
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(here.get("/api/v1/session").status, 200);
    EXPECT_EQ(there.get("/api/v1/session").status, 401);
    EXPECT_EQ(browser().sign_in("a-handler", world().password).status, 401);
    EXPECT_EQ(browser().sign_in("a-handler", fresh).status, 200);
}

TEST_P(SignIn, AGivenPasswordIsChangedFirst) {
    const auto person = std::to_string(world().a.people.at(Role::handler).value);
    auto old = signed_in("a-handler");
    auto security = as(Role::security_administrator);
    const auto given =
        security.post("/api/v1/people/" + person + "/password-reset", boost::json::object{});
    ASSERT_EQ(given.status, 200) << given.body;
    EXPECT_EQ(old.get("/api/v1/session").status, 401);

    const std::string password(given.json().at("password").as_string());
    auto li = browser();
    EXPECT_EQ(li.sign_in("a-handler", password).json().at("stage"), "change_password");
    EXPECT_EQ(li.get("/api/v1/me").code(), "password_change_needed");
    const auto same =
        li.put("/api/v1/me/password", {{"present", password}, {"password", password}});
    EXPECT_EQ(same.json().at("fields").at(0).at("code"), "same");
    const auto done = li.take_token(li.put(
        "/api/v1/me/password", {{"present", password}, {"password", "a sentence of my own"}}));
    EXPECT_EQ(done.json().at("stage"), "open");
    EXPECT_EQ(li.get("/api/v1/me").status, 200);
}

TEST_P(SignIn, OfADisabledAccountIsRefusedLikeAWrongOne) {
    const auto person = std::to_string(world().a.people.at(Role::handler).value);
    auto li = signed_in("a-handler");
    auto head = as(Role::centre_head);
    EXPECT_EQ(head.put("/api/v1/people/" + person + "/state", {{"disabled", true}}).status, 200);
    EXPECT_EQ(li.get("/api/v1/session").status, 401);
    EXPECT_EQ(as(Role::handler).get("/api/v1/me/access-log").code(), "invalid_token");
    EXPECT_EQ(browser().sign_in("a-handler", world().password).code(), "wrong_login");
    EXPECT_EQ(head.put("/api/v1/people/" + person + "/state", {{"disabled", false}}).status, 200);
    EXPECT_EQ(browser().sign_in("a-handler", world().password).status, 200);
}

}  // namespace
}  // namespace access::testing
