#include "access/access_log.h"
#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Privacy : public Lives {
  protected:
    Answer read(const Life& life, Role role) {
        return life.try_act(role, "reporter", {{"purpose", "contact"}, {"reason", "核实位置"}});
    }
    std::int64_t readings(const Life& life) {
        return count(
            "SELECT count(*) FROM access_log WHERE subject_kind = 'matter' AND "
            "subject_id = :id AND action = 'read_field' AND purpose = 'contact'",
            life);
    }
    std::string grant(const Life& life, Role role, const std::string& request, bool granted) {
        return outcome(life.try_act(role, "reveal-decisions",
                                    {{"request_id", request}, {"granted", granted}}));
    }
    std::string ask_reveal(Life& life, Role role) {
        return text_of(
            life.act(role, "reveal-requests", {{"purpose", "contact"}, {"reason", "需当面核实"}})
                .at("request_id"));
    }
};
INSTANTIATE_EACH_DATABASE(Privacy);

TEST_P(Privacy, TheReporterMayAskForAnotherHandler) {  // row 39
    Life life = dispatched();
    EXPECT_EQ(outcome(life.follow("recusal", {{"ground", "是对方亲属"}})), "409 nobody_in_charge");
    life.sign();
    life.start();
    EXPECT_EQ(outcome(life.follow("recusal", {{"ground", "是对方亲属"}})), "done");
    EXPECT_EQ(last_message(life), "recusal_decided");
    EXPECT_FALSE(row(life).handler_id);
    EXPECT_EQ(outcome(life.try_act(Role::handler, "completion", say::completion())),
              "403 declared_interest");
    EXPECT_EQ(outcome(life.try_act(Role::unit_clerk, "handler",
                                   {{"handler_id", person(Role::handler)}, {"reason", ""}})),
              "403 complained_of")
        << "nor may he be named again";
    life.act(Role::unit_clerk, "handler",
             {{"handler_id", person(Role::unit_head)}, {"reason", "回避"}});
    life.act(Role::unit_head, "completion", say::completion());
}

TEST_P(Privacy, AColleagueWithAnInterestActsNoMore) {  // row 39
    Life life = in_hand();
    EXPECT_EQ(outcome(life.try_act(Role::handler, "recusal", {{"ground", ""}})),
              "422 ground required");
    life.act(Role::handler, "recusal", {{"ground", "与反映人系亲属"}});
    EXPECT_EQ(last_message(life), "recusal_decided");
    EXPECT_EQ(outcome(life.try_act(Role::handler, "completion", say::completion())),
              "403 declared_interest");
    life.act(Role::checker, "recusal", {{"ground", "同上"}});
    EXPECT_EQ(std::ranges::count(messages(life), "recusal_decided"), 1)
        << "who does not hold it moves nothing";
    life.act(Role::unit_head, "completion", say::completion());
    EXPECT_EQ(outcome(life.try_act(Role::checker, "check", say::good())), "403 declared_interest");
    EXPECT_EQ(outcome(closed().try_act(Role::handler, "recusal", {{"ground", "亲属"}})),
              "409 act_not_allowed");
}

TEST_P(Privacy, NobodyActsInHisOwnCause) {  // domain 3.2
    Life life = this->life();
    life.begin_at_window({{"for_myself", true}});
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "settlement", say::settlement())),
              "403 about_yourself");
    Life about = this->life();
    about.begin_at_window({{"about_person_id", person(Role::triage_officer)}});
    pass(std::chrono::minutes{10});
    EXPECT_EQ(outcome(about.try_act(Role::triage_officer, "acceptance", say::accept())),
              "404 not_found")
        << "whom it is about does not even see it";
}

TEST_P(Privacy, HiddenByReporterOrTriageAtOnce) {  // row 40
    Life life = in_triage();
    EXPECT_TRUE(row(life).publishable);
    EXPECT_EQ(outcome(life.follow("concealment")), "done");
    EXPECT_EQ(last_message(life), "concealed");
    EXPECT_TRUE(row(life).confidential);
    EXPECT_FALSE(row(life).publishable);
    Life other = in_triage();
    EXPECT_EQ(outcome(other.try_act(Role::checker, "concealment")), "403 forbidden");
    other.act(Role::triage_officer, "concealment");
    EXPECT_TRUE(row(other).confidential);
}

