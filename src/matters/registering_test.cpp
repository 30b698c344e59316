#include "matters/lives_test.h"
#include "matters/number.h"

namespace matters::testing {
namespace {

class Registering : public Lives {
  protected:
    Answer report(json::object body) {
        http::testing::Client client(port());
        body["phone_page"] = true;
        return client.post("/api/v1/reports", body);
    }
    json::object usual() { return Life::report(world().a); }
};
INSTANTIATE_EACH_DATABASE(Registering);

TEST_P(Registering, WhoReportsGetsNumberCodeAndRightsAtOnce) {  // row 1
    Life life = this->life();
    const auto receipt = life.begin().as_object();
    EXPECT_EQ(read_number(life.number), life.number);
    EXPECT_EQ(life.number.substr(0, 15), "620922-20260901");
    EXPECT_EQ(life.code.size(), 11U);
    EXPECT_FALSE(text_of(receipt.at("rights_zh")).empty());
    EXPECT_EQ(life.state(), "triage");
    EXPECT_EQ(messages(life), std::vector<std::string>{"registered"});
    EXPECT_EQ(clock_due(life, "triage"), "2026-09-01T18:00");
    EXPECT_EQ(clock_unit(life, "triage"), world().a.centre);
    const Matter matter = row(life);
    EXPECT_EQ(matter.holder_unit_id, world().a.centre);
    EXPECT_EQ(matter.queue, Queue::to_triage);
    EXPECT_EQ(text_of(life.journal().front().at("digest")), text_of(receipt.at("digest")));
}

TEST_P(Registering, AnybodyMayStayAnonymous) {  // row 1
    auto body = usual();
    body["reporter"] = nullptr;
    EXPECT_EQ(report(body).status, 201);
    body.erase("reporter");
    EXPECT_EQ(report(body).status, 201);
}

TEST_P(Registering, TwoMattersNeverShareANumber) {  // row 1
    const Life one = in_triage();
    const Life two = in_triage();
    EXPECT_NE(one.number, two.number);
    EXPECT_NE(one.code, two.code);
}

TEST_P(Registering, ADraftIsNobodysNewsUntilItIsSubmitted) {  // row 1
    Life life = this->life();
    life.begin_at_window({{"draft", true}});
    EXPECT_EQ(life.state(), "draft");
    EXPECT_TRUE(messages(life).empty());
    EXPECT_EQ(clock_due(life, "registering"), "2026-09-01T18:00");
    EXPECT_EQ(clocks_told(life.act(Role::window_clerk, "submission")),
              "met registering, started triage");
    EXPECT_EQ(life.state(), "registered");
    EXPECT_EQ(last_message(life), "registered");
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "submission")), "409 act_not_allowed");
    EXPECT_EQ(outcome(life.try_act(Role::checker, "submission")), "403 forbidden");
}

TEST_P(Registering, WhatCannotBeIsRefusedWithItsField) {  // row 1
    const auto b = say::text(world().b.village);
    const struct {
        const char* rule;
        json::object more;
        const char* expected;
    } rows[] = {
        {"no such region", {{"region_id", "999"}}, "422 region_id unknown"},
        {"a province is no place", {{"region_id", "1"}}, "422 region_id too_wide"},
        {"nor a city", {{"region_id", "2"}}, "422 region_id too_wide"},
        {"no such grid", {{"grid_id", "999"}}, "422 grid_id unknown"},
        {"a point in the ocean",
         {{"point", {{"longitude", 0.0}, {"latitude", 0.0}, {"datum", "wgs84"}}}},
         "422 point outside"},
        {"a datum that is none",
         {{"point", {{"longitude", 95.7}, {"latitude", 40.5}, {"datum", "bd09"}}}},
         "422 point/datum choice"},
        {"tomorrow", {{"happened_on", "2026-09-02"}}, "422 happened_on range"},
        {"two hundred years ago", {{"happened_on", "1826-09-02"}}, "422 happened_on range"},
        {"no date", {{"happened_on", "2026-02-30"}}, "422 happened_on pattern"},
        {"no such category", {{"category", "999999"}}, "422 category unknown"},
        {"a class is no leaf", {{"category", "0304"}}, "422 category pattern"},
        {"no such unit", {{"about_unit_id", "999"}}, "422 about_unit_id unknown"},
        {"no words", {{"words", ""}}, "422 words required"},
        {"too many words", {{"words", std::string(4001, 'x')}}, "422 words too_long"},
    };
    for (const auto& one : rows)
        EXPECT_EQ(outcome(report(say::with(usual(), one.more))), one.expected) << one.rule;
    auto clerk = as(Role::window_clerk);
    auto body = say::with(
        usual(),
        {{"channel", "walk_in"}, {"for_myself", false}, {"draft", false}, {"tags", json::array{}}});
    EXPECT_EQ(outcome(clerk.post("/api/v1/matters", say::with(body, {{"region_id", b}}))),
              "404 not_found")
        << "nobody registers for the county next door";
    EXPECT_EQ(outcome(clerk.post("/api/v1/matters", say::with(body, {{"about_person_id", "7"}}))),
              "422 about_person_id unknown");
}

