#include "access/gate.h"
#include "access/testing.h"
#include "clocks/endpoints.h"
#include "clocks/retime.h"
#include "clocks/world_test.h"
#include "http/server.h"
#include "http/testing.h"

namespace clocks {
namespace {

using namespace testing;
namespace json = boost::json;
using access::Role;

class ClocksApi : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        clock().set(at("2026-03-02T10:00"));
        world_ = std::make_unique<access::testing::World>(database());
        database().write([](db::Write& write) {
            ASSERT_TRUE(
                announce_calendar(write, calendar_file("2025"), "国务院办公厅").has_value());
        });
        config_ = world_->config();
        gate_ = std::make_unique<access::Gate>(config_);
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 endpoints(), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        server_ = nullptr;
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    http::testing::Client as(const std::string& token) {
        http::testing::Client client(server_->port());
        if (!token.empty()) client.set("Authorization", "Bearer " + token);
        return client;
    }
    http::testing::Client anyone() { return as(""); }
    std::string with(std::string_view permission) { return world_->token_with(permission); }
    static std::string id(auto value) { return std::to_string(value.value); }

    Clock start(const access::testing::Side& side, std::string_view limit,
                std::int64_t subject = 1) {
        return database()
            .write([&](db::Write& write) {
                return start_clock(write, {.county = side.county_code,
                                           .subject_kind = "matter",
                                           .subject_id = subject,
                                           .kind = "handling",
                                           .limit = *parse_limit(limit),
                                           .unit = side.office});
            })
            .value();
    }