TEST_P(Privacy, AConfidentialReporterAppearsInNoPayloadOfHandling) {  // invariant of 3.3, R-23
    Life life = in_triage({{"confidential", true}});
    const auto shows_nothing = [&](Role role) {
        auto client = as(role);
        for (const auto* tail : {"", "/journal"}) {
            const auto answer = client.get("/api/v1/matters/" + life.id + tail);
            ASSERT_EQ(answer.status, 200);
            EXPECT_FALSE(answer.body.contains("王示例")) << life.state() << tail;
            EXPECT_FALSE(answer.body.contains("0000-0000001")) << life.state() << tail;
            EXPECT_FALSE(answer.body.contains("\"has_telephone\":true")) << life.state();
            EXPECT_FALSE(answer.body.contains("\"means\":\"telephone\"")) << life.state();
        }
    };
    life.accept();
    life.dispatch();
    shows_nothing(Role::unit_clerk);
    life.sign();
    shows_nothing(Role::handler);
    life.start();
    shows_nothing(Role::handler);
    life.act(Role::handler, "papers-request", say::papers());
    shows_nothing(Role::handler);
    life.follow("papers", {{"text", "已交"}});
    life.act(Role::unit_head, "extension", say::extension("1wh"));
    shows_nothing(Role::centre_head);
    life.act(Role::centre_head, "extension-decision", say::decision());
    life.done();
    shows_nothing(Role::checker);
    life.check();
    shows_nothing(Role::revisitor);
    life.act(Role::revisitor, "unsolved", say::undone());
    shows_nothing(Role::dispatcher);
}

TEST_P(Privacy, EachReadingIsLoggedWithItsPurpose) {  // row 40, refusal 7
    Life life = in_triage();
    EXPECT_EQ(read(life, Role::checker).status, 403);
    const auto answer = read(life, Role::window_clerk);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(text_of(answer.json().at("name")), "王示例");
    EXPECT_EQ(readings(life), 1);
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "reporter",
                                   {{"purpose", "curiosity"}, {"reason", "看看"}})),
              "422 purpose choice");
    EXPECT_EQ(readings(life), 1) << "no reading, no row";
    Life anonymous = in_triage({{"reporter", nullptr}});
    EXPECT_EQ(outcome(read(anonymous, Role::window_clerk)), "404 no_reporter");
}

TEST_P(Privacy, ThePersonConcernedCanListTheReadings) {  // refusal 7
    Life life = this->life();
    life.begin_at_window({{"for_myself", true}});
    ASSERT_EQ(read(life, Role::triage_officer).status, 200);
    const auto person = world().a.people.at(Role::window_clerk);
    const auto mine = database().read([&](db::Read& read) {
        return read.get<std::int64_t>(
            {"test/mine",
             "SELECT count(*) FROM access_log WHERE subject_person_id = :person AND "
             "subject_kind = 'matter'"},
            db::arg("person", person));
    });
    EXPECT_EQ(mine, 1);
}

TEST_P(Privacy, WhomASearchByTelephoneFindsMayKnowIt) {  // refusal 7; PIPL 45
    Life life = in_triage();
    Life hidden = in_triage({{"confidential", true}});
    const json::object search{{"name", ""},
                              {"telephone", "0000-0000001"},
                              {"purpose", "contact"},
                              {"reason", "来电查询进度"}};
    const auto find = [&](Life::Client client) {
        return client.post("/api/v1/matters/reporter-search", search).json().at("items").as_array();
    };
    const auto found = find(as(Role::window_clerk));
    ASSERT_EQ(found.size(), 1U) << "what is confidential stays out";
    EXPECT_EQ(text_of(found[0].at("matter_id")), life.id);
    EXPECT_EQ(readings(life), 1);
    EXPECT_EQ(readings(hidden), 0);
    Life::Client neighbour(port());
    neighbour.set("Authorization", "Bearer " + world().b.tokens.at(Role::window_clerk));
    EXPECT_TRUE(find(std::move(neighbour)).empty()) << "another county's are not theirs to find";
    EXPECT_EQ(readings(life), 1);
}

