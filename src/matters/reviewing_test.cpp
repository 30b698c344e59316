#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Reviewing : public Lives {
  protected:
    std::string ask(const Life& life) { return outcome(life.follow("review", say::words())); }
    std::string decide(const Life& life, const std::string& which, std::string_view how) {
        // Never the one who decided the first.
        const auto& who = which == "second-review-decision"
                              ? world().token_of_another(database(), Role::review_officer)
                              : world().token(Role::review_officer);
        return outcome(life.try_act(who, which, say::review(how)));
    }
};
INSTANTIATE_EACH_DATABASE(Reviewing);

TEST_P(Reviewing, WithinThirtyDaysOfTheReply) {  // row 32; 信访工作条例 35
    const Life life = closed();
    const Life late = closed();
    EXPECT_EQ(ask(in_hand()), "409 act_not_allowed");
    pass(std::chrono::days{30});
    EXPECT_EQ(ask(life), "done");
    EXPECT_EQ(life.state(), "review");
    EXPECT_EQ(last_message(life), "review_asked");
    EXPECT_EQ(clock_state(life, "review"), "running");
    EXPECT_EQ(row(life).queue, Queue::to_review);
    EXPECT_FALSE(row(life).wake_at) << "nothing under review is archived";
    pass(base::Duration{1});
    EXPECT_EQ(ask(late), "409 too_late");
    EXPECT_EQ(ask(life), "409 act_not_allowed");
}

TEST_P(Reviewing, AReviewOfficerDecidesWithItsLaw) {  // row 32
    const Life life = closed();
    ASSERT_EQ(ask(life), "done");
    EXPECT_EQ(outcome(life.try_act(Role::centre_head, "review-decision", say::review("upheld"))),
              "403 forbidden");
    EXPECT_EQ(outcome(life.try_act(Role::review_officer, "review-decision",
                                   say::with(say::review("upheld"), {{"legal_basis", ""}}))),
              "422 legal_basis required");
    EXPECT_EQ(decide(life, "second-review-decision", "upheld"), "409 act_not_allowed");
    EXPECT_EQ(decide(life, "review-decision", "perhaps"), "422 outcome choice");
    EXPECT_EQ(decide(life, "review-decision", "upheld"), "done");
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(last_message(life), "review_decided");
    EXPECT_EQ(clock_state(life, "review"), "met");
    EXPECT_EQ(row(life).review_outcome, ReviewOutcome::upheld);
    EXPECT_EQ(decide(life, "review-decision", "upheld"), "409 act_not_allowed");
}

TEST_P(Reviewing, AChangedReplySendsTheUnitBackToWork) {  // row 32
    Life life = closed();
    ASSERT_EQ(ask(life), "done");
    ASSERT_EQ(decide(life, "review-decision", "changed"), "done");
    EXPECT_EQ(life.state(), "sent_back");
    EXPECT_EQ(row(life).holder_unit_id, world().a.centre);
    EXPECT_FALSE(row(life).ended_at);
    life.act(Role::dispatcher, "rework", say::rework());
    EXPECT_EQ(life.state(), "in_hand");
}

TEST_P(Reviewing, TheNewReplyOfAReviewOpensThirtyDaysAgain) {  // row 33
    Life life = closed();
    ASSERT_EQ(ask(life), "done");
    ASSERT_EQ(decide(life, "review-decision", "changed"), "done");
    pass(std::chrono::days{40});
    life.act(Role::dispatcher, "rework", say::rework());
    life.done();
    life.check();
    life.close();
    EXPECT_EQ(ask(life), "done");
    EXPECT_EQ(life.state(), "second_review");
}

