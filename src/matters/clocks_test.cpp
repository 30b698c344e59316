// Each kind of clock starts, is met in time and is missed a millisecond later.
#include <functional>

#include "matters/clock_kinds.h"
#include "matters/lives_test.h"

namespace matters::testing {
namespace {

class Clocks : public Lives {
  protected:
    struct Kind {
        ClockKind kind{};
        std::string due;                   ///< Started on Tuesday 2026-09-01 at 08:00.
        std::function<Life()> begin;       ///< To where the clock runs.
        std::function<void(Life&)> meets;  ///< What ends it.
    };
    std::vector<Kind> kinds();

    /// Goes on without letting clocks and the server act.
    void go_to(base::Instant at) { clock().set(at); }
    Life with_support() {
        Life life = accepted();
        life.act(Role::dispatcher, "dispatch", say::dispatch(centre(), {office()}));
        return life;
    }
    Life signed_for(std::string_view category) {
        Life life = dispatched(category);
        life.sign();
        return life;
    }
    Life asked(const std::string& what, const json::object& body) {
        Life life = in_hand("040203");
        life.act(Role::unit_head, what, body);
        return life;
    }
    Life in_review(bool second) {
        Life life = closed();
        life.follow("review", say::words());
        if (second) {
            life.try_act(world().token_of_another(database(), Role::review_officer),
                         "review-decision", say::review("upheld"));
            life.follow("review", say::words());
        }
        return life;
    }
};
INSTANTIATE_EACH_DATABASE(Clocks);

auto act(Role role, std::string name, json::object body) {
    return [=](Life& life) { life.act(role, name, body); };
}

std::vector<Clocks::Kind> Clocks::kinds() {
    const auto to_office = act(Role::dispatcher, "dispatch", say::dispatch(office()));
    return {
        {ClockKind::registering, "2026-09-01T18:00",
         [&] {
             Life life = this->life();
             life.begin_at_window({{"draft", true}});
             return life;
         },
         act(Role::window_clerk, "submission", {})},
        {ClockKind::triage, "2026-09-01T18:00", [&] { return in_triage(); },
         act(Role::triage_officer, "acceptance", say::accept())},
        {ClockKind::petition_notice, "2026-09-16T18:00",
         [&] {
             return in_triage({{"category", "090302"}});
         },
         act(Role::triage_officer, "acceptance", say::accept("090302"))},
        {ClockKind::dispatching, "2026-09-01T18:00", [&] { return accepted(); }, to_office},
        {ClockKind::signing, "2026-09-01T14:00", [&] { return dispatched(); },
         act(Role::unit_clerk, "signature", {})},
        {ClockKind::first_day, "2026-09-01T18:00", [&] { return accepted("090302"); }, to_office},
        {ClockKind::second_day, "2026-09-02T18:00", [&] { return signed_for("090302"); },
         act(Role::handler, "first-contact", say::contact())},
        {ClockKind::fifth_day, "2026-09-08T18:00", [&] { return in_hand("090302"); },
         act(Role::handler, "preliminary-reply", say::preliminary())},
        {ClockKind::first_contact, "2026-09-02T18:00", [&] { return signed_for("040203"); },
         act(Role::handler, "first-contact", say::contact())},
        {ClockKind::preliminary_reply, "2026-09-08T18:00", [&] { return in_hand("090302"); },
         act(Role::handler, "preliminary-reply", say::preliminary())},
        {ClockKind::handling, "2026-09-01T11:00", [&] { return in_hand(); },
         act(Role::handler, "completion", say::completion())},
        {ClockKind::answer, "2026-09-01T11:00", [&] { return in_hand(); },
         act(Role::handler, "completion", say::completion())},
        {ClockKind::return_review, "2026-09-02T18:00",
         [&] {
             Life life = dispatched("040203");
             life.act(Role::unit_head, "return", say::giving_back());
             return life;
         },
         act(Role::dispatcher, "return-decision", say::return_decision(false))},
        {ClockKind::extension_review, "2026-09-02T18:00",
         [&] { return asked("extension", say::extension("1wd")); },
         act(Role::centre_head, "extension-decision", say::decision(false))},
        {ClockKind::parking_review, "2026-09-02T18:00",
         [&] { return asked("parking", say::parking("2026-10-15")); },
         act(Role::centre_head, "parking-decision", say::decision(false))},
        {ClockKind::parked_until, "2026-10-15T18:00",
         [&] {
             Life life = asked("parking", say::parking("2026-10-15"));
             life.act(Role::centre_head, "parking-decision", say::decision());
             return life;
         },
         act(Role::supervisor, "resumption", {{"reason", "已解冻"}})},
        // 30 days end within the National Day holiday: the day after it counts.
        {ClockKind::mediation, "2026-10-08T18:00",
         [&] {
             Life life = accepted("010103");
             life.act(Role::triage_officer, "mediation", say::consent(office()));
             return life;
         },
         act(Role::mediator, "mediation-agreement", say::agreement())},
        {ClockKind::check, "2026-09-01T11:00",
         [&] {
             Life life = in_hand();
             life.done();
             return life;
         },
         act(Role::checker, "check", say::good())},
        {ClockKind::call_back, "2026-09-03T18:00", [&] { return replied(); },
         act(Role::revisitor, "closure", say::closure())},
        {ClockKind::support, "2026-09-01T10:00", [&] { return with_support(); },
         act(Role::handler, "support-answer", {{"answer", "已核实"}})},
        {ClockKind::review, "2026-10-08T18:00", [&] { return in_review(false); },
         act(Role::review_officer, "review-decision", say::review("upheld"))},
        {ClockKind::second_review, "2026-10-08T18:00", [&] { return in_review(true); },
         act(Role::review_officer, "second-review-decision", say::review("upheld"))},
    };
}

TEST_P(Clocks, EachStartsIsMetAtItsTimeAndMissedRightAfter) {  // every kind, rows 1 – 33
    struct Try {
        const Kind* kind;
        Life life;
        base::Instant at;
        const char* expected;
    };
    const auto all = kinds();
    EXPECT_EQ(all.size(), clock_facts().size()) << "every kind has its case";
    std::vector<Try> tries;
    for (const Kind& kind : all) {
        const std::string name = boost::describe::enum_to_string(kind.kind, "");
        SCOPED_TRACE(name);
        for (const auto* expected : {"met", "missed"}) {
            Life life = kind.begin();
            const auto started = last_clock(life, name);
            ASSERT_TRUE(started && started->due_at);
            EXPECT_EQ(started->state, clocks::State::running);
            EXPECT_EQ(local(*started->due_at), kind.due);
            const bool late = std::string_view(expected) == "missed";
            tries.push_back(
                {&kind, life, *started->due_at + base::Duration{late ? 1 : 0}, expected});
        }
    }
    std::vector<Try*> by_time;
    for (Try& one : tries) by_time.push_back(&one);
    std::ranges::stable_sort(by_time, {}, [](const Try* one) { return one->at; });
    for (Try* next : by_time) {
        Try& one = *next;
        const std::string name = boost::describe::enum_to_string(one.kind->kind, "");
        SCOPED_TRACE(name + " " + one.expected);
        go_to(one.at);
        one.kind->meets(one.life);
        EXPECT_EQ(clock_state(one.life, name), one.expected);
        EXPECT_THAT(clocks_told(one.life.last()),
                    ::testing::HasSubstr(fmt::format("{} {}", one.expected, name)))
            << "the act says so";
        row(one.life);
    }
}

TEST_P(Clocks, The125OfAFirstPetitionRunBesideItsOwnSixtyDays) {  // 4.33, domain 3.4
    Life life = in_triage();
    const auto accepted = life.act(Role::triage_officer, "acceptance", say::accept("090302"));
    EXPECT_EQ(clocks_told(accepted),
              "started petition_notice, met petition_notice, started first_day, met triage, "
              "started dispatching");
    EXPECT_TRUE(row(life).first_petition);
    const auto dispatched = life.act(Role::dispatcher, "dispatch", say::dispatch(office()));
    EXPECT_THAT(clocks_told(dispatched), ::testing::HasSubstr("met first_day"));
    EXPECT_THAT(clocks_told(dispatched), ::testing::HasSubstr("started second_day"));
    EXPECT_THAT(clocks_told(dispatched), ::testing::HasSubstr("started fifth_day"));
    EXPECT_EQ(clock_due(life, "handling"), "2026-11-02T18:00") << "60 days, then a weekend";
    EXPECT_EQ(clock_unit(life, "second_day"), world().a.office);
}

TEST_P(Clocks, The125BeginAtTheRegistrationNotAtTheDispatch) {  // domain 3.4
    Life life = in_triage();
    till("2026-09-03T10:00");
    life.act(Role::triage_officer, "acceptance", say::accept("090302"));
    const auto acted = life.act(Role::dispatcher, "dispatch", say::dispatch(office()));
    EXPECT_THAT(clocks_told(acted), ::testing::HasSubstr("missed first_day"));
    EXPECT_EQ(clock_due(life, "second_day"), "2026-09-02T18:00");
    EXPECT_EQ(clock_due(life, "fifth_day"), "2026-09-08T18:00");
    life.sign();
    const auto met = life.act(Role::handler, "first-contact", say::contact());
    EXPECT_THAT(clocks_told(met), ::testing::HasSubstr("missed second_day"));
}

TEST_P(Clocks, ARepeatedPetitionHasNo125) {  // domain 1.7
    Life life = in_triage();
    life.act(Role::triage_officer, "acceptance",
             say::with(say::accept("090302"), {{"first_petition", false}}));
    life.dispatch();
    for (const auto* kind : {"first_day", "second_day", "fifth_day"})
        EXPECT_EQ(clock_state(life, kind), "") << kind;
}

TEST_P(Clocks, APetitionLeftInTriageMissesItsFifteenDays) {  // 信访工作条例 22, 23
    Life life = in_triage();
    till("2026-09-17T09:00");
    const auto acted = life.act(Role::triage_officer, "acceptance", say::accept("090302"));
    EXPECT_THAT(clocks_told(acted), ::testing::HasSubstr("missed petition_notice"));
    EXPECT_THAT(clocks_told(acted), ::testing::HasSubstr("missed triage"));
}

}  // namespace
}  // namespace matters::testing