TEST_P(Registering, ContactDataNeedConsentAndTheMeansThatWasChosen) {  // row 1
    const auto reporter = [&](const json::object& more) {
        auto body = usual();
        body["reporter"] = say::with(body.at("reporter").as_object(), more);
        return outcome(report(body));
    };
    EXPECT_EQ(reporter({{"consent_version", "2025-1"}}), "422 no_consent");
    EXPECT_EQ(reporter({{"telephone", ""}}), "422 reporter/telephone required");
    EXPECT_EQ(reporter({{"means", "sms"}, {"telephone", ""}}), "422 reporter/telephone required");
    EXPECT_EQ(reporter({{"means", "email"}, {"email", "nobody"}}), "422 reporter/email type");
    EXPECT_EQ(reporter({{"means", "none"}, {"email", "nobody@"}}), "422 reporter/email type");
    EXPECT_EQ(reporter({{"means", "none"}, {"telephone", ""}}), "done");
}

TEST_P(Registering, AGridLiesInTheRegionThatWasChosen) {  // row 1
    database().write([&](db::Write& write) {
        write.run(
            {"test/insert_grid",
             "INSERT INTO grid (grid_id, county, code, region_id, kind, name, area, telephone, "
             "valid_from, version) VALUES (77, '620921', '620921100201001', :region, 'base', 'G', "
             "'', '', 0, 1)"},
            db::arg("region", world().b.village));
    });
    EXPECT_EQ(outcome(report(say::with(usual(), {{"grid_id", "77"}}))), "422 grid_id elsewhere");
    EXPECT_EQ(outcome(report(say::with(
                  usual(), {{"grid_id", "77"}, {"region_id", say::text(world().b.county)}}))),
              "done");
}

TEST_P(Registering, EmergenciesGoAtOnceToTheLineThatRescues) {  // row 2
    Life life = this->life();
    life.begin_at_window();
    EXPECT_EQ(outcome(life.try_act(
                  Role::window_clerk, "emergency",
                  say::with(say::emergency(), {{"called_at", "2026-09-01T08:00:01+08:00"}}))),
              "422 called_at range");
    EXPECT_EQ(outcome(life.try_act(Role::checker, "emergency", say::emergency())), "403 forbidden");
    life.act(Role::window_clerk, "emergency", say::emergency());
    EXPECT_EQ(life.state(), "emergency");
    EXPECT_EQ(last_message(life), "emergency");
    EXPECT_EQ(clock_state(life, "triage"), "met");
    EXPECT_FALSE(row(life).holder_unit_id);
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "emergency", say::emergency())),
              "409 act_not_allowed");
}

TEST_P(Registering, WhatAClerkCanAnswerIsSettledOnTheSpot) {  // row 3
    Life life = this->life();
    life.begin_at_window();
    life.act(Role::window_clerk, "settlement", say::settlement());
    EXPECT_EQ(life.state(), "closed");
    EXPECT_EQ(last_message(life), "settled");
    EXPECT_EQ(row(life).solved, true);
    const Life in_triage = this->in_triage();
    EXPECT_EQ(outcome(in_triage.try_act(Role::window_clerk, "settlement", say::settlement())),
              "409 act_not_allowed");
    EXPECT_EQ(outcome(in_triage.try_act(Role::checker, "settlement", say::settlement())),
              "403 forbidden");
}

TEST_P(Registering, AfterTenMinutesTheServerSendsItToTriage) {  // row 4
    Life life = this->life();
    life.begin_at_window();
    pass(std::chrono::minutes{9});
    EXPECT_EQ(life.state(), "registered");
    pass(std::chrono::minutes{1});
    EXPECT_EQ(life.state(), "triage");
    EXPECT_EQ(row(life).wake_at, std::nullopt);
    Life by_hand = this->life();
    by_hand.begin_at_window();
    by_hand.act(Role::window_clerk, "triage-request");
    EXPECT_EQ(by_hand.state(), "triage");
    EXPECT_EQ(outcome(by_hand.try_act(Role::window_clerk, "triage-request")),
              "409 act_not_allowed");
}

}  // namespace
}  // namespace matters::testing
