#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Dispatching : public Lives {
  protected:
    Answer send(const Life& life, const json::object& body) {
        return life.try_act(Role::dispatcher, "dispatch", body);
    }
};
INSTANTIATE_EACH_DATABASE(Dispatching);

TEST_P(Dispatching, OneUnitLeadsAndItsClocksStart) {  // row 9
    Life life = accepted();
    const auto acted = life.act(Role::dispatcher, "dispatch", say::dispatch(office()));
    EXPECT_EQ(clocks_told(acted),
              "met dispatching, started signing, started preliminary_reply, started handling, "
              "started answer");
    EXPECT_EQ(life.state(), "dispatched");
    EXPECT_EQ(last_message(life), "dispatched");
    EXPECT_EQ(clock_due(life, "signing"), "2026-09-01T14:00");
    EXPECT_EQ(clock_due(life, "handling"), "2026-09-01T11:00");
    const Matter matter = row(life);
    EXPECT_EQ(matter.lead_unit_id, world().a.office);
    EXPECT_EQ(matter.holder_unit_id, world().a.office);
    EXPECT_EQ(matter.queue, Queue::to_sign);
    EXPECT_FALSE(messages(life, "unit:" + office()).empty());
}

TEST_P(Dispatching, ADeadlineMayBeStricterThanTheCataloguesNeverLaxer) {  // row 9
    Life life = accepted();
    const auto limit = [&](std::string_view text) {
        return outcome(send(life, say::with(say::dispatch(office()), {{"limit", text}})));
    };
    EXPECT_EQ(limit("3wh"), "422 limit laxer");
    EXPECT_EQ(limit("1wd"), "422 limit laxer");
    EXPECT_EQ(limit("soon"), "422 limit type");
    EXPECT_EQ(limit("0"), "422 limit too_short");
    EXPECT_EQ(limit("1wh"), "done");
    EXPECT_EQ(clock_due(life, "handling"), "2026-09-01T10:00");
    EXPECT_EQ(clock_due(life, "answer"), "2026-09-01T10:00");
}

TEST_P(Dispatching, OnlyADispatcherAndOnlyToAUnitThatWorksToday) {  // row 9
    const Life life = accepted();
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "dispatch", say::dispatch(office()))),
              "403 forbidden");
    EXPECT_EQ(outcome(send(life, say::dispatch("999"))), "422 lead_unit_id unknown");
    EXPECT_EQ(outcome(send(life, say::dispatch(office(), {"999"}))),
              "422 support_unit_ids/0 unknown");
    EXPECT_EQ(outcome(send(life, say::dispatch(office(), {office()}))),
              "422 support_unit_ids/0 twice");
    EXPECT_EQ(outcome(send(life, say::with(say::dispatch(office()), {{"basis", ""}}))),
              "422 basis required");
    EXPECT_EQ(outcome(send(in_triage(), say::dispatch(office()))), "409 act_not_allowed");
}

TEST_P(Dispatching, ADepartmentsDutyIsNotSentDown) {  // row 9, row 22; WF-12345 art 24
    const auto town = add_unit(world().a.town, 4, "town_government", "", "渊泉镇人民政府");
    // 100203 and its like stand at the county; 030402 at the grid.
    const Life of_the_county = accepted("030101");
    EXPECT_EQ(outcome(send(of_the_county, say::dispatch(say::text(town)))), "409 duty_not_below");
    EXPECT_EQ(outcome(send(of_the_county, say::dispatch(office(), {say::text(town)}))),
              "409 duty_not_below");
    EXPECT_EQ(outcome(send(accepted("030402"), say::dispatch(say::text(town)))), "done");
}

