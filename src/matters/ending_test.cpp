#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Ending : public Lives {
  protected:
    Life to_check() {
        Life life = in_hand();
        life.done();
        return life;
    }
    /// `who` holds a second post at the centre.
    void as_role(Role who, Role what) {
        const auto person = world().a.people.at(who);
        database().write([&](db::Write& write) {
            write.run({"test/lend_post", "UPDATE post SET person_id = :person WHERE post_id = :id"},
                      db::arg("person", person), db::arg("id", world().a.posts.at(what)));
            write.run(
                {"test/lend_token", "UPDATE token SET person_id = :person WHERE post_id = :id"},
                db::arg("person", person), db::arg("id", world().a.posts.at(what)));
        });
    }
    std::string again(const Life& life, Role role) {
        return outcome(life.try_act(role, "unsolved", say::undone()));
    }
};
INSTANTIATE_EACH_DATABASE(Ending);

TEST_P(Ending, WhoChecksSendsTheReply) {  // row 26
    Life life = to_check();
    EXPECT_EQ(outcome(life.try_act(Role::handler, "check", say::good())), "403 forbidden");
    EXPECT_EQ(
        outcome(life.try_act(Role::checker, "check", say::with(say::good(), {{"way", "hearsay"}}))),
        "422 way choice");
    const auto acted = life.act(Role::checker, "check", say::good());
    EXPECT_EQ(clocks_told(acted), "met check, started call_back");
    EXPECT_EQ(life.state(), "to_call_back");
    EXPECT_EQ(last_message(life), "replied");
    const auto words = life.journal().back().at("words").as_object();
    EXPECT_EQ(text_of(words.at("facts_found")), "经查，线路老化。");
    EXPECT_TRUE(row(life).replied_at);
    EXPECT_EQ(outcome(life.try_act(Role::checker, "check", say::good())), "409 act_not_allowed");
}

TEST_P(Ending, WhoAcceptedOrHandledItChecksNothing) {  // row 26; T≠C, H≠C, H≠V
    const Life life = to_check();
    as_role(Role::triage_officer, Role::checker);
    EXPECT_EQ(outcome(life.try_act(Role::checker, "check", say::good())),
              "403 triage_and_check_separated");
    as_role(Role::handler, Role::checker);
    EXPECT_EQ(outcome(life.try_act(Role::checker, "check", say::good())),
              "403 handling_and_check_separated");
    EXPECT_EQ(outcome(life.try_act(Role::checker, "check-failure", say::defect())),
              "403 handling_and_check_separated");
    as_role(Role::checker, Role::checker);
    life.try_act(Role::checker, "check", say::good());
    as_role(Role::handler, Role::revisitor);
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "closure", say::closure())),
              "403 handling_and_revisit_separated");
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "callback-tries", {{"note", "无人接听"}})),
              "403 handling_and_revisit_separated");
    row(life);
}

TEST_P(Ending, WhoCheckedItDoesNotCallBack) {  // row 29; C≠V
    const Life life = replied();
    as_role(Role::checker, Role::revisitor);
    for (const auto& [name, body] : {std::pair{"closure", say::closure()},
                                     {"unsolved", say::undone()},
                                     {"closure-explained", say::explanation()},
                                     {"callback-tries", {{"note", "无人"}}}})
        EXPECT_EQ(outcome(life.try_act(Role::revisitor, name, body)),
                  "403 check_and_revisit_separated")
            << name;
    EXPECT_EQ(life.state(), "to_call_back");
}

TEST_P(Ending, ADefectSendsItBackAndTheUnitReworks) {  // rows 27, 28
    Life life = to_check();
    EXPECT_EQ(outcome(life.try_act(Role::dispatcher, "rework", say::rework())),
              "409 act_not_allowed");
    const auto failed = life.act(Role::checker, "check-failure", say::defect());
    EXPECT_EQ(clocks_told(failed), "met check, started dispatching");
    EXPECT_EQ(life.state(), "sent_back");
    EXPECT_EQ(last_message(life), "contacted") << "row 27 tells nobody";
    EXPECT_EQ(outcome(life.try_act(Role::checker, "rework", say::rework())), "403 forbidden");
    const auto acted = life.act(Role::dispatcher, "rework", say::rework());
    EXPECT_EQ(clocks_told(acted), "met dispatching, started handling, started answer");
    EXPECT_EQ(life.state(), "in_hand");
    EXPECT_EQ(last_message(life), "reworking");
    const Matter matter = row(life);
    EXPECT_EQ(matter.reworks, 1);
    EXPECT_EQ(matter.lead_unit_id, world().a.office) << "the same unit";
    EXPECT_EQ(matter.holder_unit_id, world().a.office);
    // Done at once, the whole limit was left: that is more than half of it.
    EXPECT_EQ(clock_due(life, "handling"), "2026-09-01T11:00");
}

