#include "matters/lives_test.h"
#include "matters/work.h"

namespace matters::testing {
namespace {

class Levels : public Lives {
  protected:
    void SetUp() override {
        Lives::SetUp();
        if (IsSkipped()) return;
        village_ = add_unit(world().a.village, 5, "village_committee", "", "城北村委会");
        town_centre_ = add_unit(world().a.town, 4, "centre", "", "渊泉镇综治中心");
        town_ = add_unit(world().a.town, 4, "town_government", "", "渊泉镇人民政府");
        city_centre_ = add_unit(world().city, 2, "centre", "", "酒泉市综治中心");
    }
    Life sent_to(UnitId unit, std::string_view category = "050101") {
        Life life = accepted(category);
        life.act(Role::dispatcher, "dispatch", say::dispatch(say::text(unit)));
        return life;
    }

    /// Where its reporter reads that it goes by itself, and when.
    static std::string climb(const Life& life) {
        const json::value seen = life.follow("").json();
        if (seen.at("climbs").is_null()) return "";
        return text_of(seen.at("climbs").at("unit").at("name")) + " " +
               local(*base::parse_instant(text_of(seen.at("climbs").at("at"))));
    }

    UnitId village_, town_centre_, town_, city_centre_;
};
INSTANTIATE_EACH_DATABASE(Levels);

TEST_P(Levels, ALateVillageIsSupervisedByTheTownThenByTheCounty) {  // row 21; 1.29, domain 3.4
    Life life = sent_to(village_);
    const auto number = life.number;
    EXPECT_EQ(clock_due(life, "answer"), "2026-09-08T18:00");
    EXPECT_EQ(climb(life), "渊泉镇综治中心 2026-09-08T18:00");
    till("2026-09-08T17:59");
    EXPECT_EQ(row(life).rung, 0);
    till("2026-09-08T18:00");
    Matter matter = row(life);
    EXPECT_EQ(matter.rung, 1);
    EXPECT_EQ(matter.supervisor_unit_id, town_centre_);
    EXPECT_EQ(matter.lead_unit_id, village_) << "the lower level keeps helping";
    EXPECT_EQ(matter.holder_unit_id, village_);
    EXPECT_EQ(last_message(life), "escalated");
    EXPECT_EQ(clock_unit(life, "answer"), town_centre_);
    EXPECT_EQ(clock_due(life, "answer"), "2026-09-15T18:00") << "a full allowance";
    EXPECT_EQ(climb(life), "瓜州县综治中心 2026-09-15T18:00");
    till("2026-09-15T18:00");
    matter = row(life);
    EXPECT_EQ(matter.rung, 2);
    EXPECT_EQ(matter.supervisor_unit_id, world().a.centre);
    EXPECT_EQ(matter.number, number) << "one number throughout";
    EXPECT_EQ(std::ranges::count(messages(life), "escalated"), 2);
    EXPECT_THAT(messages(life, "unit:" + centre()), ::testing::Contains("to_supervise"));
}

TEST_P(Levels, WhatIsAnsweredInTimeDoesNotClimb) {  // domain 3.4
    Life life = in_hand("040203");
    life.done();
    pass(std::chrono::days{30});
    EXPECT_EQ(row(life).rung, 0);
    EXPECT_EQ(clock_state(life, "answer"), "met");
    EXPECT_EQ(climb(life), "");
}

TEST_P(Levels, AboveTheLastLevelTheLimitItselfRunsOn) {  // domain 3.4
    database().write([&](db::Write& write) {
        write.run({"test/close_city", "UPDATE unit SET valid_to = 1 WHERE unit_id = :unit"},
                  db::arg("unit", city_centre_));
    });
    Life life = in_hand();
    EXPECT_EQ(climb(life), "") << "nobody is told of a level that is not there";
    till("2026-09-01T11:00");
    EXPECT_EQ(clock_state(life, "answer"), "missed");
    EXPECT_EQ(clock_state(life, "handling"), "running");
    const Matter matter = row(life);
    EXPECT_EQ(matter.rung, 0);
    EXPECT_TRUE(matter.due_at);
}

TEST_P(Levels, WhatCannotBeSolvedHereGoesUpWithoutAMark) {  // row 21; R-02
    Life life = in_hand();
    EXPECT_EQ(outcome(life.try_act(Role::handler, "pass-up", {{"reason", "需市级设备"}})),
              "403 forbidden");
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "pass-up", {{"reason", ""}})),
              "422 reason required");
    const auto acted = life.act(Role::unit_clerk, "pass-up", {{"reason", "需市级设备"}});
    EXPECT_THAT(clocks_told(acted), ::testing::HasSubstr("started signing"));
    EXPECT_EQ(clock_state(life, "preliminary_reply"), "running") << "row 15, whoever holds it";
    EXPECT_EQ(clock_unit(life, "preliminary_reply"), city_centre_);
    EXPECT_EQ(life.state(), "dispatched");
    EXPECT_EQ(last_message(life), "passed_up");
    const Matter matter = row(life);
    EXPECT_EQ(matter.lead_unit_id, city_centre_);
    EXPECT_EQ(matter.holder_unit_id, city_centre_);
    EXPECT_EQ(cards(life, world().a.office), "");
    EXPECT_EQ(outcome(life.try_act(Role::centre_head, "pass-up", {{"reason", "需省级设备"}})),
              "409 act_not_allowed");
}

