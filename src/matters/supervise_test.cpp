#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Counting : public Lives {
  protected:
    json::value counts(std::string_view query, Role role = Role::supervisor) {
        const auto answer = as(role).get("/api/v1/supervision?" + std::string(query));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }
    static std::int64_t number(const json::value& line, std::string_view member) {
        return line.at(member).as_int64();
    }
};
INSTANTIATE_EACH_DATABASE(Counting);

TEST_P(Counting, OpenLateDueTodayAndCardsAreTrueByUnitPlaceAndCategory) {
    Life late = in_hand("040203"), early = in_hand("030103");
    till("2026-09-08T18:00");
    for (const auto* by : {"unit", "region", "category"}) {
        const auto body = counts(std::string("by=") + by);
        EXPECT_EQ(text_of(body.at("by")), by);
        EXPECT_EQ(number(body.at("total"), "open"), 2);
        std::int64_t open = 0, cards = 0;
        for (const auto& line : body.at("items").as_array()) {
            open += number(line, "open");
            cards += number(line, "cards");
        }
        EXPECT_EQ(open, 2) << by;
        EXPECT_EQ(cards, number(body.at("total"), "cards")) << by;
    }
    const auto body = counts("by=category");
    const auto& worst = body.at("items").at(0);
    EXPECT_GE(number(worst, "overdue"), 1);
    EXPECT_NE(text_of(worst.at("name_zh")), "");
    const auto listed = as(Role::supervisor).get("/api/v1/matters?due=overdue").json();
    EXPECT_EQ(std::ssize(listed.at("items").as_array()), number(body.at("total"), "overdue"))
        << "each number opens the list behind it";
}

TEST_P(Counting, WhatEndedIsNotCountedAndWhatBreaksNextIsNamed) {
    Life open = in_hand("040203"), done = in_hand("030103");
    done.done();
    done.check();
    done.close();
    const auto body = counts("by=region");
    EXPECT_EQ(number(body.at("total"), "open"), 1);
    ASSERT_EQ(std::ssize(body.at("nearest").as_array()), 1);
    EXPECT_EQ(text_of(body.at("nearest").at(0).at("matter_id")), open.id);
    EXPECT_NE(text_of(body.at("items").at(0).at("name")), "");
}

TEST_P(Counting, AReturnIsCountedUntilItIsDecided) {
    Life life = dispatched("040203");
    EXPECT_EQ(number(counts("by=unit").at("total"), "returned"), 0);
    life.act(Role::unit_head, "return", say::giving_back());
    EXPECT_EQ(number(counts("by=unit").at("total"), "returned"), 1);
}

TEST_P(Counting, AUnitSeesItsOwnAndAnUnknownRegionIsRefused) {
    Life mine = in_hand("040203");
    const auto body = counts("by=region", Role::unit_head);
    EXPECT_EQ(number(body.at("total"), "open"), 1);
    const auto answer = as(Role::supervisor).get("/api/v1/supervision?region_id=999999");
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, ::testing::HasSubstr("region_id"));
}

TEST_P(Counting, TheTrendIsTheShareOfEndingsThatWereNeverLate) {
    const auto end = [&](Life life) {
        life.done();
        life.check();
        life.close();
    };
    Life late = in_hand("040203");
    for (int i = 0; i < 9; ++i) end(in_hand("040203"));
    till("2026-09-08T18:00");  // the limit of five working days is over
    end(late);
    const auto get = [&](std::string_view query) {
        const auto answer =
            as(Role::supervisor).get("/api/v1/supervision/trend" + std::string(query));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    };
    const auto body = get("");
    EXPECT_EQ(number(body.at("whole"), "ended"), 10);
    EXPECT_EQ(number(body.at("whole"), "in_time"), 9);
    const auto& percents = body.at("whole").at("percents").as_array();
    EXPECT_EQ(percents.size(), body.at("until").as_array().size());
    EXPECT_DOUBLE_EQ(percents.back().to_number<double>(), 90.0);
    EXPECT_TRUE(percents.front().is_null()) << "nothing ended then";
    ASSERT_EQ(std::ssize(body.at("items").as_array()), 1);
    EXPECT_EQ(text_of(body.at("items").at(0).at("key")), say::text(world().a.town));
    EXPECT_NE(text_of(body.at("items").at(0).at("name")), "");
    pass(std::chrono::days{7 * 4});
    const auto later = get("?region_id=" + say::text(world().a.town));
    EXPECT_EQ(number(later.at("whole"), "ended"), 0) << "only the last four weeks count";
    EXPECT_EQ(as(Role::supervisor).get("/api/v1/supervision/trend?region_id=999999").status, 422);
}

TEST_P(Counting, EachNumberOpensTheListBehindIt) {  // domain 3.4, 3.6
    const auto listed = [&](const std::string& query) {
        const auto answer = as(Role::supervisor).get("/api/v1/matters?" + query);
        EXPECT_EQ(answer.status, 200) << answer.body;
        const auto body = answer.json();
        std::vector<std::string> ids;
        for (const auto& line : body.at("items").as_array())
            ids.push_back(text_of(line.at("matter_id")));
        return ids;
    };
    using ::testing::ElementsAre;
    using ::testing::IsEmpty;
    const auto town = add_unit(world().a.town, 4, "town_government", "", "渊泉镇人民政府");
    add_unit(world().city, 2, "centre", "", "酒泉市综治中心");
    Life late = accepted("050101"), asked_back = dispatched("040203"), done = in_hand("030103");
    late.act(Role::dispatcher, "dispatch", say::dispatch(say::text(town)));
    asked_back.act(Role::unit_head, "return", say::giving_back());
    done.done();
    done.check();
    done.close();
    EXPECT_THAT(listed("state=return_asked"), ElementsAre(asked_back.id));
    EXPECT_THAT(listed("lately=ended"), ElementsAre(done.id));
    EXPECT_THAT(listed("lately=ended_late"), IsEmpty());
    EXPECT_THAT(listed("carded=true"), IsEmpty());
    asked_back.act(Role::dispatcher, "return-decision", say::return_decision(false));
    till("2026-09-08T18:00");
    const auto trend = as(Role::supervisor).get("/api/v1/supervision/trend").json();
    const auto& climbed = trend.at("climbed");
    EXPECT_EQ(number(climbed, "county"), std::ssize(listed("lately=climbed_to_county")));
    EXPECT_EQ(number(climbed, "city"), std::ssize(listed("lately=climbed_to_city")));
    EXPECT_THAT(listed("lately=climbed_to_county"), ElementsAre(late.id));
    EXPECT_THAT(listed("lately=climbed_to_province"), IsEmpty());
    EXPECT_EQ(number(counts("by=unit").at("total"), "cards"),
              std::ssize(listed("carded=true&open=true")));
    pass(std::chrono::days{29});
    EXPECT_THAT(listed("lately=ended"), IsEmpty()) << "only the last four weeks";
    EXPECT_EQ(as(Role::supervisor).get("/api/v1/matters?lately=never").status, 422);
}

}  // namespace
}  // namespace matters::testing