TEST_P(Privacy, WhoHasAnInterestReadsNoReporter) {  // rows 39, 40
    Life life = in_triage();
    life.act(Role::triage_officer, "recusal", {{"ground", "与反映人系亲属"}});
    EXPECT_EQ(outcome(read(life, Role::triage_officer)), "403 declared_interest");
    EXPECT_EQ(readings(life), 0);
}

TEST_P(Privacy, AColleagueWhoReportsInConfidenceIsNotNamedEither) {  // row 40; R-23
    Life life = this->life();
    life.begin_at_window({{"for_myself", true}, {"confidential", true}});
    const auto clerk = person(Role::window_clerk);
    auto head = as(Role::centre_head);
    for (const auto* tail : {"", "/journal"}) {
        const auto body = head.get("/api/v1/matters/" + life.id + tail).body;
        EXPECT_THAT(body, ::testing::HasSubstr(tail[0] ? "register_matter" : life.number));
        EXPECT_FALSE(body.contains(clerk)) << body;
        EXPECT_FALSE(body.contains("window_clerk")) << body;
    }
    const auto named = [&](const json::object& report) {
        Life open = this->life();
        open.begin_at_window(report);
        const auto first = head.get("/api/v1/matters/" + open.id + "/journal").json().at("items");
        EXPECT_EQ(text_of(first.at(0).at("person_id")), clerk);
        return first.at(0).at("person").is_string();
    };
    EXPECT_TRUE(named({})) << "a colleague who acts has a name";
    EXPECT_FALSE(named({{"for_myself", true}})) << "a colleague who reports is a reporter";
}

TEST_P(Privacy, WhoAuditsReadsAndDoesNothing) {  // domain 3.2
    Life life = in_hand();
    EXPECT_EQ(as(Role::auditor).get("/api/v1/matters/" + life.id).status, 200);
    const json::object note{{"text", "请说明"},
                            {"tell_reporter", true},
                            {"tags", json::array{}},
                            {"related", json::array{}}};
    EXPECT_EQ(outcome(life.try_act(Role::auditor, "notes", note)), "403 forbidden");
    EXPECT_EQ(outcome(life.try_act(Role::auditor, "recusal", {{"ground", "亲属"}})),
              "403 forbidden");
    EXPECT_TRUE(life.view(Role::auditor).at("allowed_actions").as_array().empty());
}

TEST_P(Privacy, AHiddenReporterIsReadOnlyWithReasonSecondPersonAndLog) {  // row 40; R-23
    Life life = in_triage({{"confidential", true}});
    EXPECT_EQ(outcome(read(life, Role::window_clerk)), "403 reveal_needs_grant");
    const auto request = ask_reveal(life, Role::window_clerk);
    EXPECT_EQ(outcome(read(life, Role::window_clerk)), "403 reveal_needs_grant");
    EXPECT_EQ(grant(life, Role::window_clerk, request, true), "403 second_person");
    EXPECT_EQ(grant(life, Role::checker, request, true), "403 forbidden");
    EXPECT_EQ(grant(life, Role::triage_officer, "999", true), "409 nothing_asked");
    EXPECT_EQ(grant(life, Role::triage_officer, request, true), "done");
    EXPECT_EQ(grant(life, Role::triage_officer, request, true), "409 nothing_asked");
    EXPECT_EQ(readings(life), 0) << "a grant is no reading yet";
    EXPECT_EQ(outcome(read(life, Role::triage_officer)), "403 reveal_needs_grant")
        << "it is the asker's alone";
    EXPECT_EQ(messages(life).back(), "registered");
    EXPECT_EQ(outcome(life.try_act(Role::window_clerk, "reporter",
                                   {{"purpose", "supervision"}, {"reason", "核实位置"}})),
              "403 reveal_needs_grant")
        << "it is for the purpose that was asked for";
    EXPECT_EQ(outcome(read(life, Role::window_clerk)), "done");
    EXPECT_EQ(readings(life), 1);
    EXPECT_EQ(messages(life).back(), "revealed") << "who asked to stay hidden hears of each look";
    pass(std::chrono::days{1});
    EXPECT_EQ(outcome(read(life, Role::window_clerk)), "403 reveal_needs_grant")
        << "it lasts a day";
    EXPECT_EQ(std::ranges::count(messages(life), "revealed"), 1) << "of the look, not the asking";
    EXPECT_TRUE(database().read(access::verify_access_log).empty());
    row(life);
}

