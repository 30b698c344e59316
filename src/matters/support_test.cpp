#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Supporting : public Lives {
  protected:
    /// The centre leads, the office helps; so the office's people answer.
    Life helped_by_office(std::string_view category = "040203") {
        Life life = accepted(category);
        life.act(Role::dispatcher, "dispatch", say::dispatch(centre(), {office()}));
        return life;
    }
};
INSTANTIATE_EACH_DATABASE(Supporting);

TEST_P(Supporting, ASupportUnitHasHalfTheTimeAndAClockOfItsOwn) {  // row 20
    Life life = helped_by_office();
    EXPECT_EQ(clock_due(life, "handling"), "2026-09-08T18:00");
    EXPECT_EQ(clock_due(life, "support"), "2026-09-03T18:00") << "two of five days";
    EXPECT_EQ(clock_unit(life, "support"), world().a.office);
    EXPECT_EQ(row(life).supports_open, 1);
    EXPECT_EQ(messages(life, "unit:" + office()), std::vector<std::string>{"to_support"});
    const auto acted = life.act(Role::handler, "support-answer", {{"answer", "产权归住建局"}});
    EXPECT_EQ(clocks_told(acted), "met support");
    EXPECT_EQ(row(life).supports_open, 0);
    EXPECT_EQ(outcome(life.try_act(Role::handler, "support-answer", {{"answer", "再答"}})),
              "403 not_your_turn");
    EXPECT_EQ(outcome(life.try_act(Role::checker, "support-answer", {{"answer", "再答"}})),
              "403 forbidden");
}

TEST_P(Supporting, LateSupportIsItsOwnDelayNotTheLeads) {  // row 20
    Life life = helped_by_office();
    till("2026-09-04T10:00");
    EXPECT_EQ(cards(life, world().a.office), "yellow overdue open");
    EXPECT_EQ(cards(life, world().a.centre), "yellow overdue open, red overdue open")
        << "for not signing in time";
    const auto acted = life.act(Role::handler, "support-answer", {{"answer", "产权归住建局"}});
    EXPECT_EQ(clocks_told(acted), "missed support");
    EXPECT_EQ(cards(life, world().a.office), "yellow overdue cured");
}

TEST_P(Supporting, NothingIsDoneBeforeEverySupportUnitHasAnswered) {  // row 20, row 23
    Life life = in_hand("040203");
    EXPECT_EQ(
        outcome(life.try_act(Role::handler, "support",
                             {{"support_unit_ids", json::array{}}, {"questions", "产权归属"}})),
        "422 support_unit_ids required");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "support", say::support("999"))),
              "422 support_unit_ids/0 unknown");
    life.act(Role::handler, "support", say::support(centre()));
    EXPECT_EQ(last_message(life), "supporting");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "support", say::support(centre()))),
              "422 support_unit_ids/0 twice");
    const auto answer = life.try_act(Role::handler, "completion", say::completion());
    EXPECT_EQ(outcome(answer), "409 support_open");
    EXPECT_THAT(answer.body, ::testing::HasSubstr("瓜州县综治中心"));
    EXPECT_EQ(outcome(life.try_act(Role::handler, "support-release",
                                   {{"unit_id", office()}, {"reason", "已核实"}})),
              "422 unit_id unknown");
    life.act(Role::handler, "support-release", {{"unit_id", centre()}, {"reason", "已核实"}});
    EXPECT_EQ(clock_state(life, "support"), "cancelled");
    life.done();
    EXPECT_EQ(outcome(life.try_act(Role::handler, "support", say::support(centre()))),
              "409 act_not_allowed");
}

TEST_P(Supporting, AHelperThatComesToLeadOwesNoAnswerToItself) {  // rows 13, 20
    Life life = accepted("040203");
    life.act(Role::dispatcher, "dispatch", say::dispatch(office(), {centre()}));
    life.act(Role::unit_head, "return", say::giving_back());
    EXPECT_EQ(row(life).supports_open, 1);
    life.act(Role::dispatcher, "return-decision", say::return_decision(true, centre()));
    EXPECT_EQ(row(life).lead_unit_id, world().a.centre);
    EXPECT_EQ(row(life).supports_open, 0);
    EXPECT_EQ(clock_state(life, "support"), "cancelled");
}

TEST_P(Supporting, WhoIsAskedLaterGetsHalfOfWhatIsLeft) {  // row 20
    Life life = in_hand("040203");
    till("2026-09-07T10:00");  // Monday; the lead has until Tuesday's close.
    life.act(Role::handler, "support", say::support(centre()));
    EXPECT_EQ(clock_due(life, "support"), "2026-09-08T18:00");
}

TEST_P(Supporting, NobodyIsAskedForHelpWhenTheMatterHasEnded) {  // rows 20, 36
    Life life = helped_by_office();
    ASSERT_EQ(outcome(life.follow("withdrawal", {{"reason", ""}, {"read_back", true}})), "done");
    EXPECT_EQ(row(life).supports_open, 0);
    EXPECT_EQ(count("SELECT count(*) FROM matter_unit WHERE matter_id = :id AND part = 'support' "
                    "AND ended_at IS NULL",
                    life),
              0);
}

}  // namespace
}  // namespace matters::testing
