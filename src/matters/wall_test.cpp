#include "matters/world_test.h"

namespace matters::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Walls : public Served {
  protected:
    /// Asked for once what was answered before is no longer kept.
    http::testing::Answer answer(Role role, access::RegionId region) {
        pass(std::chrono::seconds{3});
        return as(role).get(fmt::format("/api/v1/wall?region_id={}", region.value));
    }
    json::value wall(Role role = Role::centre_head) {
        const auto out = answer(role, world().a.county);
        EXPECT_EQ(out.status, 200) << out.body;
        return out.json();
    }
    static std::int64_t figure(const json::value& wall, std::string_view name) {
        return wall.at("figures").at(name).as_int64();
    }
    static const json::value& only(const json::value& wall, std::string_view list) {
        const auto& items = wall.at(list).as_array();
        base::expects(items.size() == 1, fmt::format("one of {}", list));
        return items.front();
    }
};
INSTANTIATE_EACH_DATABASE(Walls);

TEST_P(Walls, OpenMattersAreCountedByPlaceAndInTheFigures) {
    Life one = life(), two = life();
    one.begin();
    two.begin_at_window();
    const auto seen = wall();
    EXPECT_EQ(text_of(seen.at("region").at("region_id")), std::to_string(world().a.county.value));
    EXPECT_EQ(text_of(seen.at("code")).substr(0, 6), "620922");
    const auto& town = only(seen, "children");
    EXPECT_EQ(text_of(town.at("region_id")), std::to_string(world().a.town.value));
    EXPECT_EQ(town.at("open").as_int64(), 2);
    EXPECT_EQ(figure(seen, "open"), 2);
    EXPECT_EQ(figure(seen, "registered_today"), 2);
    EXPECT_EQ(figure(seen, "today_by_window"), 1);
    EXPECT_EQ(figure(seen, "overdue"), 0);
    EXPECT_THAT(seen.at("ancestors").as_array(), IsEmpty()) << "above my scope is no way up";
}

TEST_P(Walls, WithoutADivisionItShowsTheOneOfTheCallersPost) {
    EXPECT_EQ(
        text_of(as(Role::centre_head).get("/api/v1/wall").json().at("region").at("region_id")),
        std::to_string(world().a.county.value));
}

TEST_P(Walls, TheNextClockSaysPlaceUnitAndWhatIsOwed) {
    Life life = this->life();
    life.to_hand();
    const auto seen = wall();
    const auto& clock = only(seen, "clocks");
    EXPECT_EQ(text_of(clock.at("number")), life.number);
    EXPECT_EQ(text_of(clock.at("place")), text_of(only(seen, "children").at("name")));
    EXPECT_THAT(text_of(clock.at("unit")), Not(IsEmpty()));
    EXPECT_THAT(text_of(clock.at("category_zh")), Not(IsEmpty()));
    EXPECT_THAT(text_of(clock.at("owed_zh")), Not(IsEmpty()));
    EXPECT_TRUE(clock.at("started_at").is_string());
}

TEST_P(Walls, WhatIsLateIsCountedAndIsNoNextClock) {
    Life life = this->life();
    life.to_hand();
    pass(std::chrono::hours{24 * 40});
    const auto seen = wall();
    EXPECT_EQ(figure(seen, "overdue"), 1);
    EXPECT_EQ(only(seen, "children").at("overdue").as_int64(), 1);
    EXPECT_THAT(seen.at("clocks").as_array(), IsEmpty());
    EXPECT_GE(figure(seen, "supervised"), 1);
}

TEST_P(Walls, NothingThatAResidentSaidOrIsStandsOnIt) {
    Life life = this->life();
    life.to_hand();
    const auto body = answer(Role::centre_head, world().a.county).body;
    for (const char* words : {"路灯不亮", "城北村口", "城北村村口", "王示例", "0000-0000001"})
        EXPECT_THAT(body, Not(HasSubstr(words)));
    for (const char* member : {"title", "words", "address", "person", "reporter", "handler"})
        EXPECT_THAT(body, Not(HasSubstr(fmt::format("\"{}", member))));
}

