#include "regions/test_server.h"

namespace regions {
namespace {

using access::Role;
using testing::text;

class Units : public testing::ServerTest {
  protected:
    boost::json::object park() {
        return {{"region_id", id("town")},
                {"kind", "park_centre"},
                {"sector", "society"},
                {"name", "渊泉镇工业园区综治中心"},
                {"plates", {"渊泉镇工业园区平安工作室"}},
                {"building", "concentrated"},
                {"superior_id", id("centre")},
                {"posts_filled", 2},
                {"rooms", {{{"kind", "video_room"}, {"name", "视频监控室"}}}},
                {"hours", {{{"weekday", 1}, {"opens_minute", 540}, {"closes_minute", 720}}}}};
    }
};
INSTANTIATE_EACH_DATABASE(Units);

TEST_P(Units, AreSetUpChangedAndClosed) {
    auto head = as(Role::centre_head);
    const auto made = head.post("/api/v1/units", park());
    ASSERT_EQ(made.status, 201) << made.body;
    const auto path = "/api/v1/units/" + text(made.json(), "unit_id");
    EXPECT_EQ(text(made.json(), "level"), "4");
    EXPECT_EQ(text(made.json(), "plates", 0), "渊泉镇工业园区平安工作室");

    auto changed = park();
    changed.erase("region_id");
    changed["version"] = 1;
    changed["plates"] = boost::json::array{"园区调解室", "园区综治中心"};
    changed["posts_filled"] = 3;
    const auto second = head.put(path, changed);
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(text(second.json(), "version"), "2");
    EXPECT_EQ(text(second.json(), "plates", 1), "园区综治中心");
    EXPECT_EQ(text(head.get(path).json(), "posts_filled"), "3");

    EXPECT_EQ(head.post(path + "/closing", {{"version", 1}}).code(), "stale");
    EXPECT_EQ(head.post(path + "/closing", {{"version", 2}}).status, 200);
    EXPECT_EQ(head.post(path + "/closing", {{"version", 3}}).code(), "unit_closed");
}

TEST_P(Units, AreNotHungOnANeighboursUnit) {
    auto unit = park();
    unit["superior_id"] = std::to_string(world().b.centre.value);
    unit["host_id"] = std::to_string(world().b.centre.value);
    const auto answer = as(Role::centre_head).post("/api/v1/units", unit);
    EXPECT_EQ(answer.status, 422) << answer.body;
    EXPECT_NE(answer.body.find("superior_id"), std::string::npos);
    EXPECT_NE(answer.body.find("host_id"), std::string::npos);
}

TEST_P(Units, ALostRaceSaysWhichVersionWasFaster) {
    auto head = as(Role::centre_head);
    boost::json::object change{
        {"version", 7}, {"kind", "centre"}, {"sector", "government"}, {"name", "瓜州县综治中心"}};
    const auto answer = head.put("/api/v1/units/" + id("centre"), change);
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.code(), "stale");
    EXPECT_NE(answer.body.find("\"1\""), std::string::npos) << answer.body;
}

TEST_P(Units, AllThatIsWrongIsSaidAtOnce) {
    auto wrong = park();
    wrong["name"] = "渊泉镇综治工作站";
    wrong["superior_id"] = "999";
    wrong["hours"] = boost::json::array{
        boost::json::object{{"weekday", 1}, {"opens_minute", 720}, {"closes_minute", 540}}};
    const auto answer = as(Role::centre_head).post("/api/v1/units", wrong);
    EXPECT_EQ(answer.status, 422) << answer.body;
    for (const auto* field : {"name", "superior_id", "hours"})
        EXPECT_NE(answer.body.find(field), std::string::npos) << field << answer.body;
}

TEST_P(Units, OneInUseIsNotClosed) {
    const auto answer =
        as(Role::centre_head).post("/api/v1/units/" + id("office") + "/closing", {{"version", 1}});
    EXPECT_EQ(answer.code(), "unit_in_use") << answer.body;
}

TEST_P(Units, AreListedByKindDepartmentNameAndPlace) {
    auto clerk = as(Role::window_clerk);
    const auto count = [&](const std::string& query) {
        const auto answer = clerk.get("/api/v1/units?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json().at("items").as_array().size();
    };
    EXPECT_EQ(count(""), 3U);
    EXPECT_EQ(count("kind=centre"), 1U);
    EXPECT_EQ(count("department=ZJ"), 1U);
    EXPECT_EQ(count("name=%E5%BF%97%E6%84%BF"), 1U);  // 志愿
    EXPECT_EQ(count("name=%25"), 0U);                 // a plain %, no pattern
    EXPECT_EQ(count("within=" + id("town")), 0U);
    const auto page = clerk.get("/api/v1/units?limit=2").json();
    EXPECT_EQ(count("limit=2&cursor=" + text(page, "next")), 1U);
}

TEST_P(Units, OfTheNeighbouringCountyAreNotThere) {
    auto neighbour = as_neighbour(Role::centre_head);
    EXPECT_EQ(neighbour.get("/api/v1/units/" + id("centre")).status, 404);
    EXPECT_EQ(neighbour.post("/api/v1/units", park()).status, 404);
    EXPECT_EQ(neighbour.get("/api/v1/units?within=" + id("county")).status, 404);
    EXPECT_EQ(neighbour.get("/api/v1/units").json().at("items").as_array().size(), 2U);
}

TEST_P(Units, PostsAreAddedUp) {
    const auto answer =
        as(Role::leader).get("/api/v1/regions/" + id("county") + "/posts?kind=centre");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(text(answer.json(), "authorised"), "10");
}

}  // namespace
}  // namespace regions
