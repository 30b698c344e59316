// Words, settings, subscriptions and notices over HTTP.
#include "access/gate.h"
#include "http/server.h"
#include "http/testing.h"
#include "notices/endpoints.h"
#include "notices/world_test.h"

namespace notices {
namespace {

using namespace testing;
namespace json = boost::json;
using access::Role;
using ::testing::HasSubstr;
using ::testing::Not;

class NoticesApi : public NoticesTest {
  protected:
    void SetUp() override {
        NoticesTest::SetUp();
        if (IsSkipped()) return;
        gate_ = std::make_unique<access::Gate>(world().config());
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 endpoints(config_, {world().config()}), *gate_,
                                                 database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        NoticesTest::TearDown();
    }

    http::testing::Client as(const std::string& token) {
        http::testing::Client client(server_->port());
        client.set("Authorization", "Bearer " + token);
        return client;
    }
    http::testing::Client head() { return as(world().token(Role::centre_head)); }
    http::testing::Client system() { return as(world().token(Role::system_administrator)); }
    http::testing::Client neighbour() { return as(world().token_in_b(Role::system_administrator)); }
    http::testing::Client whole() { return as(world().root_tokens.at(Role::system_administrator)); }
    static std::string id(auto value) { return std::to_string(value.value); }
    json::object subscription(const std::string& url) {
        return {{"region_id", id(world().a.county)}, {"name", "平台"}, {"url", url}};
    }

