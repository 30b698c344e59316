#include "matters/lives_test.h"
#include "matters/precedent.h"

namespace matters::testing {
namespace {

class Returning : public Lives {
  protected:
    Answer give_back(const Life& life) {
        return life.try_act(Role::unit_head, "return", say::giving_back());
    }
    Answer decide(const Life& life, Role role, bool agreed, std::optional<std::string> unit = {}) {
        return life.try_act(role, "return-decision", say::return_decision(agreed, unit));
    }
    std::vector<std::int64_t> ruled(UnitId unit) {
        return database().read([&](db::Read& read) {
            return read.all<std::int64_t>(
                {"test/ruled", "SELECT ruled FROM precedent WHERE unit_id = :unit ORDER BY ruled"},
                db::arg("unit", unit));
        });
    }
};
INSTANTIATE_EACH_DATABASE(Returning);

TEST_P(Returning, OnlyTheHeadOfTheUnitAsksWithReasonAndArticle) {  // row 12
    Life life = dispatched();
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "return", say::giving_back())),
              "403 heads_only");
    EXPECT_EQ(outcome(life.try_act(Role::unit_head, "return",
                                   say::with(say::giving_back(), {{"duty_ground", ""}}))),
              "422 duty_ground required");
    const auto acted = life.act(Role::unit_head, "return", say::giving_back());
    EXPECT_EQ(clocks_told(acted), "met signing, started return_review");
    EXPECT_EQ(life.state(), "return_asked");
    EXPECT_EQ(last_message(life), "dispatched") << "a request is no news for the resident";
    EXPECT_EQ(clock_state(life, "handling"), "running") << "the clock keeps running";
    EXPECT_EQ(row(life).holder_unit_id, world().a.centre);
    EXPECT_EQ(outcome(give_back(life)), "409 act_not_allowed");
}

TEST_P(Returning, AnOrderWithinAWorkingDay) {  // row 12
    const Life life = dispatched("040203");
    till("2026-09-02T18:00");
    EXPECT_EQ(outcome(give_back(life)), "done");
    const Life late = dispatched("040203");
    till("2026-09-04T18:00");
    EXPECT_EQ(outcome(give_back(late)), "409 too_late");
}

TEST_P(Returning, APetitionWithinFive) {  // row 12; 信访工作条例 23
    const Life life = dispatched("090301");
    const Life late = dispatched("090301");
    till("2026-09-08T18:00");
    EXPECT_EQ(outcome(give_back(life)), "done");
    pass(base::Duration{1});
    EXPECT_EQ(outcome(give_back(late)), "409 too_late");
}

TEST_P(Returning, TheDispatcherReassignsAndTheResidentHearsTheNewUnit) {  // row 13
    Life life = dispatched();
    ASSERT_EQ(outcome(give_back(life)), "done");
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, true)), "422 lead_unit_id required");
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, true, office())), "422 lead_unit_id same");
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, true, "999")), "422 lead_unit_id unknown");
    EXPECT_EQ(outcome(decide(life, Role::checker, true, centre())), "403 forbidden");
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, true, centre())), "done");
    EXPECT_EQ(life.state(), "dispatched");
    EXPECT_EQ(last_message(life), "reassigned");
    EXPECT_EQ(clock_unit(life, "handling"), world().a.centre);
    EXPECT_EQ(clock_state(life, "return_review"), "met");
    const Matter matter = row(life);
    EXPECT_EQ(matter.lead_unit_id, world().a.centre);
    EXPECT_FALSE(matter.designated);
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, true, centre())), "409 act_not_allowed");
}

TEST_P(Returning, HeldToItTheUnitSignsAfterAll) {  // row 13
    Life life = dispatched();
    ASSERT_EQ(outcome(give_back(life)), "done");
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, false)), "done");
    EXPECT_EQ(life.state(), "dispatched");
    EXPECT_EQ(clock_state(life, "signing"), "running");
    EXPECT_EQ(messages(life).back(), "dispatched");
    life.sign();
    // Signed for, it may still be asked for, and goes back to where it was.
    ASSERT_EQ(outcome(give_back(life)), "done");
    EXPECT_EQ(row(life).pending, Pending::return_dispute);
}

TEST_P(Returning, TheSecondReturnIsTheHeadsToRuleAndBecomesAPrecedent) {  // row 13; domain 3.5
    Life life = dispatched();
    ASSERT_EQ(outcome(give_back(life)), "done");
    ASSERT_EQ(outcome(decide(life, Role::dispatcher, false)), "done");
    ASSERT_EQ(outcome(give_back(life)), "done");
    EXPECT_EQ(outcome(decide(life, Role::dispatcher, false)), "403 decided_above");
    EXPECT_EQ(outcome(decide(life, Role::centre_head, false)), "done");
    EXPECT_TRUE(row(life).designated);
    EXPECT_EQ(outcome(give_back(life)), "409 designated_unit") << "WF-12345 art 22";
    EXPECT_THAT(ruled(world().a.office), ::testing::Contains(1));
    life.sign();
    life.start();
    EXPECT_EQ(life.state(), "in_hand");
}

TEST_P(Returning, TheUnitThatARulingDesignatesMayNotReturn) {  // row 13
    Life life = accepted();
    life.act(Role::dispatcher, "dispatch", say::dispatch(office()));
    ASSERT_EQ(outcome(give_back(life)), "done");
    ASSERT_EQ(outcome(decide(life, Role::dispatcher, false)), "done");
    ASSERT_EQ(outcome(give_back(life)), "done");
    ASSERT_EQ(outcome(decide(life, Role::centre_head, true, centre())), "done");
    const Matter matter = row(life);
    EXPECT_TRUE(matter.designated);
    EXPECT_EQ(matter.lead_unit_id, world().a.centre);
    EXPECT_THAT(ruled(world().a.centre), ::testing::Contains(1));
    // Routing follows the ruling from now on.
    const Life next = accepted();
    const auto suggested = database().read([&](db::Read& read) {
        return precedents_for(read, *find_any(read, MatterId{std::stoll(next.id)}));
    });
    ASSERT_FALSE(suggested.empty());
    EXPECT_EQ(suggested.front().unit_id, world().a.centre);
}

TEST_P(Returning, TheClocksOf125GoWithTheMatter) {  // row 13, domain 3.4
    Life life = dispatched("090302");
    EXPECT_EQ(clock_unit(life, "second_day"), world().a.office);
    ASSERT_EQ(outcome(give_back(life)), "done");
    ASSERT_EQ(outcome(decide(life, Role::dispatcher, true, centre())), "done");
    for (const auto* kind : {"second_day", "fifth_day"}) {
        EXPECT_EQ(clock_unit(life, kind), world().a.centre) << kind;
        EXPECT_EQ(clock_state(life, kind), "running") << kind;
    }
    EXPECT_EQ(clock_due(life, "second_day"), "2026-09-02T18:00");
}

}  // namespace
}  // namespace matters::testing
