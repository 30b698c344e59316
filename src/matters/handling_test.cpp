#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Handling : public Lives {
  protected:
    Life signed_for(std::string_view category = "030402") {
        Life life = dispatched(category);
        life.sign();
        return life;
    }
};
INSTANTIATE_EACH_DATABASE(Handling);

TEST_P(Handling, FirstContactBeginsIt) {  // row 14
    Life life = signed_for();
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "first-contact", say::contact())),
              "403 forbidden");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "first-contact", say::contact("dream"))),
              "422 way choice");
    const auto acted = life.act(Role::handler, "first-contact", say::contact("telephone"));
    EXPECT_EQ(clocks_told(acted), "met first_contact");
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "contacted");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "first-contact", say::contact())),
              "409 act_not_allowed");
}

TEST_P(Handling, AFirstPetitionersIsMetInPersonOnDayTwo) {  // row 14; 4.33
    Life life = signed_for("090302");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "first-contact", say::contact("telephone"))),
              "422 way not_met");
    const auto acted = life.act(Role::handler, "first-contact", say::contact("in_person"));
    EXPECT_EQ(clocks_told(acted), "met second_day, met first_contact");
}

TEST_P(Handling, APreliminaryReplySaysWhatComesNext) {  // row 15
    Life life = in_hand();
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "preliminary-reply", say::preliminary())),
              "403 forbidden");
    const auto acted = life.act(Role::handler, "preliminary-reply", say::preliminary());
    EXPECT_EQ(clocks_told(acted), "met preliminary_reply");
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "preliminary_reply");
    EXPECT_EQ(outcome(dispatched().try_act(Role::handler, "preliminary-reply", say::preliminary())),
              "409 act_not_allowed");
}

TEST_P(Handling, PapersAreAskedForOnceAndTheClockStands) {  // row 16
    Life life = in_hand("040203");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "papers-request",
                                   {{"papers", json::array{}}, {"note", ""}})),
              "422 papers required");
    const auto acted = life.act(Role::handler, "papers-request", say::papers());
    EXPECT_THAT(clocks_told(acted), ::testing::HasSubstr("paused handling"));
    EXPECT_EQ(life.state(), "waiting_papers");
    EXPECT_EQ(last_message(life), "papers_asked");
    EXPECT_EQ(clock_state(life, "handling"), "paused");
    EXPECT_EQ(clock_state(life, "answer"), "paused");
    till("2026-09-03T10:00");
    EXPECT_EQ(outcome(life.follow("papers", {{"text", "已上传"}})), "done");
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "papers_received");
    EXPECT_EQ(clock_state(life, "handling"), "running");
    EXPECT_GT(clock_due(life, "handling"), "2026-09-08T18:00") << "the pause is given back";
    EXPECT_EQ(outcome(life.try_act(Role::handler, "papers-request", say::papers())),
              "409 once_only");
    EXPECT_EQ(outcome(life.follow("papers", {{"text", "已上传"}})), "409 act_not_allowed");
    row(life);
}

TEST_P(Handling, PapersMayComeThroughAWindow) {  // row 16
    Life life = in_hand();
    life.act(Role::handler, "papers-request", say::papers());
    EXPECT_EQ(outcome(life.try_act(Role::checker, "papers", {{"note", "劳动合同"}})),
              "403 forbidden");
    life.act(Role::window_clerk, "papers", {{"note", "劳动合同"}});
    EXPECT_EQ(life.state(), "in_hand");
}

TEST_P(Handling, AfterFifteenDaysWithoutPapersTheUnitGoesOn) {  // row 16
    Life life = in_hand("040203");
    life.act(Role::handler, "papers-request", say::papers());
    pass(std::chrono::days{15} - base::Duration{1});
    EXPECT_EQ(life.state(), "waiting_papers");
    pass(base::Duration{1});
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "papers_lapsed");
    EXPECT_EQ(clock_state(life, "handling"), "running");
    row(life);
}

TEST_P(Handling, MoreTimeIsAskedForByTheHeadBeforeTheLimitOnce) {  // row 17
    Life life = in_hand();
    const auto ask = [&](std::string_view by, Role role = Role::unit_head) {
        return outcome(life.try_act(role, "extension", say::extension(by)));
    };
    EXPECT_EQ(ask("1wh", Role::handler), "403 heads_only");
    EXPECT_EQ(ask("3wh"), "422 by too_long") << "an order at most its own limit";
    EXPECT_EQ(ask("1wd"), "422 by too_long");
    EXPECT_EQ(ask("later"), "422 by type");
    EXPECT_EQ(ask("2wh"), "done");
    EXPECT_EQ(life.state(), "extension_asked");
    EXPECT_EQ(row(life).queue, Queue::to_decide);
    EXPECT_EQ(outcome(life.try_act(Role::dispatcher, "extension-decision", say::decision())),
              "403 forbidden");
    const auto acted = life.act(Role::centre_head, "extension-decision", say::decision());
    EXPECT_EQ(clocks_told(acted), "extended handling, extended answer, met extension_review");
    EXPECT_EQ(clock_due(life, "handling"), "2026-09-01T14:00");
    EXPECT_EQ(last_message(life), "extended");
    EXPECT_EQ(text_of(life.journal().back().at("words").at("told")), "需外地调配件");
    EXPECT_EQ(ask("1wh"), "409 once_only");
}