  private:
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

TEST_P(NoticesApi, ACountySetsItsOwnWordsAndGetsTheCountrysBack) {
    json::object words{{"region_id", id(world().a.county)},
                       {"message", "accepted"},
                       {"language", "zh"},
                       {"subject", "受理{number}"},
                       {"body", "瓜州县已受理{number}。"}};
    EXPECT_EQ(
        as(world().token_in_b(Role::centre_head)).post("/api/v1/message-templates", words).status,
        404);
    const auto set = head().post("/api/v1/message-templates", words);
    ASSERT_EQ(set.status, 201) << set.body;
    EXPECT_EQ(set.json().at("version").as_int64(), 1);
    words["body"] = "瓜州县受理了{number}。";
    const auto again = head().post("/api/v1/message-templates", words);
    EXPECT_EQ(again.json().at("version").as_int64(), 2);

    const auto told = [&] {
        const auto matter_id = matter("none");
        act(matter_id, "accepted");
        courier().take();
        return one<std::string>(
            "SELECT t.body FROM notice n JOIN message_template t ON "
            "t.template_id = n.template_id ORDER BY n.notice_id DESC LIMIT 1");
    };
    EXPECT_EQ(told(), "瓜州县受理了{number}。");
    const std::string path =
        "/api/v1/message-templates/" + std::string(again.json().at("template_id").as_string());
    EXPECT_EQ(as(world().token_in_b(Role::centre_head)).del(path).status, 404);
    EXPECT_EQ(head().del(path).status, 204);
    EXPECT_EQ(head().del(path).status, 409);
    EXPECT_THAT(told(), HasSubstr("{desk}"));
    const auto old = head().get("/api/v1/message-templates?message=accepted&with_old=true").json();
    EXPECT_EQ(old.at("items").as_array().size(), 4U);
}

TEST_P(NoticesApi, WordsWithAnUnknownFactAreRefusedNamingIt) {
    const auto refused =
        head().post("/api/v1/message-templates/preview", {{"message", "accepted"},
                                                          {"language", "en"},
                                                          {"subject", "{number}"},
                                                          {"body", "{papers} and {query_code}"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("{papers}"));
    EXPECT_THAT(refused.body, HasSubstr("{query_code}"));
    const auto shown = head().post("/api/v1/message-templates/preview",
                                   {{"message", "dispatched"},
                                    {"language", "en"},
                                    {"subject", "{number}"},
                                    {"body", "With {unit}[[ until {due}]]."}});
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.json().at("body").as_string(),
              "With 瓜州县城市管理局 until Tuesday, 8 September 2026, 18:00.");
}

TEST_P(NoticesApi, MailIsSetByTheSystemAdministratorOfTheWholeAndItsPasswordNeverShown) {
    MailServer server;
    json::object mail{{"host", "127.0.0.1"},     {"port", server.port()},
                      {"security", "none"},      {"user", "gongzhi"},
                      {"password", "hush hush"}, {"from_address", "gongzhi@example.cn"}};
    EXPECT_EQ(system().put("/api/v1/settings/mail", mail).status, 403);
    EXPECT_EQ(head().get("/api/v1/settings/mail").status, 403);
    const auto put = whole().put("/api/v1/settings/mail", mail);
    ASSERT_EQ(put.status, 200) << put.body;
    const auto got = whole().get("/api/v1/settings/mail");
    EXPECT_EQ(got.json().at("has_password").as_bool(), true);
    EXPECT_THAT(got.body, Not(HasSubstr("hush")));
    const auto tested = whole().post("/api/v1/settings/mail/test", {{"to", "x@example.cn"}});
    EXPECT_TRUE(tested.json().at("sent").as_bool()) << tested.body;
    EXPECT_EQ(server.got().size(), 1U);
    // A password goes over no open line to another machine.
    mail["host"] = "mail.example.cn";
    EXPECT_EQ(whole().put("/api/v1/settings/mail", mail).status, 422);
    // Left out, the password stays.
    mail["host"] = "127.0.0.1";
    mail.erase("password");
    whole().put("/api/v1/settings/mail", mail);
    EXPECT_EQ(whole().get("/api/v1/settings/mail").json().at("has_password").as_bool(), true);
}

TEST_P(NoticesApi, ASubscriptionShowsItsSecretOnceAndIsItsCountysAlone) {
    const auto made = system().post("/api/v1/webhooks", subscription("https://a.example.cn/x"));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string secret(made.json().at("secret").as_string());
    EXPECT_TRUE(secret.starts_with("whsec_"));
    const auto listed = system().get("/api/v1/webhooks");
    EXPECT_EQ(listed.json().at("items").as_array().size(), 1U);
    EXPECT_THAT(listed.body, Not(HasSubstr(secret)));
    EXPECT_EQ(neighbour().get("/api/v1/webhooks").json().at("items").as_array().size(), 0U);
    const std::string path =
        "/api/v1/webhooks/" + std::string(made.json().at("webhook_id").as_string());
    EXPECT_EQ(neighbour().del(path).status, 404);
    EXPECT_EQ(neighbour().post(path + "/secret", json::object{}).status, 404);
    EXPECT_EQ(neighbour().post(path + "/test", json::object{}).status, 404);
    const auto rotated = system().post(path + "/secret", json::object{});
    ASSERT_EQ(rotated.status, 200) << rotated.body;
    EXPECT_NE(rotated.json().at("secret").as_string(), secret);
    EXPECT_EQ(system().del(path).status, 204);
    EXPECT_EQ(system().del(path).status, 404);
}

TEST_P(NoticesApi, AfterARotationBothSecretsSignForADay) {
    Receiver receiver;
    const auto made = system().post("/api/v1/webhooks", subscription(receiver.url()));
    const std::string path =
        "/api/v1/webhooks/" + std::string(made.json().at("webhook_id").as_string());
    system().post(path + "/secret", {{"keep_hours", 24}});
    const auto signatures = [&] {
        receiver.forget();
        const auto tested = system().post(path + "/test", json::object{});
        EXPECT_TRUE(tested.json().at("delivered").as_bool()) << tested.body;
        const auto got = receiver.got();
        return std::ranges::count(std::string(got.at(0).header("webhook-signature")), ' ') + 1;
    };
    EXPECT_EQ(signatures(), 2);
    clock().advance(std::chrono::hours{25});
    EXPECT_EQ(signatures(), 1);
}

TEST_P(NoticesApi, AGatewayNeedsAnAgreementAndAnEncryptedLine) {
    auto gateway = subscription("https://sms.example.cn/");
    gateway["gateway"] = "sms";
    const auto bare = system().post("/api/v1/webhooks", gateway);
    EXPECT_EQ(bare.status, 422);
    EXPECT_THAT(bare.body, HasSubstr("agreement"));
    gateway["agreement"] = "县短信平台个人信息委托处理协议(2026-03)";
    EXPECT_EQ(system().post("/api/v1/webhooks", gateway).status, 201);
    gateway["url"] = "http://10.1.2.3/";
    EXPECT_EQ(system().post("/api/v1/webhooks", gateway).status, 422);
    gateway["url"] = "http://127.0.0.1:9/";
    EXPECT_EQ(system().post("/api/v1/webhooks", gateway).status, 201);
}

TEST_P(NoticesApi, ADeadLetterIsListedAndRedelivered) {
    Receiver receiver;
    receiver.answer({.status = 410});
    const auto made = system().post("/api/v1/webhooks", subscription(receiver.url()));
    const std::string hook(made.json().at("webhook_id").as_string());
    act(matter("none"), "accepted");
    courier().take();
    courier().deliver();
    const auto dead = system().get("/api/v1/notices?state=dead&webhook_id=" + hook);
    ASSERT_EQ(dead.status, 200) << dead.body;
    ASSERT_EQ(dead.json().at("items").as_array().size(), 1U);
    const json::value letter = dead.json().at("items").at(0);
    EXPECT_EQ(letter.at("error").as_string(), "http_410");
    const std::string path =
        "/api/v1/notices/" + std::string(letter.at("notice_id").as_string()) + "/redelivery";
    EXPECT_EQ(neighbour().post(path, json::object{}).status, 404);
    EXPECT_EQ(system().post(path, json::object{}).status, 204);
    EXPECT_EQ(system().post(path, json::object{}).status, 409);
    // It was switched off, because its receiver said that it was gone.
    const auto listed = system().get("/api/v1/webhooks").json();
    EXPECT_EQ(listed.at("items").at(0).at("off_reason").as_string(), "gone");
    const auto version = listed.at("items").at(0).at("version").as_int64();
    json::object on{
        {"name", "平台"}, {"url", receiver.url()}, {"active", true}, {"version", version}};
    EXPECT_EQ(system().put("/api/v1/webhooks/" + hook, on).status, 200);
    EXPECT_EQ(system().put("/api/v1/webhooks/" + hook, on).status, 409) << "a lost race";
    receiver.answer({.status = 204});
    EXPECT_EQ(courier().deliver().sent, 1);
}

TEST_P(NoticesApi, WhatAVoiceHasToSayIsListedAndWrittenDown) {
    act(matter("telephone"), "replied", "reporter", "{}", R"({"decision":"已清运"})");
    courier().take();
    auto clerk = as(world().token(Role::window_clerk));
    const auto listed = clerk.get("/api/v1/notices/to-tell");
    ASSERT_EQ(listed.status, 200) << listed.body;
    ASSERT_EQ(listed.json().at("items").as_array().size(), 1U);
    EXPECT_THAT(std::string(listed.json().at("items").at(0).at("body").as_string()),
                HasSubstr("已清运"));
    const std::string path =
        "/api/v1/notices/" +
        std::string(listed.json().at("items").at(0).at("notice_id").as_string()) + "/telling";
    EXPECT_EQ(as(world().token_in_b(Role::window_clerk)).post(path, {{"outcome", "told"}}).status,
              404);
    EXPECT_EQ(clerk.post(path, {{"outcome", "not_reached"}}).status, 204);
    EXPECT_EQ(clerk.post(path, {{"outcome", "told"}}).status, 204);
    EXPECT_EQ(clerk.post(path, {{"outcome", "told"}}).status, 409);
    EXPECT_EQ(attempts().size(), 2U);
    ASSERT_EQ(recorded_.size(), 1U);
    EXPECT_EQ(recorded_[0].outcome, NoticeState::delivered);
    EXPECT_EQ(clerk.get("/api/v1/notices/to-tell").json().at("items").as_array().size(), 0U);
}

TEST_P(NoticesApi, WhomItIsAboutDoesNotReadWhatTheReporterIsToldOut) {  // 信访工作条例 30
    const auto id = matter("telephone");
    act(id, "replied", "reporter", "{}", R"({"decision":"已核查投诉"})");
    courier().take();
    auto clerk = as(world().token(Role::window_clerk));
    const auto items = clerk.get("/api/v1/notices/to-tell").json().at("items").as_array();
    ASSERT_EQ(items.size(), 1U);
    const auto accuse = [&](std::optional<UnitId> unit, std::optional<access::PersonId> person) {
        database().write([&](db::Write& write) {
            write.run({"test/accuse",
                       "UPDATE matter SET about_unit_id = :unit, about_person_id = :person "
                       "WHERE matter_id = :id"},
                      db::arg("unit", unit), db::arg("person", person), db::arg("id", id));
        });
        const auto listed = clerk.get("/api/v1/notices/to-tell").json();
        EXPECT_TRUE(listed.at("items").as_array().empty());
        const auto path =
            "/api/v1/notices/" + std::string(items[0].at("notice_id").as_string()) + "/telling";
        EXPECT_EQ(clerk.post(path, {{"outcome", "told"}}).status, 404);
    };
    accuse({}, world().a.people.at(Role::window_clerk));
    accuse(world().a.centre, {});
}

TEST_P(NoticesApi, ListsGoOnFromPageToPage) {
    const auto matter_id = matter("none");
    for (int i = 0; i < 7; ++i) act(matter_id, "accepted");
    courier().take();
    std::set<std::string> ids;
    std::string cursor;
    do {
        const auto page = system().get("/api/v1/notices?limit=3" + cursor).json();
        for (const auto& item : page.at("items").as_array())
            ids.emplace(item.at("notice_id").as_string());
        cursor =
            page.at("next").is_null() ? "" : "&cursor=" + std::string(page.at("next").as_string());
    } while (!cursor.empty());
    EXPECT_EQ(ids.size(), 7U);
    EXPECT_EQ(system().get("/api/v1/notices?cursor=x").status, 422);
}

INSTANTIATE_EACH_DATABASE(NoticesApi);

}  // namespace
}  // namespace notices