TEST_P(Ending, ReworkGetsHalfTheLimitWhenLessIsLeft) {  // row 28
    Life life = in_hand("040203");
    till("2026-09-08T17:00");
    life.done();
    till("2026-09-09T09:00");
    life.act(Role::checker, "check-failure", say::defect());
    life.act(Role::dispatcher, "rework", say::rework());
    EXPECT_EQ(clock_due(life, "handling"), "2026-09-11T18:00") << "two days of five";
}

TEST_P(Ending, ASatisfiedResidentClosesIt) {  // row 29
    Life life = replied();
    const auto close = [&](const json::object& body, Role role = Role::revisitor) {
        return outcome(life.try_act(role, "closure", body));
    };
    EXPECT_EQ(close(say::closure(), Role::checker), "403 forbidden");
    EXPECT_EQ(close({{"reached", true}, {"said", ""}}), "422 satisfaction required");
    EXPECT_EQ(close(say::closure("dissatisfied")), "422 satisfaction not_satisfied");
    EXPECT_EQ(close(say::closure("very_dissatisfied")), "422 satisfaction not_satisfied");
    EXPECT_EQ(close(say::closure("so-so")), "422 satisfaction choice");
    EXPECT_EQ(close(say::closure("fairly")), "done");
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(last_message(life), "closed");
    EXPECT_EQ(clock_state(life, "call_back"), "met");
    const Matter matter = row(life);
    EXPECT_EQ(matter.solved, true);
    EXPECT_FALSE(matter.holder_unit_id);
    EXPECT_EQ(close(say::closure()), "409 act_not_allowed");
}

TEST_P(Ending, UnreachedCountsAfterThreeTriesOnTwoDays) {  // row 29
    Life life = replied();
    const auto attempt = [&] {
        life.act(Role::revisitor, "callback-tries", {{"note", "无人接听"}});
    };
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "closure", say::unreached())),
              "409 callback_incomplete");
    attempt();
    attempt();
    attempt();
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "closure", say::unreached())),
              "409 callback_incomplete")
        << "three tries on one day are not enough";
    EXPECT_EQ(last_message(life), "callback_tried");
    till("2026-09-02T10:00");
    attempt();
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "closure",
                                   say::with(say::unreached(), {{"satisfaction", "satisfied"}}))),
              "422 satisfaction not_reached");
    life.act(Role::revisitor, "closure", say::unreached());
    EXPECT_EQ(life.state(), "closed");
    EXPECT_FALSE(row(life).solved) << "nobody said that it is solved";
    EXPECT_FALSE(row(life).satisfaction);
}

TEST_P(Ending, FailedCallsDoNotRubOutThatItIsNotSolved) {  // rows 29, 30, 31
    Life life = replied();
    ASSERT_EQ(outcome(life.follow("rating", say::rating(false, "very_dissatisfied"))), "done");
    for (int i = 0; i < 3; ++i) {
        life.act(Role::revisitor, "callback-tries", {{"note", "无人接听"}});
        if (i == 1) till("2026-09-02T10:00");
    }
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "closure", say::unreached())),
              "422 reached unsolved");
    EXPECT_EQ(row(life).satisfaction, Satisfaction::very_dissatisfied);
    EXPECT_EQ(row(life).solved, false);
    EXPECT_EQ(again(life, Role::revisitor), "done");
}

TEST_P(Ending, TheReportersOwnGoodWordClosesIt) {  // row 29
    Life life = replied();
    EXPECT_EQ(outcome(life.follow("rating", say::rating(true, "very_satisfied"))), "done");
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(row(life).satisfaction, Satisfaction::very_satisfied);
    // And is kept as said afterwards.
    EXPECT_EQ(outcome(life.follow("rating", say::rating(false, "dissatisfied"))), "done");
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(row(life).solved, false);
    EXPECT_EQ(outcome(in_triage().follow("rating", say::rating(true, "satisfied"))),
              "409 act_not_allowed");
}