TEST_P(Reviewing, TheSecondReviewIsTheLast) {  // row 33; 信访工作条例 36
    const Life life = closed();
    ASSERT_EQ(ask(life), "done");
    ASSERT_EQ(decide(life, "review-decision", "upheld"), "done");
    pass(std::chrono::days{30});
    EXPECT_EQ(ask(life), "done");
    EXPECT_EQ(life.state(), "second_review");
    EXPECT_EQ(last_message(life), "second_review_asked");
    EXPECT_EQ(clock_state(life, "second_review"), "running");
    EXPECT_EQ(outcome(life.try_act(Role::review_officer, "second-review-decision",
                                   say::review("upheld"))),
              "403 second_person")
        << "nobody looks twice at the same";
    EXPECT_EQ(decide(life, "second-review-decision", "upheld"), "done");
    EXPECT_EQ(last_message(life), "second_review_decided");
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(ask(life), "409 reviews_over");
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "review-request", {{"reason", "仍有异议"}})),
              "409 reviews_over");
}

TEST_P(Reviewing, TheSecondReviewIsOfTheLevelAboveWhereOneWorks) {  // row 33; 信访工作条例 36
    const Life life = closed();
    ASSERT_EQ(ask(life), "done");
    ASSERT_EQ(decide(life, "review-decision", "upheld"), "done");
    const auto& city = world().token_above(database(), Role::review_officer);
    ASSERT_EQ(ask(life), "done");
    EXPECT_EQ(decide(life, "second-review-decision", "upheld"), "403 reviewed_above")
        << "the same level does not look twice";
    EXPECT_EQ(outcome(life.try_act(city, "second-review-decision", say::review("upheld"))), "done");
    EXPECT_EQ(last_message(life), "second_review_decided");
}

TEST_P(Reviewing, ThirtyDaysAfterTheFirstOpinionTheSecondIsTooLate) {  // row 33
    const Life life = closed();
    ASSERT_EQ(ask(life), "done");
    ASSERT_EQ(decide(life, "review-decision", "upheld"), "done");
    pass(std::chrono::days{30} + base::Duration{1});
    EXPECT_EQ(ask(life), "409 too_late");
}

TEST_P(Reviewing, AWindowAsksForWhoComesInPerson) {  // rows 32, 33
    const Life life = closed();
    EXPECT_EQ(outcome(life.try_act(Role::checker, "review-request", {{"reason", "有异议"}})),
              "403 forbidden");
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "review-request", {{"reason", "有异议"}})),
              "done");
    EXPECT_EQ(life.state(), "review");
}

TEST_P(Reviewing, RecurrenceReopensItAtAnyTimeBeforeTheArchive) {  // row 34
    Life life = closed();
    pass(std::chrono::days{59});
    EXPECT_EQ(outcome(life.try_act(Role::checker, "reopening", say::reopening())), "403 forbidden");
    EXPECT_EQ(outcome(life.follow("reopening", {{"why", "mood"}, {"reason", "又坏了"}})),
              "422 why choice");
    EXPECT_EQ(outcome(life.follow("reopening", say::reopening())), "done");
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "reopened");
    EXPECT_EQ(clock_state(life, "handling"), "running");
    const Matter matter = row(life);
    EXPECT_EQ(matter.holder_unit_id, world().a.office);
    EXPECT_FALSE(matter.solved);
    EXPECT_FALSE(matter.ended_at);
    pass(std::chrono::days{30});
    EXPECT_EQ(life.state(), "in_hand") << "the archive waits";
    EXPECT_EQ(outcome(life.follow("reopening", say::reopening())), "409 act_not_allowed");
}

TEST_P(Reviewing, WhatWasSettledOnTheSpotReopensAtTriage) {  // rows 3, 34
    Life life = this->life();
    life.begin_at_window();
    life.act(Role::window_clerk, "settlement", say::settlement());
    const auto acted = life.act(Role::revisitor, "reopening", say::reopening());
    EXPECT_EQ(clocks_told(acted), "started triage");
    EXPECT_EQ(life.state(), "triage");
    EXPECT_EQ(row(life).queue, Queue::to_triage);
}

}  // namespace
}  // namespace matters::testing
