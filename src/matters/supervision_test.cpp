#include "matters/lives_test.h"
#include "matters/work.h"

namespace matters::testing {
namespace {

class Supervising : public Lives {
  protected:
    std::string issue(const Life& life, const json::object& body, Role role = Role::supervisor) {
        return outcome(life.try_act(role, "cards", body));
    }
};
INSTANTIATE_EACH_DATABASE(Supervising);

TEST_P(Supervising, OverdueIsYellowAndTwiceTheLimitRed) {  // row 37, domain 3.6
    Life life = in_hand("040203");  // five working days: until Tuesday the 8th
    till("2026-09-08T17:59");
    EXPECT_EQ(cards(life, world().a.office), "");
    till("2026-09-08T18:00");
    EXPECT_EQ(cards(life, world().a.office), "yellow overdue open");
    EXPECT_EQ(row(life).cards_open, 1);
    till("2026-09-15T17:59");
    EXPECT_EQ(row(life).cards_open, 1);
    till("2026-09-15T18:00");
    EXPECT_EQ(cards(life, world().a.office), "yellow overdue open, red overdue open");
    EXPECT_THAT(messages(life, "unit:" + office()), ::testing::Contains("card_issued"));
    for (const auto& message : messages(life)) EXPECT_NE(message, "card_issued");
}

TEST_P(Supervising, CardsAreLiftedWhenTheCheckFindsItGood) {  // row 37, domain 3.6
    Life life = in_hand("040203");
    till("2026-09-15T18:00");
    life.done();
    EXPECT_EQ(row(life).cards_open, 2) << "said to be done is not yet good";
    life.check();
    EXPECT_EQ(cards(life, world().a.office), "yellow overdue cured, red overdue cured");
    EXPECT_EQ(row(life).cards_open, 0);
}

TEST_P(Supervising, TheDesksOwnLatenessIsAYellowCardUntilItIsDone) {  // row 37
    Life life = in_triage();
    till("2026-09-01T18:00");
    EXPECT_EQ(cards(life, world().a.centre), "yellow overdue open");
    life.accept();
    EXPECT_EQ(cards(life, world().a.centre), "yellow overdue cured");
    EXPECT_EQ(row(life).cards_open, 0);
}

TEST_P(Supervising, SecondReworkYellowThirdRed) {  // row 37, domain 3.6
    Life life = in_hand();
    rework(life);
    EXPECT_EQ(cards(life, world().a.office), "");
    rework(life);
    EXPECT_EQ(cards(life, world().a.office), "yellow rework open");
    rework(life);
    EXPECT_EQ(cards(life, world().a.office), "yellow rework open, red rework open");
    row(life);
}

TEST_P(Supervising, ThreeRedsInARowLeadToATalk) {  // row 37, domain 3.6
    for (int i = 0; i < 3; ++i) {
        const Life life = in_hand();
        ASSERT_EQ(issue(life, say::card(office(), "red", "false_reply")), "done");
        EXPECT_EQ(cards(life, world().a.office),
                  i < 2 ? "red false_reply open" : "red false_reply open, talk three_reds open");
        if (i == 2) {
            EXPECT_EQ(row(life).cards_open, 2);
        }
    }
}

TEST_P(Supervising, AYellowBetweenBreaksTheRow) {  // row 37
    Life last = in_hand();
    for (const auto* level : {"red", "red", "yellow", "red"}) {
        last = in_hand();
        ASSERT_EQ(issue(last, say::card(office(), level)), "done");
    }
    EXPECT_EQ(cards(last, world().a.office), "red other open");
}

TEST_P(Supervising, ASupervisorUrgesOrGivesACardToAUnitThatTakesPart) {  // row 37
    Life life = in_hand();
    EXPECT_EQ(issue(life, say::card(office(), "yellow"), Role::checker), "403 forbidden");
    EXPECT_EQ(issue(life, say::card("999", "yellow")), "422 unit_id unknown");
    EXPECT_EQ(issue(life, say::card(office(), "pink")), "422 level choice");
    EXPECT_EQ(issue(life, say::card(office(), "urge")), "done");
    EXPECT_EQ(cards(life, world().a.office), "") << "an urge is told, not kept";
    EXPECT_EQ(issue(life, say::card(office(), "yellow")), "done");
    EXPECT_EQ(issue(life, say::card(office(), "yellow")), "409 card_stands");
    EXPECT_EQ(row(life).cards_open, 1);
    EXPECT_EQ(issue(closed(), say::card(office(), "yellow")), "409 act_not_allowed");
}

TEST_P(Supervising, TheUnitExplainsAndTheSupervisorLifts) {  // row 37
    Life life = in_hand();
    ASSERT_EQ(issue(life, say::card(office(), "yellow")), "done");
    const auto card = last_card(life);
    const auto explain = [&](Role role, const std::string& id) {
        return outcome(
            life.try_act(role, "card-answer", {{"card_id", id}, {"explanation", "配件延误"}}));
    };
    const auto lift = [&](Role role, const std::string& id) {
        return outcome(life.try_act(role, "card-lift",
                                    {{"card_id", id}, {"cured", true}, {"reason", "已整改"}}));
    };
    EXPECT_EQ(explain(Role::handler, card), "403 forbidden");
    EXPECT_EQ(explain(Role::unit_clerk, "999"), "422 card_id unknown");
    EXPECT_EQ(explain(Role::unit_clerk, card), "done");
    EXPECT_EQ(lift(Role::unit_head, card), "403 forbidden");
    EXPECT_EQ(lift(Role::supervisor, card), "done");
    EXPECT_EQ(cards(life, world().a.office), "yellow other cured");
    EXPECT_EQ(lift(Role::supervisor, card), "422 card_id unknown");
    EXPECT_EQ(row(life).cards_open, 0);
}

TEST_P(Supervising, AnotherUnitsCardIsNotAnswered) {  // row 37
    Life life = in_hand();
    ASSERT_EQ(issue(life, say::card(centre(), "yellow")), "done");
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "card-answer",
                                   {{"card_id", last_card(life)}, {"explanation", "不是我"}})),
              "403 not_your_turn");
}

