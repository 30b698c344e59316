#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Triage : public Lives {};
INSTANTIATE_EACH_DATABASE(Triage);

TEST_P(Triage, ARepeatIsJoinedAndItsReporterHearsOfEveryAct) {  // row 5
    Life main = in_triage();
    Life repeat = in_triage();
    repeat.act(Role::triage_officer, "merger", {{"main_id", main.id}, {"reason", "同一盏灯"}});
    EXPECT_EQ(repeat.state(), "merged");
    EXPECT_EQ(last_message(repeat), "merged");
    EXPECT_EQ(row(main).merged_count, 1);
    EXPECT_EQ(clock_state(repeat, "triage"), "met");
    main.accept();
    EXPECT_EQ(last_message(repeat), "accepted");
    main.dispatch();
    EXPECT_EQ(last_message(repeat), "dispatched");
    EXPECT_EQ(text_of(repeat.follow("").json().at("merged_into")), main.number);
    row(repeat);
}

TEST_P(Triage, WhatWasJoinedIsNotArchivedBeforeTheMainMatter) {  // rows 5, 35
    Life main = in_triage();
    Life repeat = in_triage();
    repeat.act(Role::triage_officer, "merger", {{"main_id", main.id}, {"reason", "同一盏灯"}});
    pass(std::chrono::hours{1});
    main.accept();
    main.dispatch();
    main.sign();
    main.start();
    main.done();
    main.check();
    main.close();
    pass(std::chrono::days{60} - std::chrono::hours{1});
    EXPECT_EQ(main.state(), "closed");
    EXPECT_EQ(repeat.state(), "merged") << "sixty days after it was joined";
    pass(std::chrono::hours{1});
    EXPECT_EQ(main.state(), "archived");
    pass(std::chrono::days{1});
    EXPECT_EQ(repeat.state(), "archived");
}

TEST_P(Triage, WhoWasJoinedToAJoinedMatterHearsAsWell) {  // row 5
    Life first = in_triage();
    Life second = in_triage();
    Life main = in_triage();
    first.act(Role::triage_officer, "merger", {{"main_id", second.id}, {"reason", "同一盏灯"}});
    second.act(Role::triage_officer, "merger", {{"main_id", main.id}, {"reason", "同一盏灯"}});
    main.accept();
    EXPECT_EQ(last_message(first), "accepted");
    EXPECT_EQ(last_message(second), "accepted");
}

TEST_P(Triage, WhatTheMainReporterWritesIsNotForThoseWhoWereJoined) {  // row 5; PIPL 5
    Life main = in_triage();
    Life repeat = in_triage();
    repeat.act(Role::triage_officer, "merger", {{"main_id", main.id}, {"reason", "同一盏灯"}});
    ASSERT_EQ(outcome(main.follow("notes", {{"text", "我家在三单元,电话0000-0000009"}})), "done");
    ASSERT_EQ(outcome(main.follow("correction", {{"telephone", "0000-0000002"}})), "done");
    ASSERT_EQ(outcome(main.follow("concealment")), "done");
    EXPECT_EQ(last_message(main), "concealed");
    EXPECT_EQ(last_message(repeat), "merged");
    main.accept();
    EXPECT_EQ(last_message(repeat), "accepted");
}

TEST_P(Triage, WhatWasJoinedGoesOnWhenTheMainMatterIsWithdrawn) {  // rows 5, 36
    Life main = in_triage();
    Life repeat = in_triage();
    Life further = in_triage();
    further.act(Role::triage_officer, "merger", {{"main_id", repeat.id}, {"reason", "同一盏灯"}});
    repeat.act(Role::triage_officer, "merger", {{"main_id", main.id}, {"reason", "同一盏灯"}});
    main.accept();
    ASSERT_EQ(outcome(main.follow("withdrawal", {{"reason", ""}, {"read_back", true}})), "done");
    EXPECT_EQ(main.state(), "withdrawn");
    EXPECT_EQ(last_message(main), "withdrawn");
    EXPECT_EQ(repeat.state(), "triage");
    EXPECT_EQ(last_message(repeat), "reopened");
    EXPECT_EQ(std::ranges::count(messages(repeat), "withdrawn"), 0) << "he withdrew nothing";
    EXPECT_EQ(clock_state(repeat, "triage"), "running");
    EXPECT_FALSE(row(repeat).merged_into);
    EXPECT_EQ(further.state(), "merged") << "joined to one that goes on";
    repeat.accept();
    EXPECT_EQ(last_message(further), "accepted");
    row(main);
}

