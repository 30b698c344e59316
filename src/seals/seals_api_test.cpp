#include <gmock/gmock.h>

#include "access/gate.h"
#include "http/server.h"
#include "http/testing.h"
#include "seals/endpoints.h"
#include "seals/world_test.h"

namespace seals {
namespace {

using namespace testing;
namespace json = boost::json;

class SealsApi : public SealsTest {
  protected:
    void SetUp() override {
        SealsTest::SetUp();
        if (IsSkipped()) return;
        config_ = world().config();
        gate_ = std::make_unique<access::Gate>(config_);
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 endpoints({config_}), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        SealsTest::TearDown();
    }

    http::testing::Client anyone() { return http::testing::Client(server_->port()); }
    http::testing::Answer follow(const std::string& number, const std::string& code) {
        return anyone().post("/api/v1/follow/" + number + "/proof", {{"code", code}});
    }

    access::Config config_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

TEST_P(SealsApi, AReceiptBecomesAProofThatAnyoneMayCheck) {
    const auto one = report(a());
    auto client = anyone();
    const auto early = follow(one.matter.number, one.query_code);
    ASSERT_EQ(early.status, 200) << early.body;
    EXPECT_TRUE(early.json().at("sealed").is_null());
    EXPECT_EQ(early.json().at("entry").at("digest").as_string(), one.entry.digest);
    EXPECT_FALSE(early.json().at("sealed_after").is_null());
    next_day();
    seal();
    const auto proof = follow(one.matter.number, one.query_code);
    ASSERT_EQ(proof.status, 200) << proof.body;
    EXPECT_FALSE(proof.json().at("sealed").is_null());

    const auto checked = client.post("/api/v1/seals/check", {{"proof", proof.json()}});
    ASSERT_EQ(checked.status, 200) << checked.body;
    EXPECT_TRUE(checked.json().at("fits").as_bool());
    EXPECT_TRUE(checked.json().at("says_number").as_bool());
    auto other = proof.json().as_object();
    other["number"] = "620922-20260901-00002-5";
    const auto wrong = client.post("/api/v1/seals/check", {{"proof", other}});
    EXPECT_FALSE(wrong.json().at("fits").as_bool());
    EXPECT_EQ(wrong.json().at("verdict").as_string(), "other_number");
    EXPECT_FALSE(wrong.json().at("zh").as_string().empty());
    const auto nothing = client.post("/api/v1/seals/check", {{"proof", json::object{}}});
    EXPECT_EQ(nothing.status, 422);
    EXPECT_THAT(nothing.body, ::testing::HasSubstr("proof/entry"));
}

TEST_P(SealsApi, WithoutNumberAndCodeNobodyGetsAReceipt) {
    const auto one = report(a());
    const auto two = report(a());
    EXPECT_EQ(follow(one.matter.number, two.query_code).code(), "wrong_number_or_code");
    EXPECT_EQ(follow("620922-20260901-99999-1", one.query_code).status, 404);
    const auto without =
        anyone().post("/api/v1/follow/" + one.matter.number + "/proof", json::object{});
    EXPECT_EQ(without.status, 422);
}

TEST_P(SealsApi, WhoGuessesCodesIsTurnedAway) {
    const auto one = report(a());
    for (int i = 0; i < config_.tries_by_account; ++i)
        ASSERT_EQ(follow(one.matter.number, "AAAAA-AAAAA").status, 404);
    EXPECT_EQ(follow(one.matter.number, one.query_code).status, 429);
    clock().advance(config_.lock_for + seconds{1});
    EXPECT_EQ(follow(one.matter.number, one.query_code).status, 200);
}

TEST_P(SealsApi, SealsAreListedFromPageToPageByDay) {
    const auto one = report(a());
    report(b());
    const auto first_day = base::to_text(day_of_now());
    for (int i = 0; i < 4; ++i) {
        next_day();
        note(database(), one.matter.matter_id);
    }
    const auto last_day = base::to_text(day_of_now());
    next_day();
    seal();
    auto client = anyone();
    const auto walk = [&](const std::string& query) {
        std::vector<std::string> out;
        std::string cursor;
        do {
            const auto answer = client.get("/api/v1/seals?limit=2" + query + cursor);
            EXPECT_EQ(answer.status, 200) << answer.body;
            const auto page = answer.json();
            for (const auto& item : page.at("items").as_array())
                out.push_back(std::string(item.at("day").as_string()) + " " +
                              std::string(item.at("county").as_string()));
            const auto& next = page.at("next");
            cursor = next.is_null() ? "" : "&cursor=" + std::string(next.as_string());
        } while (!cursor.empty());
        return out;
    };
    const auto all = walk("");
    EXPECT_EQ(all.size(), 6U);
    EXPECT_TRUE(std::ranges::is_sorted(all));
    EXPECT_EQ(walk("&county=" + a().county_code).size(), 5U);
    EXPECT_EQ(walk("&county=" + b().county_code),
              (std::vector<std::string>{first_day + " " + b().county_code}));
    EXPECT_EQ(walk("&from=" + last_day).size(), 1U);
    EXPECT_EQ(walk("&county=" + a().county_code + "&to=" + first_day).size(), 1U);
    EXPECT_EQ(client.get("/api/v1/seals?cursor=x").status, 422);
    EXPECT_EQ(client.get("/api/v1/seals?county=62").status, 422);
}

TEST_P(SealsApi, ASealNamesItsKeyAndTheNextNamesTheSeal) {
    const auto one = report(a());
    const auto first = base::to_text(day_of_now());
    next_day();
    note(database(), one.matter.matter_id);
    const auto second = base::to_text(day_of_now());
    next_day();
    seal();
    auto client = anyone();
    const auto at = "/api/v1/seals/" + a().county_code + "/";
    const auto made = client.get(at + first);
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(client.get(at + second).json().at("previous_digest"), made.json().at("digest"));
    EXPECT_EQ(client.get(at + "2026-01-01").status, 404);
    EXPECT_EQ(client.get(at + "yesterday").status, 422);
    const auto keys_here = client.get("/api/v1/seals/keys").json().at("items").as_array();
    ASSERT_EQ(keys_here.size(), 1U);
    EXPECT_EQ(keys_here[0].at("key_id"), made.json().at("key_id"));
    EXPECT_EQ(keys_here[0].at("fingerprint").as_string(), keys().front().fingerprint());
}

INSTANTIATE_EACH_DATABASE(SealsApi);

}  // namespace
}  // namespace seals