TEST_P(Privacy, ALookAtTheReporterHoldsNobodysActUp) {  // row 40
    Life life = in_triage({{"confidential", true}});
    const auto version = row(life).version;
    grant(life, Role::triage_officer, ask_reveal(life, Role::window_clerk), true);
    ASSERT_EQ(outcome(read(life, Role::window_clerk)), "done");
    ASSERT_GT(row(life).version, version);
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "acceptance",
                                   say::with(say::accept(), {{"version", version}}))),
              "done");
}

TEST_P(Privacy, WhatIsAboutOneReporterIsNotToldToThoseJoinedToHim) {  // rows 5, 40, 41
    Life main = in_triage();
    Life joined = in_triage();
    joined.act(Role::triage_officer, "merger", {{"main_id", main.id}, {"reason", "同一盏灯"}});
    main.follow("concealment");
    main.follow("correction", {{"name", "王更正"}});
    grant(main, Role::triage_officer, ask_reveal(main, Role::window_clerk), true);
    ASSERT_EQ(outcome(read(main, Role::window_clerk)), "done");
    EXPECT_THAT(messages(main), ::testing::IsSupersetOf({"concealed", "corrected", "revealed"}));
    EXPECT_EQ(messages(joined).back(), "merged");
}

TEST_P(Privacy, AReporterWithoutAccountListsTheReadings) {  // refusal 7; PIPL 44, 45
    Life life = in_triage();
    const auto list = [&](json::object more = {}) { return life.follow("readings", more); };
    EXPECT_TRUE(list().json().at("items").as_array().empty());
    ASSERT_EQ(outcome(read(life, Role::window_clerk)), "done");
    pass(std::chrono::minutes{5});
    ASSERT_EQ(outcome(read(life, Role::triage_officer)), "done");
    ASSERT_EQ(read(life, Role::checker).status, 403);
    ASSERT_EQ(outcome(read(in_triage(), Role::window_clerk)), "done") << "another's";
    const auto answer = list().json();
    ASSERT_EQ(answer.at("items").as_array().size(), 2U) << json::serialize(answer);
    const auto& newest = answer.at("items").at(0).as_object();
    EXPECT_EQ(text_of(newest.at("role")), "triage_officer");
    EXPECT_EQ(text_of(newest.at("unit")), "瓜州县综治中心");
    EXPECT_EQ(text_of(newest.at("purpose")), "contact");
    EXPECT_EQ(text_of(newest.at("fields")), "name telephone email address");
    EXPECT_FALSE(newest.contains("person_id")) << "the office answers for it (R-25)";
    EXPECT_FALSE(newest.contains("reason"));

    const auto one = list({{"limit", 1}});
    ASSERT_EQ(one.status, 200) << one.body;
    const auto first = one.json();
    EXPECT_EQ(first.at("items").as_array().size(), 1U);
    const auto second = list({{"limit", 1}, {"cursor", first.at("next")}}).json();
    EXPECT_EQ(text_of(second.at("items").at(0).at("role")), "window_clerk");
    EXPECT_TRUE(second.at("next").is_null());
    EXPECT_EQ(outcome(list({{"cursor", "x"}})), "422 cursor type");
    Life wrong = life;
    wrong.code = "ZZZZZ-ZZZZZ";
    EXPECT_EQ(outcome(wrong.follow("readings")), "404 wrong_number_or_code");
}

TEST_P(Privacy, ARefusedRequestOpensNothing) {  // row 40
    Life life = in_triage({{"confidential", true}});
    const auto request = ask_reveal(life, Role::window_clerk);
    EXPECT_EQ(grant(life, Role::triage_officer, request, false), "done");
    EXPECT_EQ(outcome(read(life, Role::window_clerk)), "403 reveal_needs_grant");
}

TEST_P(Privacy, TheReporterReadsAndAddsWithNumberAndCodeAlone) {  // row 41; PIPL 45 – 50
    Life life = in_hand();
    const auto seen = life.follow("");
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(text_of(seen.json().at("state")), "in_hand");
    EXPECT_FALSE(seen.body.contains("handler_id"));
    EXPECT_EQ(outcome(life.follow("notes", {{"text", "昨晚又不亮"}})), "done");
    EXPECT_THAT(messages(life, "unit:" + office()), ::testing::Contains("note_added"));
    Life wrong = life;
    wrong.code = life.code[0] == 'Z' ? "YYYYY-YYYYY" : "ZZZZZ-ZZZZZ";
    EXPECT_EQ(outcome(wrong.follow("")), "404 wrong_number_or_code");
    wrong.number = "620922-20260901-99999-0";
    EXPECT_EQ(wrong.follow("").status, 404);
}