TEST_P(Handling, ARefusedExtensionIsNoNewsAndOverdueIsTooLate) {  // row 17
    Life life = in_hand();
    life.act(Role::unit_head, "extension", say::extension("1wh"));
    life.act(Role::centre_head, "extension-decision", say::decision(false));
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "contacted");
    EXPECT_EQ(row(life).extensions, 0);
    till("2026-09-01T11:00");
    EXPECT_EQ(outcome(life.try_act(Role::unit_head, "extension", say::extension("1wh"))),
              "409 clock_overdue");
}

TEST_P(Handling, APetitionGetsThirtyDaysMoreAtTheMost) {  // row 17; 信访工作条例 34
    Life life = in_hand("090302");
    EXPECT_EQ(outcome(life.try_act(Role::unit_head, "extension", say::extension("31cd"))),
              "422 by too_long");
    life.act(Role::unit_head, "extension", say::extension("30cd"));
    const auto before = clock_due(life, "handling");
    life.act(Role::centre_head, "extension-decision", say::decision());
    EXPECT_GT(clock_due(life, "handling"), before);
}

TEST_P(Handling, ParkingNeedsAnObjectiveObstacleAndADateWithin90Days) {  // row 18
    Life life = in_hand("040203");
    const auto ask = [&](std::string_view day, Role role = Role::unit_head) {
        return outcome(life.try_act(role, "parking", say::parking(day)));
    };
    EXPECT_EQ(ask("2026-10-15", Role::handler), "403 heads_only");
    EXPECT_EQ(ask("2026-09-01"), "422 review_on range") << "today";
    EXPECT_EQ(ask("2026-12-01"), "422 review_on range") << "91 days";
    EXPECT_EQ(ask("2026-02-30"), "422 review_on pattern");
    EXPECT_EQ(outcome(life.try_act(Role::centre_head, "parking-decision", say::decision())),
              "409 nothing_asked");
    EXPECT_EQ(ask("2026-11-30"), "done") << "90 days";
    EXPECT_EQ(ask("2026-11-30"), "409 once_only");
    EXPECT_EQ(row(life).queue, Queue::to_decide);
    life.act(Role::centre_head, "parking-decision", say::decision());
    EXPECT_EQ(life.state(), "parked");
    EXPECT_EQ(last_message(life), "parked");
    EXPECT_EQ(clock_state(life, "handling"), "paused");
    EXPECT_EQ(clock_state(life, "parked_until"), "running");
    EXPECT_EQ(clock_state(life, "parking_review"), "met");
    EXPECT_TRUE(is_open(row(life).state)) << "it stays in stock";
}

TEST_P(Handling, ARefusedParkingLeavesItInHand) {  // row 18
    Life life = in_hand("040203");
    life.act(Role::unit_head, "parking", say::parking("2026-10-15"));
    life.act(Role::centre_head, "parking-decision", say::decision(false));
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "contacted");
    EXPECT_EQ(row(life).queue, Queue::in_hand);
}

TEST_P(Handling, AParkingThatIsNoLongerWantedIsNotLeftToDecide) {  // row 18
    Life life = in_hand("040203");
    life.act(Role::unit_head, "parking", say::parking("2026-10-15"));
    life.done();
    EXPECT_EQ(clock_state(life, "parking_review"), "cancelled");
    EXPECT_EQ(row(life).pending, Pending::nothing);
}

TEST_P(Handling, OnTheReviewDayTheServerTakesItUpAgain) {  // row 19
    Life life = in_hand("040203");
    life.act(Role::unit_head, "parking", say::parking("2026-10-15"));
    life.act(Role::centre_head, "parking-decision", say::decision());
    till("2026-10-15T08:59");
    EXPECT_EQ(life.state(), "parked");
    till("2026-10-15T09:00");
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "resumed");
    EXPECT_EQ(clock_state(life, "parked_until"), "met");
    EXPECT_EQ(clock_state(life, "handling"), "running");
    row(life);
}

TEST_P(Handling, ASupervisorMayTakeItUpEarlier) {  // row 19
    Life life = in_hand("040203");
    EXPECT_EQ(outcome(life.try_act(Role::supervisor, "resumption", {{"reason", "解冻"}})),
              "409 act_not_allowed");
    life.act(Role::unit_head, "parking", say::parking("2026-10-15"));
    life.act(Role::centre_head, "parking-decision", say::decision());
    EXPECT_EQ(outcome(life.try_act(Role::handler, "resumption", {{"reason", "解冻"}})),
              "403 forbidden");
    life.act(Role::supervisor, "resumption", {{"reason", "解冻"}});
    EXPECT_EQ(life.state(), "in_hand");
    pass(std::chrono::days{60});
    EXPECT_EQ(life.state(), "in_hand") << "the review day does nothing more";
}

TEST_P(Handling, TheReplyToAPetitionNamesItsLaw) {  // row 23; 信访工作条例 32
    Life life = in_hand("090302");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "completion",
                                   say::with(say::completion(), {{"legal_basis", ""}}))),
              "422 legal_basis required");
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "completion", say::completion())),
              "403 forbidden");
    const auto acted = life.act(Role::handler, "completion", say::completion());
    EXPECT_THAT(clocks_told(acted), ::testing::HasSubstr("met handling"));
    EXPECT_EQ(life.state(), "to_check");
    EXPECT_EQ(last_message(life), "contacted") << "the reply leaves after the check";
    EXPECT_EQ(row(life).holder_unit_id, world().a.centre);
    EXPECT_EQ(outcome(life.try_act(Role::handler, "completion", say::completion())),
              "409 act_not_allowed");
}

}  // namespace
}  // namespace matters::testing