TEST_P(Ending, NotSolvedWaitsForTheCallBackAndGoesBackToWork) {  // row 30
    Life life = replied();
    EXPECT_EQ(outcome(life.follow("rating", say::rating(false, "dissatisfied"))), "done");
    EXPECT_EQ(row(life).pending, Pending::unsolved);
    EXPECT_EQ(life.state(), "to_call_back");
    EXPECT_EQ(again(life, Role::checker), "403 forbidden");
    EXPECT_EQ(again(life, Role::revisitor), "done");
    EXPECT_EQ(life.state(), "sent_back");
    EXPECT_EQ(last_message(life), "reworking");
    EXPECT_EQ(row(life).pending, Pending::nothing);
}

TEST_P(Ending, OnceByRightAgainByTheHead) {  // row 30; JN-12345 art 27
    Life life = to_check();
    // What the checker found is not counted against the resident.
    life.act(Role::checker, "check-failure", say::defect());
    life.act(Role::dispatcher, "rework", say::rework());
    life.done();
    life.check();
    ASSERT_EQ(again(life, Role::revisitor), "done") << "the first time is a right";
    life.act(Role::dispatcher, "rework", say::rework());
    life.done();
    life.check();
    EXPECT_EQ(again(life, Role::revisitor), "403 decided_above");
    EXPECT_EQ(again(life, Role::centre_head), "done");
}

TEST_P(Ending, WhatWasLawfullyDoneIsExplainedInWritingAndTheDissatisfactionKept) {  // row 31
    Life life = replied();
    const auto explain = [&](const json::object& more, Role role = Role::revisitor) {
        return outcome(
            life.try_act(role, "closure-explained", say::with(say::explanation(), more)));
    };
    EXPECT_EQ(explain({{"satisfaction", "satisfied"}}), "422 satisfaction satisfied");
    EXPECT_EQ(explain({{"explanation", ""}}), "422 explanation required");
    EXPECT_EQ(explain({}, Role::checker), "403 forbidden");
    EXPECT_EQ(explain({}), "done");
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(last_message(life), "closed_unsatisfied");
    EXPECT_EQ(row(life).satisfaction, Satisfaction::dissatisfied);
    EXPECT_EQ(row(life).solved, false);
    EXPECT_EQ(explain({}), "409 act_not_allowed");
}

TEST_P(Ending, SixtyDaysAfterTheEndItIsArchived) {  // row 35
    Life life = closed();
    pass(std::chrono::days{60} - base::Duration{1});
    EXPECT_EQ(life.state(), "closed");
    pass(base::Duration{1});
    EXPECT_EQ(life.state(), "archived");
    EXPECT_EQ(last_message(life), "archived");
    EXPECT_TRUE(row(life).archived_at);
    EXPECT_EQ(outcome(life.follow("notes", {{"text", "补充"}})), "409 act_not_allowed");
    EXPECT_EQ(outcome(life.try_act(Role::revisitor, "reopening", say::reopening())),
              "409 act_not_allowed");
}

TEST_P(Ending, OnlyTheReporterWithdrawsAfterHearingWhatItMeans) {  // row 36; refusal 5
    Life life = in_hand();
    EXPECT_EQ(outcome(life.follow("withdrawal", {{"reason", ""}, {"read_back", false}})),
              "422 read_back required");
    for (const Role role : {Role::centre_head, Role::handler, Role::triage_officer})
        EXPECT_EQ(life.try_act(role, "withdrawal", {{"reason", ""}, {"read_back", true}}).status,
                  404)
            << "there is no such act for staff";
    EXPECT_EQ(outcome(life.follow("withdrawal", {{"reason", ""}, {"read_back", true}})), "done");
    EXPECT_EQ(life.state(), "withdrawn");
    EXPECT_EQ(last_message(life), "withdrawn");
    EXPECT_EQ(clock_state(life, "handling"), "cancelled");
    row(life);
    EXPECT_EQ(outcome(life.follow("withdrawal", {{"reason", ""}, {"read_back", true}})),
              "409 act_not_allowed");
    EXPECT_EQ(outcome(closed().follow("withdrawal", {{"reason", ""}, {"read_back", true}})),
              "409 act_not_allowed");
}

}  // namespace
}  // namespace matters::testing