TEST_P(Triage, TagsAreSetAsAWhole) {  // row 6
    Life life = in_triage();
    const auto set = [&](Role role, const json::array& tags) {
        return outcome(life.try_act(role, "tags", {{"tags", tags}}));
    };
    EXPECT_EQ(set(Role::triage_officer, {"路灯", "夜间", "路灯"}), "done");
    EXPECT_EQ(json::serialize(life.view().at("tags")), R"(["夜间","路灯"])");
    EXPECT_EQ(set(Role::triage_officer, {"夜间"}), "done");
    EXPECT_EQ(json::serialize(life.view().at("tags")), R"(["夜间"])");
    const auto said = life.journal().back().at("words");
    EXPECT_EQ(json::serialize(said.at("tags_before")), R"(["夜间","路灯"])") << "nothing is lost";
    EXPECT_EQ(set(Role::triage_officer, {}), "done");
    EXPECT_EQ(json::serialize(life.view().at("tags")), "[]");
    EXPECT_EQ(set(Role::dispatcher, {"夜间"}), "403 forbidden");
    EXPECT_EQ(set(Role::triage_officer, {""}), "422 tags/0 required");
    EXPECT_EQ(set(Role::triage_officer, {std::string(31, 'a')}), "422 tags/0 too_long");
    EXPECT_EQ(last_message(life), "registered");
    const auto tag = life.view().at("allowed_actions").as_array();
    EXPECT_TRUE(std::ranges::any_of(tag, [](const json::value& one) {
        return text_of(one.at("act")) == "tag" && one.at("allowed").as_bool();
    }));
    row(life);
}

TEST_P(Triage, OnlyWhatIsOpenAndOfTheSameCountyCanBeJoinedTo) {  // row 5
    const Life life = in_triage();
    const auto join = [&](const std::string& main) {
        return outcome(life.try_act(Role::triage_officer, "merger",
                                    {{"main_id", main}, {"reason", "同一盏灯"}}));
    };
    Life elsewhere(port(), world().b);
    elsewhere.begin();
    Life draft = this->life();
    draft.begin_at_window({{"draft", true}});
    EXPECT_EQ(join(life.id), "409 cannot_join") << "itself";
    EXPECT_EQ(join("999"), "409 cannot_join");
    EXPECT_EQ(join(elsewhere.id), "409 cannot_join");
    EXPECT_EQ(join(draft.id), "409 cannot_join");
    EXPECT_EQ(join(closed().id), "409 cannot_join");
    EXPECT_EQ(outcome(accepted().try_act(Role::triage_officer, "merger",
                                         {{"main_id", life.id}, {"reason", "同一"}})),
              "409 act_not_allowed");
    EXPECT_EQ(outcome(life.try_act(Role::dispatcher, "merger",
                                   {{"main_id", life.id}, {"reason", "同一"}})),
              "403 forbidden");
}

TEST_P(Triage, AcceptingNamesTheCategoryAndTellsTheReporter) {  // row 6
    Life life = in_triage();
    const auto acted = life.act(Role::triage_officer, "acceptance", say::accept());
    EXPECT_EQ(clocks_told(acted), "met triage, started dispatching");
    EXPECT_EQ(life.state(), "accepted");
    EXPECT_EQ(last_message(life), "accepted");
    const Matter matter = row(life);
    EXPECT_EQ(matter.category, "030402");
    EXPECT_EQ(matter.priority, catalogue::Priority::p4);
    EXPECT_EQ(matter.queue, Queue::to_dispatch);
}

TEST_P(Triage, AcceptingRefusesWhatCannotBe) {  // row 6
    const Life life = in_triage();
    const auto accept = [&](const json::object& more) {
        return outcome(
            life.try_act(Role::triage_officer, "acceptance", say::with(say::accept(), more)));
    };
    EXPECT_EQ(accept({{"category", "999999"}}), "422 category unknown");
    EXPECT_EQ(accept({{"about_unit_id", "999"}}), "422 about_unit_id unknown");
    EXPECT_EQ(accept({{"about_person_id", "999"}}), "422 about_person_id unknown");
    EXPECT_EQ(accept({{"category", "090101"}}), "422 about_unit_id required");
    EXPECT_EQ(accept({{"priority", "p9"}}), "422 priority choice");
    EXPECT_EQ(outcome(life.try_act(Role::dispatcher, "acceptance", say::accept())),
              "403 forbidden");
    Life next_door(port(), world().b);
    next_door.id = life.id;
    EXPECT_EQ(outcome(next_door.try_act(Role::triage_officer, "acceptance", say::accept())),
              "404 not_found");
}

