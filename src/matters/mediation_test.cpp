#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Mediating : public Lives {
  protected:
    Life mediated() {
        Life life = accepted("010103");
        life.act(Role::triage_officer, "mediation", say::consent(office()));
        return life;
    }
};
INSTANTIATE_EACH_DATABASE(Mediating);

TEST_P(Mediating, BothAgreeAndKnowTheirRightsFirst) {  // row 10; 人民调解法 17, 23
    Life life = accepted("010103");
    const auto begin = [&](const json::object& more) {
        return outcome(life.try_act(Role::triage_officer, "mediation",
                                    say::with(say::consent(office()), more)));
    };
    EXPECT_EQ(begin({{"first_party_agrees", false}}), "409 consent_missing");
    EXPECT_EQ(begin({{"second_party_agrees", false}}), "409 consent_missing");
    EXPECT_EQ(begin({{"rights_read", false}}), "409 consent_missing");
    EXPECT_EQ(begin({{"body_unit_id", "999"}}), "422 body_unit_id unknown");
    EXPECT_EQ(outcome(life.try_act(Role::mediator, "mediation", say::consent(office()))),
              "403 forbidden");
    EXPECT_EQ(outcome(life.try_act(Role::checker, "mediation", say::consent(office()))),
              "403 forbidden");
    const auto acted = life.act(Role::triage_officer, "mediation", say::consent(office()));
    EXPECT_EQ(clocks_told(acted), "met dispatching, started mediation");
    EXPECT_EQ(life.state(), "mediation");
    EXPECT_EQ(last_message(life), "mediation_begun");
    EXPECT_EQ(row(life).holder_unit_id, world().a.office);
    EXPECT_EQ(begin({}), "409 act_not_allowed");
}

TEST_P(Mediating, AnAgreementIsCheckedAndBothHearOfTheCourt) {  // row 24; 人民调解法 29, 33
    Life life = mediated();
    EXPECT_EQ(outcome(life.try_act(Role::mediator, "mediation-agreement",
                                   say::with(say::agreement(), {{"signed_by_all", false}}))),
              "422 signed_by_all required");
    EXPECT_EQ(outcome(life.try_act(Role::mediator, "mediation-agreement",
                                   say::with(say::agreement(), {{"performed_by", "2026-02-31"}}))),
              "422 performed_by pattern");
    for (const auto* day : {"2025-08-30", "9999-12-31"})
        EXPECT_EQ(outcome(life.try_act(Role::mediator, "mediation-agreement",
                                       say::with(say::agreement(), {{"performed_by", day}}))),
                  "422 performed_by range");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "mediation-agreement", say::agreement())),
              "403 forbidden");
    const auto acted = life.act(Role::mediator, "mediation-agreement", say::agreement());
    EXPECT_EQ(clocks_told(acted), "met mediation, started check");
    EXPECT_EQ(life.state(), "to_check");
    EXPECT_EQ(last_message(life), "mediation_done");
    const auto entry = life.journal().back();
    EXPECT_EQ(text_of(entry.at("facts").at("confirm_by")), "2026-10-01");
    life.check();
    life.close();
    EXPECT_EQ(row(life).solved, true);
}

TEST_P(Mediating, AnOralAgreementIsRecordedWithoutSignatures) {  // row 24; 人民调解法 28
    Life life = mediated();
    life.act(Role::mediator, "mediation-agreement",
             say::with(say::agreement(), {{"written", false}, {"signed_by_all", false}}));
    EXPECT_EQ(life.state(), "to_check");
}

TEST_P(Mediating, PerformanceIsFollowedAfterTheEnd) {  // row 24a; 人民调解法 31, 33
    Life life = mediated();
    EXPECT_EQ(
        outcome(life.try_act(Role::mediator, "performance", {{"what", "performed"}, {"note", ""}})),
        "409 act_not_allowed");
    life.act(Role::mediator, "mediation-agreement", say::agreement());
    life.check();
    life.close();
    EXPECT_EQ(
        outcome(life.try_act(Role::mediator, "performance", {{"what", "forgotten"}, {"note", ""}})),
        "422 what choice");
    EXPECT_EQ(
        outcome(life.try_act(Role::handler, "performance", {{"what", "performed"}, {"note", ""}})),
        "403 forbidden");
    life.act(Role::mediator, "performance", {{"what", "reminded"}, {"note", ""}});
    EXPECT_EQ(last_message(life), "performance_reminder");
    life.act(Role::mediator, "performance", {{"what", "confirmed_by_court"}, {"note", ""}});
    EXPECT_EQ(life.state(), "closed");
    row(life);
}

TEST_P(Mediating, WithoutAgreementNothingIsFollowed) {  // row 24a
    Life life = mediated();
    life.act(Role::mediator, "mediation-end", say::mediation_end("close"));
    EXPECT_EQ(
        outcome(life.try_act(Role::mediator, "performance", {{"what", "performed"}, {"note", ""}})),
        "409 nothing_agreed");
    const json::value view = life.view(Role::mediator);
    for (const auto& action : view.at("allowed_actions").as_array())
        EXPECT_NE(text_of(action.at("act")), "follow_performance");
}