TEST_P(Dispatching, ARuleOfTheCentreDispatchesByItself) {  // row 9
    database().write([&](db::Write& write) {
        write.run({"test/rule",
                   "INSERT INTO dispatch_rule (rule_id, county, region_id, category, set_by, "
                   "set_at) VALUES (1, '620922', :region, '0306', 1, 0)"},
                  db::arg("region", world().a.county));
        write.run({"test/duty_unit", "UPDATE unit SET department = 'CG' WHERE unit_id = :unit"},
                  db::arg("unit", world().a.office));
    });
    Life life = accepted("030602");
    const std::string state = life.state();
    EXPECT_TRUE(state == "dispatched" || state == "accepted");
    if (state == "dispatched") {
        EXPECT_EQ(row(life).lead_unit_id, world().a.office);
        EXPECT_EQ(text_of(life.journal().back().at("hand")), "system");
        EXPECT_EQ(last_message(life), "dispatched");
    }
}

TEST_P(Dispatching, TheUnitSignsAndNamesWhoIsInCharge) {  // row 11
    Life life = dispatched();
    const auto sign = [&](Role role, const json::object& body) {
        return outcome(life.try_act(role, "signature", body));
    };
    EXPECT_EQ(sign(Role::unit_clerk, {{"handler_id", person(Role::checker)}}),
              "422 handler_id unknown")
        << "somebody of another unit";
    EXPECT_EQ(sign(Role::handler, {}), "403 forbidden");
    const auto acted =
        life.act(Role::unit_clerk, "signature", {{"handler_id", person(Role::handler)}});
    EXPECT_EQ(clocks_told(acted), "met signing, started first_contact");
    EXPECT_EQ(life.state(), "signed_for");
    EXPECT_EQ(last_message(life), "signed_for");
    EXPECT_EQ(row(life).handler_id, world().a.people.at(Role::handler));
    EXPECT_EQ(messages(life, "person:" + person(Role::handler)),
              std::vector<std::string>{"to_handle"});
    EXPECT_EQ(sign(Role::unit_clerk, {}), "409 act_not_allowed");
}

TEST_P(Dispatching, AnotherUnitCannotSignInItsPlace) {  // row 11
    Life life = accepted();
    // The office helps, so that its clerk sees the matter; the centre leads.
    life.act(Role::dispatcher, "dispatch", say::dispatch(centre(), {office()}));
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "signature")), "403 not_your_turn");
    EXPECT_EQ(outcome(life.try_act(Role::unit_head, "return", say::giving_back())),
              "403 not_your_turn");
}

TEST_P(Dispatching, AUnitThatHasNoPartSeesNothing) {  // row 9
    Life life = accepted();
    life.act(Role::dispatcher, "dispatch", say::dispatch(centre()));
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "signature")), "404 not_found");
}

TEST_P(Dispatching, TheUnitMayPutSomebodyElseInCharge) {  // row 9
    Life life = in_hand();
    life.act(Role::unit_clerk, "handler",
             {{"handler_id", person(Role::unit_head)}, {"reason", "出差"}});
    EXPECT_EQ(row(life).handler_id, world().a.people.at(Role::unit_head));
    EXPECT_EQ(
        outcome(life.try_act(Role::unit_clerk, "handler", {{"handler_id", "999"}, {"reason", ""}})),
        "422 handler_id unknown");
    EXPECT_EQ(outcome(closed().try_act(Role::unit_clerk, "handler",
                                       {{"handler_id", person(Role::handler)}, {"reason", ""}})),
              "409 act_not_allowed");
}

TEST_P(Dispatching, WhoeverRegisteredIsNamedUntilAUnitSigns) {  // 首接负责, domain 3.5
    Life life = this->life();
    life.begin_at_window();
    pass(std::chrono::minutes{10});
    EXPECT_EQ(row(life).first_receiver_id, world().a.people.at(Role::window_clerk));
    life.accept();
    life.dispatch();
    EXPECT_TRUE(row(life).first_receiver_id);
    life.sign();
    EXPECT_FALSE(row(life).first_receiver_id);
}

}  // namespace
}  // namespace matters::testing