TEST_P(Supervising, AWithdrawnMatterLeavesNoOpenCard) {  // rows 36, 37
    Life life = in_hand();
    ASSERT_EQ(issue(life, say::card(office(), "yellow")), "done");
    ASSERT_EQ(outcome(life.follow("withdrawal", {{"reason", ""}, {"read_back", true}})), "done");
    EXPECT_EQ(row(life).cards_open, 0);
}

TEST_P(Supervising, ALeaderTakesTheCaseAndTheResidentIsToldWho) {  // row 38, domain 3.7
    Life life = in_hand();
    const auto post = say::text(world().a.posts.at(Role::leader));
    const auto name = [&](const json::object& more, Role role = Role::supervisor) {
        return outcome(life.try_act(role, "leader", say::with(say::leader(post), more)));
    };
    EXPECT_EQ(outcome(life.try_act(Role::supervisor, "leader-end", {{"outcome", "解决"}})),
              "409 no_leader");
    EXPECT_EQ(name({}, Role::checker), "403 forbidden");
    EXPECT_EQ(name({{"post_id", say::text(world().a.posts.at(Role::checker))}}),
              "422 post_id unknown")
        << "only a leader's post";
    EXPECT_EQ(name({{"next_on", "2026-09-01"}}), "422 next_on range");
    EXPECT_EQ(name({{"next_on", "2026-10-03"}}), "422 next_on range") << "within a month";
    EXPECT_EQ(name({}), "done");
    EXPECT_EQ(last_message(life), "leader_named");
    EXPECT_EQ(name({}), "409 leads_already") << "he has it already";
    EXPECT_EQ(row(life).leader_id, world().a.people.at(Role::leader));
    EXPECT_EQ(row(life).lead_unit_id, world().a.office) << "the legal answer stays with the body";
    EXPECT_EQ(outcome(life.try_act(Role::supervisor, "leader-notes",
                                   {{"note", "已会商"}, {"next_on", "2026-11-01"}})),
              "422 next_on range");
    EXPECT_EQ(outcome(life.try_act(Role::supervisor, "leader-notes",
                                   {{"note", "已会商"}, {"next_on", "2026-09-20"}})),
              "done");
    EXPECT_EQ(outcome(life.try_act(Role::supervisor, "leader-end", {{"outcome", "解决"}})), "done");
    EXPECT_FALSE(row(life).leader_id);
    EXPECT_EQ(outcome(closed().try_act(Role::supervisor, "leader", say::leader(post))),
              "409 act_not_allowed");
}

TEST_P(Supervising, NoLeaderOfAnotherCountyNorOneComplainedOf) {  // row 38, domain 3.7
    Life life = in_hand();
    const auto name = [&](const access::testing::Side& side) {
        const auto post = say::text(side.posts.at(Role::leader));
        return outcome(life.try_act(Role::supervisor, "leader", say::leader(post)));
    };
    EXPECT_EQ(name(world().b), "422 post_id unknown");
    database().write([&](db::Write& write) {
        auto work = Work::begin_by_system(write, Act::add_note,
                                          *find_any(write, MatterId{std::stoll(life.id)}));
        work.matter.about_person_id = world().a.people.at(Role::leader);
        work.tells = Message::internal;
        ASSERT_TRUE(work.finish());
    });
    EXPECT_EQ(name(world().a), "403 complained_of");
}

TEST_P(Supervising, TheBoardShowsWhatIsToBeMendedAndNotWhoseReportItWas) {  // domain 3.5
    const Life life = in_hand();
    const auto listed =
        as(Role::supervisor)
            .post("/api/v1/listed-problems", {{"region_id", say::text(world().a.village)},
                                              {"matter_id", life.id},
                                              {"kind", "place"},
                                              {"level", "county"},
                                              {"title", "城北村口夜间照明缺失"},
                                              {"measures", "更换线路"},
                                              {"lead_unit_id", office()},
                                              {"due_on", "2026-12-01"}});
    ASSERT_EQ(listed.status, 201) << listed.body;
    http::testing::Client anybody(port());
    const auto board = anybody.get("/api/v1/public/listed-problems");
    EXPECT_THAT(board.body, ::testing::HasSubstr("城北村口夜间照明缺失"));
    const auto board_of = [&](RegionId region) {
        return anybody.get("/api/v1/public/listed-problems?region_id=" + say::text(region));
    };
    EXPECT_THAT(board_of(world().a.county).body, ::testing::HasSubstr("城北村口夜间照明缺失"))
        << "the county's centre shows what stands in its villages";
    EXPECT_TRUE(board_of(world().b.county).json().at("items").as_array().empty());
    EXPECT_EQ(outcome(board_of(RegionId{999})), "422 region_id unknown");
    EXPECT_THAT(board.body, ::testing::Not(::testing::HasSubstr(life.id)));
    EXPECT_THAT(as(Role::supervisor).get("/api/v1/listed-problems").body,
                ::testing::HasSubstr(life.id));
}

}  // namespace
}  // namespace matters::testing