TEST_P(Privacy, TheReporterCorrectsAndDeletesHisOwnData) {  // row 41; PIPL 46, 47
    Life life = in_hand();
    const auto correct = [&](const json::object& body) {
        return outcome(life.follow("correction", body));
    };
    EXPECT_EQ(correct({}), "422 name required");
    EXPECT_EQ(correct({{"telephone", ""}}), "422 telephone required") << "told by telephone";
    EXPECT_EQ(correct({{"means", "email"}}), "422 email required");
    EXPECT_EQ(correct({{"email", "nobody@"}}), "422 email type");
    EXPECT_EQ(correct({{"means", "pigeon"}}), "422 means choice");
    EXPECT_EQ(correct({{"telephone", "0000-0000002"}, {"name", "王更正"}}), "done");
    EXPECT_EQ(last_message(life), "corrected");
    const auto facts = life.journal().back().at("facts");
    EXPECT_EQ(json::serialize(facts.at("fields")), R"(["name","telephone"])");
    const auto seen = read(life, Role::window_clerk).json();
    EXPECT_EQ(text_of(seen.at("name")), "王更正");
    EXPECT_EQ(text_of(seen.at("telephone")), "0000-0000002");
    EXPECT_EQ(correct({{"telephone", ""}, {"means", "none"}}), "done");
    EXPECT_EQ(text_of(read(life, Role::window_clerk).json().at("telephone")), "");
    row(life);
    Life anonymous = in_triage({{"reporter", nullptr}});
    EXPECT_EQ(outcome(anonymous.follow("correction", {{"name", "王"}})), "409 nothing_kept");
}

TEST_P(Privacy, TheRightCodeIsNoGuessWhateverIsAskedFor) {  // row 41
    Life life = in_triage();
    for (int i = 0; i < 12; ++i) {
        EXPECT_EQ(outcome(life.follow("withdrawal", {{"reason", ""}, {"read_back", false}})),
                  "422 read_back required");
        EXPECT_EQ(outcome(life.follow("review", {{"text", "答复与事实不符"}})),
                  "409 act_not_allowed");
        EXPECT_EQ(outcome(life.follow("correction")), "422 name required");
    }
    EXPECT_EQ(life.follow("").status, 200);
}

TEST_P(Privacy, GuessingCodesIsLocked) {  // row 41
    Life life = in_triage();
    Life wrong = life;
    std::string last;
    for (int i = 0; i < 60 && !last.starts_with("429"); ++i) {
        wrong.code = fmt::format("ZZZZZ-ZZZ{:02}", i);
        last = outcome(wrong.follow(""));
    }
    EXPECT_THAT(last, ::testing::StartsWith("429"));
    EXPECT_THAT(outcome(life.follow("")), ::testing::StartsWith("429")) << "the right one waits";
}

TEST_P(Privacy, ColleaguesAddNotesTagsAndLinks) {  // row 41
    Life life = in_hand();
    Life other = in_triage();
    const json::object note{{"text", "已与供电所沟通"},
                            {"tell_reporter", false},
                            {"tags", {"路灯"}},
                            {"related", json::array{other.id}}};
    life.act(Role::handler, "recusal", {{"ground", "亲属"}});
    life.act(Role::unit_clerk, "notes", say::with(note, {{"related", json::array{}}}));
    EXPECT_EQ(last_message(life), "recusal_decided");
    life.act(Role::triage_officer, "notes", say::with(note, {{"tell_reporter", true}}));
    EXPECT_EQ(last_message(life), "note_added");
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "notes",
                                   say::with(note, {{"related", json::array{"999"}}}))),
              "422 related unknown");
    EXPECT_EQ(outcome(life.try_act(Role::triage_officer, "notes",
                                   say::with(note, {{"related", json::array{life.id}}}))),
              "422 related unknown");
    row(life);
}

}  // namespace
}  // namespace matters::testing