    std::unique_ptr<access::testing::World> world_;
    access::Config config_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

TEST_P(ClocksApi, AnyoneMayReplayADeadline) {
    const auto answer =
        anyone().get("/api/v1/calendar/due?start=2026-09-30T16%3A00%3A00%2B08%3A00&limit=5wd");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto body = answer.json();
    EXPECT_EQ(body.at("due").as_string(), "2026-10-13T10:00:00Z");
    EXPECT_EQ(body.at("segments").as_array().size(), 6u);
    const auto wrong = anyone().get("/api/v1/calendar/due?start=1980-01-01T00:00Z&limit=5");
    EXPECT_EQ(wrong.status, 422);
}

TEST_P(ClocksApi, TheCalendarIsPublicAndShowsLocalDays) {
    const auto county = id(world_->a.county);
    const auto set = as(with("manage_calendar"))
                         .post("/api/v1/calendar/local-days", {{"region_id", county},
                                                               {"date", "2026-04-20"},
                                                               {"kind", "holiday"},
                                                               {"name", "三月三"}});
    ASSERT_EQ(set.status, 201) << set.body;
    const auto day = [&](const std::string& region) {
        const auto answer =
            anyone().get("/api/v1/calendar/days?from=2026-04-20&to=2026-04-20&region_id=" + region);
        return answer.json().at("days").at(0).at("working").as_bool();
    };
    EXPECT_FALSE(day(county));
    EXPECT_FALSE(day(id(world_->a.village)));
    EXPECT_TRUE(day(id(world_->b.county)));
    const auto other = as(world_->token_in_b_with("manage_calendar"))
                           .post("/api/v1/calendar/local-days", {{"region_id", county},
                                                                 {"date", "2026-04-21"},
                                                                 {"kind", "holiday"},
                                                                 {"name", "三月三"}});
    EXPECT_EQ(other.status, 404);
}

TEST_P(ClocksApi, WorkingHoursOfAUnitMoveItsDeadlines) {
    const Clock clock = start(world_->a, "2wd");
    const std::string path = "/api/v1/units/" + id(world_->a.office) + "/work-hours";
    const auto refused =
        as(with("manage_calendar")).put(path, {{"valid_from", "2026-03-01"}, {"hours", "9-5"}});
    EXPECT_EQ(refused.status, 422);
    const auto set =
        as(with("manage_calendar"))
            .put(path, {{"valid_from", "2026-03-01"}, {"hours", "08:30-12:00,14:00-17:00"}});
    ASSERT_EQ(set.status, 200) << set.body;
    EXPECT_EQ(set.json().at("to_retime").as_int64(), 1);
    retime_clocks(database());
    const auto seen = as(with("read_clocks")).get("/api/v1/clocks/" + id(clock.clock_id));
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.json().at("clock").at("due_at").as_string(), "2026-03-04T09:00:00Z");
    EXPECT_EQ(seen.json().at("changes").as_array().size(), 2u);
    EXPECT_EQ(anyone().get(path + "?on=2026-03-02").json().at("hours").as_string(),
              "08:30-12:00,14:00-17:00");
}

TEST_P(ClocksApi, AClockIsSeenInItsCountyOnly) {
    const Clock clock = start(world_->a, "5wd");
    const std::string path = "/api/v1/clocks/" + id(clock.clock_id);
    EXPECT_EQ(anyone().get(path).status, 401);
    EXPECT_EQ(as(world_->token_in_b_with("read_clocks")).get(path).status, 404);
    const auto seen = as(with("read_clocks")).get(path);
    ASSERT_EQ(seen.status, 200) << seen.body;
    const auto body = seen.json();
    EXPECT_EQ(body.at("explanation").at("due"), body.at("clock").at("due_at"));
    EXPECT_EQ(body.at("ahead").as_array().size(), 5u);
    EXPECT_EQ(body.at("standing_en").as_string(), "5 working days left");
}

TEST_P(ClocksApi, ListsGoOnFromPageToPageInOrderOfTheDueTime) {
    for (int i = 1; i <= 7; ++i) start(world_->a, std::to_string(9 - i) + "wd", i);
    start(world_->b, "1wd");
    auto client = as(with("read_clocks"));
    std::vector<std::string> subjects;
    std::string cursor;
    do {
        const auto answer = client.get("/api/v1/clocks?limit=3" + cursor);
        ASSERT_EQ(answer.status, 200) << answer.body;
        const auto page = answer.json();
        for (const auto& item : page.at("items").as_array())
            subjects.emplace_back(item.at("subject_id").as_string());
        cursor =
            page.at("next").is_null() ? "" : "&cursor=" + std::string(page.at("next").as_string());
    } while (!cursor.empty());
    EXPECT_EQ(subjects, (std::vector<std::string>{"7", "6", "5", "4", "3", "2", "1"}));
    const auto soon = client.get("/api/v1/clocks?due_before=2026-03-05T00:00:00Z");
    EXPECT_EQ(soon.json().at("items").as_array().size(), 1u);
    EXPECT_EQ(client.get("/api/v1/clocks?cursor=x").status, 422);
    EXPECT_EQ(client.get("/api/v1/clocks?unit_id=" + id(world_->b.office)).status, 404);
}

TEST_P(ClocksApi, ALadderIsSetForARegionAndHoldsForNewClocks) {
    const Clock before = start(world_->a, "2wd", 1);
    const json::array steps{{{"at", "due"}, {"action", "red"}, {"to", {"holder"}}}};
    auto manager = as(with("manage_ladders"));
    const json::object ladder{
        {"region_id", id(world_->a.county)}, {"clock_kind", "handling"}, {"steps", steps}};
    EXPECT_EQ(as(world_->token_in_b_with("manage_ladders")).post("/api/v1/ladders", ladder).status,
              404);
    ASSERT_EQ(manager.post("/api/v1/ladders", ladder).status, 201);
    ASSERT_EQ(manager.post("/api/v1/ladders", ladder).status, 201);
    EXPECT_EQ(before.ladder_id, LadderId{1});
    EXPECT_NE(start(world_->a, "2wd", 2).ladder_id, LadderId{1});
    const auto listed = as(with("read_clocks")).get("/api/v1/ladders");
    ASSERT_EQ(listed.status, 200) << listed.body;
    const auto answer = listed.json();
    const auto& items = answer.at("items").as_array();
    // The second of the county's two holds; the ladders of the whole country stand beside it.
    EXPECT_EQ(std::ranges::count(items, json::value(id(world_->a.county)),
                                 [](const json::value& item) { return item.at("region_id"); }),
              1);
    EXPECT_GT(items.size(), 1u);
    json::object blind = ladder;
    blind["steps"] = json::array{{{"at", "50%"}, {"action", "remind"}, {"to", {"holder"}}}};
    EXPECT_EQ(manager.post("/api/v1/ladders", blind).status, 422);
}

INSTANTIATE_EACH_DATABASE(ClocksApi);

}  // namespace
}  // namespace clocks