TEST_P(Levels, OnlyWhoLeadsOrTheCentresHeadPassesItUp) {  // rows 16, 21
    Life life = in_hand();
    database().write([&](db::Write& write) {
        auto work = Work::begin_by_system(write, Act::add_note,
                                          *find_any(write, MatterId{std::stoll(life.id)}));
        work.matter.lead_unit_id = town_;
        work.tells = Message::internal;
        ASSERT_TRUE(work.finish());
    });
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "pass-up", {{"reason", "需市级设备"}})),
              "403 not_your_turn")
        << "a unit that had a part once";
    EXPECT_EQ(outcome(life.try_act(Role::centre_head, "pass-up", {{"reason", "需市级设备"}})),
              "done");
}

TEST_P(Levels, WhereNobodyStandsAboveThatIsSaid) {  // row 21
    database().write([&](db::Write& write) {
        write.run({"test/close_city", "UPDATE unit SET valid_to = 1 WHERE unit_id = :unit"},
                  db::arg("unit", city_centre_));
    });
    EXPECT_EQ(outcome(in_hand().try_act(Role::unit_clerk, "pass-up", {{"reason", "需设备"}})),
              "409 nobody_above");
}

TEST_P(Levels, DownGoesOnlyWhatThePowerListPutsThere) {  // row 22; WF-12345 24, BJ-12345 17
    const auto down = [&](const Life& life, const std::string& unit) {
        return outcome(life.try_act(Role::dispatcher, "send-down",
                                    {{"lead_unit_id", unit}, {"basis", "赋权清单第12项"}}));
    };
    EXPECT_EQ(down(in_hand("030101"), say::text(town_)), "409 duty_not_below");
    Life life = in_hand();
    EXPECT_EQ(down(life, centre()), "422 lead_unit_id not_below");
    EXPECT_EQ(down(life, "999"), "422 lead_unit_id unknown");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "send-down",
                                   {{"lead_unit_id", say::text(town_)}, {"basis", "清单"}})),
              "403 forbidden");
    EXPECT_EQ(down(life, say::text(town_)), "done");
    EXPECT_EQ(life.state(), "dispatched");
    EXPECT_EQ(last_message(life), "sent_down");
    const Matter matter = row(life);
    EXPECT_EQ(matter.lead_unit_id, town_);
    EXPECT_EQ(clock_unit(life, "handling"), town_);
    EXPECT_EQ(down(accepted(), say::text(town_)), "409 act_not_allowed");
    // It signs or objects.
    EXPECT_EQ(clock_state(life, "signing"), "running");
}

TEST_P(Levels, ARulingBindsTheUnitItNamesNotTheNextOne) {  // rows 13, 21
    Life life = dispatched();
    for (const Role role : {Role::dispatcher, Role::centre_head}) {
        ASSERT_EQ(outcome(life.try_act(Role::unit_head, "return", say::giving_back())), "done");
        ASSERT_EQ(outcome(life.try_act(role, "return-decision", say::return_decision(false))),
                  "done");
    }
    life.sign();
    life.start();
    ASSERT_TRUE(row(life).designated);
    life.act(Role::unit_clerk, "pass-up", {{"reason", "需市级设备"}});
    EXPECT_FALSE(row(life).designated);
}

}  // namespace
}  // namespace matters::testing