TEST_P(Triage, AnActOfAnotherStateIsRefusedWithStateAndWhatIsAllowed) {  // rows 6 – 9
    const Life life = dispatched();
    const auto answer = life.try_act(Role::triage_officer, "acceptance", say::accept());
    EXPECT_EQ(outcome(answer), "409 act_not_allowed");
    const auto body = json::serialize(answer.json());
    EXPECT_THAT(body, ::testing::HasSubstr("dispatched"));
    EXPECT_THAT(body, ::testing::HasSubstr("sign_for, ask_return"));
}

TEST_P(Triage, ALostRaceSaysWhatTheOthersDid) {  // row 6
    Life life = in_triage();
    const auto seen = life.view().at("line").at("version").as_int64();
    life.accept();
    life.dispatch();
    const auto answer = life.try_act(Role::triage_officer, "acceptance",
                                     say::with(say::accept(), {{"version", seen}}));
    EXPECT_EQ(outcome(answer), "409 matter_changed");
    EXPECT_THAT(json::serialize(answer.json()), ::testing::HasSubstr("accept, dispatch"));
    EXPECT_EQ(outcome(life.follow("notes", {{"text", "补充"}, {"version", seen}})),
              "409 matter_changed");
}

TEST_P(Triage, NotAcceptingNeedsGroundRemedyAndTheHead) {  // row 7
    Life life = in_triage();
    EXPECT_EQ(outcome(life.try_act(Role::centre_head, "non-acceptance", say::decision())),
              "409 nothing_asked");
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "non-acceptance-proposal",
                                   {{"ground", ""}, {"remedy", "申诉"}})),
              "422 ground required");
    life.act(Role::triage_officer, "non-acceptance-proposal", say::non_acceptance());
    EXPECT_EQ(row(life).queue, Queue::to_decide);
    EXPECT_EQ(messages(life).size(), 1U) << "a proposal is no news";
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "non-acceptance-proposal",
                                   say::non_acceptance())),
              "409 once_only");
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "non-acceptance", say::decision())),
              "403 forbidden");
    life.act(Role::centre_head, "non-acceptance", say::decision());
    EXPECT_EQ(life.state(), "not_accepted");
    EXPECT_EQ(last_message(life), "not_accepted");
    const auto words = life.journal().back().at("words").as_object();
    EXPECT_EQ(text_of(words.at("ground")), "已有生效判决");
    EXPECT_EQ(text_of(words.at("remedy")), "可申请再审");
    EXPECT_EQ(clock_state(life, "triage"), "met");
    row(life);
}

TEST_P(Triage, TheHeadMaySendItBackToTriage) {  // row 7
    Life life = in_triage();
    life.act(Role::triage_officer, "non-acceptance-proposal", say::non_acceptance());
    life.act(Role::centre_head, "non-acceptance", say::decision(false));
    EXPECT_EQ(life.state(), "triage");
    EXPECT_EQ(messages(life).size(), 1U);
    EXPECT_EQ(row(life).queue, Queue::to_triage);
    life.accept();
}

TEST_P(Triage, WhatWasProposedAndThenAcceptedIsDecidedNoMore) {  // rows 6, 7
    Life life = in_triage();
    life.act(Role::triage_officer, "non-acceptance-proposal", say::non_acceptance());
    life.accept();
    life.dispatch();
    life.sign();
    life.start();
    EXPECT_EQ(row(life).queue, Queue::in_hand);
    EXPECT_EQ(row(life).holder_unit_id, world().a.office);
}

TEST_P(Triage, TheLawfulWayOutsideIsToldInWriting) {  // row 8
    Life life = in_triage();
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "referral",
                                   say::with(say::referral(), {{"limit", ""}}))),
              "422 limit required");
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "referral", say::referral())),
              "403 forbidden");
    life.act(Role::triage_officer, "referral", say::referral());
    EXPECT_EQ(life.state(), "referred");
    EXPECT_EQ(last_message(life), "referred");
    EXPECT_EQ(text_of(life.journal().back().at("words").at("limit")), "一年内");
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "referral", say::referral())),
              "409 act_not_allowed");
}

}  // namespace
}  // namespace matters::testing