TEST_P(Walls, AHiddenReportersMatterIsCountedAndNeverListed) {
    Life life = this->life();
    life.begin({{"confidential", true},
                {"point", {{"longitude", 95.78}, {"latitude", 40.52}, {"datum", "wgs84"}}}});
    const auto seen = wall();
    EXPECT_EQ(figure(seen, "open"), 1);
    EXPECT_THAT(seen.at("clocks").as_array(), IsEmpty());
    EXPECT_THAT(seen.at("happened").as_array(), IsEmpty());
    EXPECT_THAT(seen.at("points").as_array(), IsEmpty());
}

TEST_P(Walls, AKindThatSaysSomethingPrivateIsCountedAndNeverListed) {
    Life life = this->life();
    life.begin();
    const auto edition =
        database().read([](db::Read& read) { return catalogue::get_edition(read)->catalogue; });
    const auto leaf = std::ranges::find_if(edition->leaves, [](const catalogue::Category& one) {
        return one.route == catalogue::Route::service &&
               std::ranges::find(one.flags, catalogue::Flag::sensitive_pi) != one.flags.end();
    });
    ASSERT_NE(leaf, edition->leaves.end());
    life.accept(leaf->code);
    const auto seen = wall();
    EXPECT_EQ(figure(seen, "open"), 1);
    EXPECT_THAT(seen.at("clocks").as_array(), IsEmpty());
    EXPECT_THAT(seen.at("happened").as_array(), IsEmpty());
}

TEST_P(Walls, APointIsShownToTheKilometre) {
    Life life = this->life();
    life.begin({{"point", {{"longitude", 95.78232}, {"latitude", 40.52054}, {"datum", "wgs84"}}}});
    const auto seen = wall();
    EXPECT_DOUBLE_EQ(only(seen, "points").at("longitude").to_number<double>(), 95.78);
    EXPECT_DOUBLE_EQ(only(seen, "points").at("latitude").to_number<double>(), 40.52);
}

TEST_P(Walls, WhatJustHappenedComesNewestFirst) {
    Life life = this->life();
    life.begin();
    pass(std::chrono::minutes{5});
    life.accept();
    pass(std::chrono::minutes{5});
    life.dispatch();
    const auto seen = wall();
    std::vector<std::string> acts;
    for (const auto& one : seen.at("happened").as_array()) acts.push_back(text_of(one.at("act")));
    EXPECT_THAT(acts, ::testing::ElementsAre("dispatch", "accept", "register_matter"));
}

TEST_P(Walls, TheMonthSaysHowManyEndedOnTimeAndSolved) {
    Life life = this->life();
    life.to_hand();
    life.done();
    life.check();
    life.close();
    pass(std::chrono::minutes{2});  // Behind what was kept.
    const auto seen = wall();
    EXPECT_EQ(figure(seen, "open"), 0);
    EXPECT_EQ(figure(seen, "ended"), 1);
    EXPECT_EQ(figure(seen, "ended_on_time"), 1);
    EXPECT_EQ(figure(seen, "asked"), 1);
    EXPECT_EQ(figure(seen, "solved"), 1);
    pass(std::chrono::hours{24 * 31});
    EXPECT_EQ(figure(wall(), "ended"), 0);
}

TEST_P(Walls, WhoeverIsBoundToAUnitSeesWhatItLeads) {
    Life own = life(), other = life();
    own.to_hand();
    other.begin();
    EXPECT_EQ(figure(wall(Role::handler), "open"), 1);
    EXPECT_EQ(figure(wall(Role::centre_head), "open"), 2);
}

TEST_P(Walls, TheNeighboursWallIsNotThere) {
    EXPECT_EQ(answer(Role::centre_head, world().b.county).status, 404);
}

TEST_P(Walls, ManyScreensAskOnce) {
    Life life = this->life();
    const auto before = wall();
    life.begin();
    const auto path = fmt::format("/api/v1/wall?region_id={}", world().a.county.value);
    EXPECT_EQ(figure(as(Role::centre_head).get(path).json(), "open"), 0) << "kept for a moment";
    EXPECT_EQ(figure(wall(), "open"), 1);
}

}  // namespace
}  // namespace matters::testing
