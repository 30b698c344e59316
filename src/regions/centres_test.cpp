#include "regions/test_server.h"

namespace regions {
namespace {

using access::Role;
using testing::text;

class Centres : public testing::ServerTest {
  protected:
    std::string open_centre() {
        const auto made =
            as(Role::centre_head)
                .post(
                    "/api/v1/units",
                    {{"region_id", id("town")},
                     {"kind", "centre"},
                     {"sector", "government"},
                     {"name", "渊泉镇综治中心"},
                     {"superior_id", id("centre")},
                     {"address", "文化街12号一楼"},
                     {"telephone", "0000-5550100"},
                     {"plates", {"渊泉镇矛盾纠纷调处中心"}},
                     {"rooms", {{{"kind", "reception_hall"}, {"name", "接待大厅"}}}},
                     {"hours", {{{"weekday", 2}, {"opens_minute", 480}, {"closes_minute", 720}}}}});
        EXPECT_EQ(made.status, 201) << made.body;
        return text(made.json(), "unit_id");
    }
};
INSTANTIATE_EACH_DATABASE(Centres);

TEST_P(Centres, TheBoardIsForEverybodyAndSaysWhereAndWhen) {
    const auto centre = open_centre();
    const auto window = as(Role::centre_head)
                            .post("/api/v1/units", {{"region_id", id("town")},
                                                    {"kind", "window"},
                                                    {"sector", "government"},
                                                    {"name", "信访窗口"},
                                                    {"host_id", centre}});
    ASSERT_EQ(window.status, 201) << window.body;
    const auto board = visitor().get("/api/v1/public/centres/" + id("town"));
    ASSERT_EQ(board.status, 200) << board.body;
    const auto json = board.json();
    EXPECT_EQ(text(json, "name"), "渊泉镇综治中心");
    EXPECT_EQ(text(json, "address"), "文化街12号一楼");
    EXPECT_EQ(text(json, "units", 0, "name"), "信访窗口");
    EXPECT_EQ(text(json, "rooms", 0, "name"), "接待大厅");
    EXPECT_EQ(text(json, "is_above"), "false");
}

TEST_P(Centres, ItIsOpenByTheHoursOfTheWeekInChinasTime) {
    open_centre();
    const auto in_hours = [&] {
        return text(visitor().get("/api/v1/public/centres/" + id("town")).json(), "in_hours");
    };
    // The scene begins on Tuesday, 2026-09-01, 8:00.
    EXPECT_EQ(in_hours(), "true");
    clock().advance(std::chrono::hours{3} + std::chrono::minutes{59});
    EXPECT_EQ(in_hours(), "true");
    clock().advance(std::chrono::minutes{1});
    EXPECT_EQ(in_hours(), "false") << "it closes at noon";
    clock().advance(std::chrono::hours{20});
    EXPECT_EQ(in_hours(), "false") << "Wednesday";
}

TEST_P(Centres, APlaceWithoutOneIsSentToTheNearestAbove) {
    const auto county =
        text(visitor().get("/api/v1/public/centres/" + id("village")).json(), "unit_id");
    EXPECT_EQ(county, id("centre"));
    const auto town = open_centre();
    const auto json = visitor().get("/api/v1/public/centres/" + id("village")).json();
    EXPECT_EQ(text(json, "unit_id"), town);
    EXPECT_EQ(text(json, "is_above"), "true");
    EXPECT_EQ(visitor().get("/api/v1/public/centres/999999").status, 404);
}

TEST_P(Centres, AreFoundByNameAndPlaceAndPagesGoOn) {
    open_centre();
    const auto count = [&](const std::string& query) {
        const auto answer = visitor().get("/api/v1/public/centres?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json().at("items").as_array().size();
    };
    EXPECT_EQ(count("name=%E6%B8%8A%E6%B3%89"), 1U);  // 渊泉
    EXPECT_EQ(count("within=" + id("town")), 1U);
    EXPECT_EQ(count("name=%E4%B8%8D%E5%9C%A8"), 0U);  // 不在
    const auto first = visitor().get("/api/v1/public/centres?limit=1").json();
    EXPECT_GE(count("cursor=" + text(first, "next")), 1U);
}

}  // namespace
}  // namespace regions