TEST_P(Mediating, OnlyTheBodyThatMediatedFollows) {  // row 24a; 人民调解法 31
    Life life = mediated();
    life.act(Role::mediator, "mediation-agreement", say::agreement());
    life.check();
    life.close();
    EXPECT_EQ(outcome(life.follow("reopening", say::reopening())), "done");
    life.act(Role::handler, "support", say::support(centre()));
    life.act(Role::handler, "support-release", {{"unit_id", centre()}, {"reason", "已核实"}});
    life.done();
    life.check();
    life.close();
    const auto elsewhere = world().token_at(database(), world().a.centre, Role::mediator);
    const json::object performed{{"what", "performed"}, {"note", ""}};
    EXPECT_EQ(outcome(life.try_act(elsewhere, "performance", performed)), "403 not_your_turn");
    life.act(Role::mediator, "performance", performed);
}

TEST_P(Mediating, TheServerRemindsBeforeTheDayOfTheAgreement) {  // row 24a; 人民调解法 31
    Life life = mediated();
    life.act(Role::mediator, "mediation-agreement", say::agreement());
    life.check();
    life.close();
    till("2026-09-17T08:59");
    EXPECT_EQ(last_message(life), "closed");
    till("2026-09-17T09:00");
    EXPECT_EQ(last_message(life), "performance_reminder") << "three days before the twentieth";
    EXPECT_EQ(life.state(), "closed");
    pass(std::chrono::days{10});
    EXPECT_EQ(std::ranges::count(messages(life), "performance_reminder"), 1);
    till("2026-10-31T09:00");
    EXPECT_EQ(life.state(), "archived") << "as always";
}

TEST_P(Mediating, WithoutAgreementItIsHandledReferredOrClosedAndTheRemediesAreTold) {  // row 25
    const struct {
        const char* next;
        const char* state;
        const char* clocks;
    } rows[] = {{"handle", "accepted", "met mediation, started dispatching"},
                {"refer", "referred", "met mediation"},
                {"close", "closed", "met mediation"}};
    for (const auto& one : rows) {
        SCOPED_TRACE(one.next);
        Life life = mediated();
        EXPECT_EQ(
            outcome(life.try_act(Role::mediator, "mediation-end",
                                 say::with(say::mediation_end(one.next), {{"remedies", ""}}))),
            "422 remedies required");
        const auto acted = life.act(Role::mediator, "mediation-end", say::mediation_end(one.next));
        EXPECT_EQ(clocks_told(acted), one.clocks);
        EXPECT_EQ(life.state(), one.state);
        EXPECT_EQ(last_message(life), "mediation_failed");
        EXPECT_FALSE(row(life).lead_unit_id);
    }
}

TEST_P(Mediating, MediatingCountsAsHandlingAndThirtyDaysAreItsLimit) {  // rows 10, 25; H≠C
    Life life = mediated();
    EXPECT_EQ(clock_due(life, "mediation"), "2026-10-08T18:00") << "over National Day";
    till("2026-10-08T18:00");
    EXPECT_EQ(cards(life, world().a.office), "yellow overdue open");
    const auto supervised = as(Role::mediator).get("/api/v1/inbox/supervised").json();
    ASSERT_EQ(supervised.at("items").as_array().size(), 1U);
    life.act(Role::mediator, "card-answer",
             {{"card_id", last_card(life)}, {"explanation", "双方约定节后再谈。"}});
    const auto acted = life.act(Role::mediator, "mediation-end", say::mediation_end("handle"));
    EXPECT_EQ(clocks_told(acted), "met mediation, started dispatching");
}

TEST_P(Mediating, TheCentresHeadEndsWhatABodyWithoutMediatorsCannot) {  // row 25: no dead end
    Life life = mediated();
    EXPECT_EQ(
        outcome(life.try_act(Role::dispatcher, "mediation-end", say::mediation_end("handle"))),
        "403 forbidden");
    life.act(Role::centre_head, "mediation-end", say::mediation_end("handle"));
    EXPECT_EQ(life.state(), "accepted");
}

TEST_P(Mediating, AReviewOfWhatNoUnitLeadsBeginsAgainAtTriage) {  // rows 25, 32
    Life life = mediated();
    life.act(Role::mediator, "mediation-end", say::mediation_end("close"));
    ASSERT_EQ(outcome(life.follow("review", say::words())), "done");
    life.act(Role::review_officer, "review-decision", say::review("changed"));
    EXPECT_EQ(life.state(), "triage");
    EXPECT_EQ(clock_state(life, "triage"), "running");
    row(life);
    life.accept();
    life.dispatch();
}

TEST_P(Mediating, APetitionsSixtyDaysRunFromAcceptanceThroughMediation) {  // 信访工作条例 33, 34
    Life life = accepted("090302");
    life.act(Role::triage_officer, "mediation", say::consent(office()));
    pass(std::chrono::days{20});
    life.act(Role::mediator, "mediation-end", say::mediation_end("handle"));
    life.dispatch();
    const auto clock = last_clock(life, "handling").value();
    EXPECT_EQ(clock.started_at, row(life).accepted_at);
    Life strict = accepted("090302");
    pass(std::chrono::days{3});
    strict.act(Role::dispatcher, "dispatch",
               say::with(say::dispatch(office()), {{"limit", "5wd"}}));
    EXPECT_GT(last_clock(strict, "handling").value().started_at, row(strict).accepted_at)
        << "a stricter limit that is printed counts from then";
}

}  // namespace
}  // namespace matters::testing
