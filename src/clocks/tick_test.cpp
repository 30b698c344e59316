#include "clocks/tick.h"

#include <set>
#include <thread>

#include <fmt/format.h>

#include "clocks/findings.h"
#include "clocks/simulate.h"
#include "clocks/ticker.h"
#include "clocks/world_test.h"

namespace clocks {
namespace {

using namespace testing;
using namespace std::chrono_literals;

struct StepSeen {
    ClockId clock_id;
    std::int64_t round = 0;
    std::int64_t step = 0;
    Action action = Action::remind;
    Outcome outcome = Outcome::fired;
    base::Instant planned_at;
    base::Instant fired_at;
};
BOOST_DESCRIBE_STRUCT(StepSeen, (), (clock_id, round, step, action, outcome, planned_at, fired_at))

struct EventSeen {
    std::string audience;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(EventSeen, (), (audience, body))

constexpr std::string_view climbing =
    R"([{"at":"80%","action":"remind","to":["holder"]},)"
    R"({"at":"due","action":"take_over","to":["holder","superior"]}])";

class TickTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        make_world(database());
        clock().set(at("2026-03-02T10:00"));
    }

    Clock start(std::string_view limit, access::UnitId unit = village_unit,
                std::string_view kind = "handling") {
        return database()
            .write([&](db::Write& write) {
                return start_clock(write, {.county = "620922",
                                           .subject_kind = "matter",
                                           .subject_id = ++subjects_,
                                           .kind = std::string(kind),
                                           .limit = *parse_limit(limit),
                                           .unit = unit});
            })
            .value();
    }
    TickReport tick() { return Tick(database(), effects_).run(database().now()); }
    TickReport tick_at(std::string_view local) {
        clock().set(at(local));
        return tick();
    }
    std::string steps() {
        std::string out;
        for (const StepSeen& step : seen())
            out += fmt::format("{} {} {}\n", boost::describe::enum_to_string(step.action, ""),
                               boost::describe::enum_to_string(step.outcome, ""),
                               shown(step.fired_at));
        return out;
    }
    std::vector<StepSeen> seen() {
        return database().read([](db::Read& read) {
            return read.all<StepSeen>(
                {"test/steps",
                 "SELECT clock_id, round, step, action, outcome, planned_at, fired_at FROM "
                 "clock_step ORDER BY fired_at, planned_at, clock_id, round, step"});
        });
    }
    std::vector<Clock> of_subject(std::int64_t subject) {
        return database().read([&](db::Read& read) {
            return clocks_of(read, access::system_scope(), "matter", subject);
        });
    }
    std::vector<EventSeen> events() {
        return database().read([](db::Read& read) {
            return read.all<EventSeen>(
                {"test/events", "SELECT audience, body FROM event ORDER BY event_id"});
        });
    }

    EffectsTable effects_;
    std::int64_t subjects_ = 0;
};

TEST_P(TickTest, FiresEachStepOfTheLadderAtItsTimeAndOnce) {
    const Clock one = start("5wd");  // due Monday 9 March, 18:00
    EXPECT_EQ(tick_at("2026-03-05T09:29").steps(), 0);
    EXPECT_EQ(tick_at("2026-03-05T09:30").steps(), 1);
    EXPECT_EQ(tick().steps(), 0);
    EXPECT_EQ(tick_at("2026-03-06T18:00").steps(), 1);
    EXPECT_EQ(tick_at("2026-03-09T09:00").steps(), 1);
    EXPECT_EQ(tick_at("2026-03-09T18:00").steps(), 1);
    EXPECT_EQ(tick_at("2026-03-16T18:00").steps(), 1);
    EXPECT_EQ(tick_at("2026-03-23T18:00").steps(), 1);
    EXPECT_EQ(steps(),
              "remind fired 2026-03-05T09:30\n"
              "remind fired 2026-03-06T18:00\n"
              "urge fired 2026-03-09T09:00\n"
              "yellow fired 2026-03-09T18:00\n"
              "red fired 2026-03-16T18:00\n"
              "red fired 2026-03-23T18:00\n");
    EXPECT_EQ(of_subject(one.subject_id).front().state, State::running);
}

TEST_P(TickTest, TellsThoseWhomTheStepNames) {
    start("1wd");
    tick_at("2026-03-03T18:00");
    std::vector<std::string> told;
    for (const EventSeen& event : events()) told.push_back(event.audience);
    // Reminders lapsed in the downtime; the yellow card goes to the unit and to its centre.
    EXPECT_EQ(told, (std::vector<std::string>{"unit:11", "unit:12"}));
    EXPECT_NE(events().back().body.find("\"centre\""), std::string::npos);
}

TEST_P(TickTest, AfterDaysOfDowntimeRemindersLapseAndCardsAreGivenInOrder) {
    start("1wd");
    clock().set(at("2026-03-20T10:00"));
    const TickReport report = tick();
    EXPECT_EQ(report.lapsed, 3);
    EXPECT_EQ(report.fired, 2);
    EXPECT_EQ(steps(),
              "urge lapsed 2026-03-20T10:00\n"
              "remind lapsed 2026-03-20T10:00\n"
              "remind lapsed 2026-03-20T10:00\n"
              "yellow fired 2026-03-20T10:00\n"
              "red fired 2026-03-20T10:00\n");
    // The repeated red card counts from now: what was missed does not pile up.
    EXPECT_EQ(tick_at("2026-03-27T18:00").fired, 1);
}

TEST_P(TickTest, ClimbsFromVillageToTownToCountyWithAFullAllowanceEach) {
    make_ladder(database(), 7, 1, "handling", climbing);
    const Clock first = start("2wd");
    tick_at("2026-03-04T18:00");
    auto held = of_subject(first.subject_id);
    ASSERT_EQ(held.size(), 2u);
    EXPECT_EQ(held[0].state, State::missed);
    EXPECT_EQ(held[1].unit_id, town_centre);
    EXPECT_EQ(shown(held[1].due_at), "2026-03-06T18:00");
    EXPECT_EQ(held[1].taken_from, first.clock_id);
    // A missed day: the server comes back late, and the county gets its two days all the same.
    tick_at("2026-03-10T11:00");
    held = of_subject(first.subject_id);
    ASSERT_EQ(held.size(), 3u);
    EXPECT_EQ(held[2].unit_id, county_centre);
    EXPECT_EQ(shown(held[2].started_at), "2026-03-10T11:00");
    EXPECT_EQ(shown(held[2].due_at), "2026-03-12T18:00");
    EXPECT_EQ(held[2].county, "620922");
    const auto helpers = database().read([&](db::Read& read) {
        return read.all<std::int64_t>(
            {"test/helpers", "SELECT unit_id FROM clock_helper WHERE clock_id = :id ORDER BY 1"},
            db::arg("id", held[2].clock_id));
    });
    EXPECT_EQ(helpers, (std::vector<std::int64_t>{11, 12}));
    // Nobody stands above the county here: that is written down, and the clock ends as missed.
    tick_at("2026-03-12T18:00");
    held = of_subject(first.subject_id);
    ASSERT_EQ(held.size(), 3u);
    EXPECT_EQ(held[2].state, State::missed);
    EXPECT_EQ(seen().back().outcome, Outcome::top);
}

TEST_P(TickTest, TheNearestRegionsLadderForTheKindWins) {
    make_ladder(database(), 7, 1, "", R"([{"at":"due","action":"yellow","to":["holder"]}])");
    make_ladder(database(), 8, 2, "", R"([{"at":"due","action":"red","to":["holder"]}])");
    make_ladder(database(), 9, 0, "of_this_test",
                R"([{"at":"due","action":"urge","to":["holder"]}])");
    EXPECT_EQ(start("1wd", village_unit).ladder_id, LadderId{8});
    EXPECT_EQ(start("1wd", county_bureau).ladder_id, LadderId{7});
    EXPECT_EQ(start("1wd", other_county_centre).ladder_id, LadderId{1});
    EXPECT_EQ(start("1wd", village_unit, "of_this_test").ladder_id, LadderId{9});
}

TEST_P(TickTest, PausedAndEndedClocksFireNothing) {
    const Clock paused = start("1wd");
    const Clock met = start("1wd");
    const Clock cancelled = start("1wd");
    database().write([&](db::Write& write) {
        EXPECT_TRUE(pause_clock(write, paused.clock_id, {.reason = "补正"}).has_value());
        EXPECT_TRUE(meet_clock(write, met.clock_id).has_value());
        EXPECT_TRUE(cancel_clock(write, cancelled.clock_id, {.reason = "撤回"}).has_value());
    });
    EXPECT_EQ(tick_at("2026-04-20T10:00").steps(), 0);
}

TEST_P(TickTest, AResumedClockRemindsAnewOfWhatLiesAheadAgain) {
    const Clock one = start("5wd");
    EXPECT_EQ(tick_at("2026-03-09T10:00").steps(), 3);  // both reminders lapse; due today
    const auto pause = [&](db::Write& write) {
        return pause_clock(write, one.clock_id, {.reason = "补正"});
    };
    ASSERT_TRUE(database().write(pause).has_value());
    clock().set(at("2026-03-16T10:00"));
    ASSERT_TRUE(database()
                    .write([&](db::Write& write) { return resume_clock(write, one.clock_id); })
                    .has_value());
    // 80 % and the due day come again; 50 % stays behind.
    EXPECT_EQ(tick_at("2026-03-17T09:00").steps(), 2);
    EXPECT_EQ(seen().back().action, Action::urge);
    EXPECT_EQ(seen().back().round, 2);
}

/// Throws for one subject, until told otherwise; counts what it saw.
class Stubborn : public Effects {
  public:
    void on_step(db::Write&, const Clock& clock, const LadderStep&, const Firing&) override {
        if (clock.subject_id == refused) throw std::runtime_error("not now");
    }
    std::int64_t refused = 0;
};

TEST_P(TickTest, AStepThatFailsIsUndoneAndHoldsNobodyUp) {
    auto effects = std::make_unique<Stubborn>();
    Stubborn& stubborn = *effects;
    effects_.add("matter", std::move(effects));
    for (int i = 0; i < 20; ++i) start("1wd");
    stubborn.refused = 3;
    TickReport report = tick_at("2026-03-03T18:00");
    EXPECT_EQ(report.steps(), 19 * 4);
    EXPECT_GE(report.failed, 1);
    EXPECT_EQ(seen().size(), 19u * 4);
    stubborn.refused = 0;
    report = tick();
    EXPECT_EQ(report.steps(), 4);
    EXPECT_EQ(report.failed, 0);
}

TEST_P(TickTest, ACrashInTheMiddleLosesAndDoublesNothing) {
    for (int i = 0; i < 300; ++i) start("1wd");
    clock().set(at("2026-03-03T18:00"));
    int looked = 0;
    // Stops after some transactions, as a killed server does, and starts again from what is there.
    while (Tick(database(), effects_)
               .run(database().now(), [&] { return ++looked % 3 == 0; })
               .steps() > 0) {
    }
    EXPECT_EQ(seen().size(), 300u * 4);
    EXPECT_EQ(tick().steps(), 0);
}

TEST_P(TickTest, TwoTickersAtOnceFireEachStepOnce) {
    for (int i = 0; i < 600; ++i) start("1wd");
    clock().set(at("2026-03-03T18:00"));
    TickReport reports[3];
    std::vector<std::thread> threads;
    for (TickReport& report : reports)
        threads.emplace_back(
            [&, this] { report = Tick(database(), effects_).run(database().now()); });
    for (std::thread& thread : threads) thread.join();
    tick();
    std::set<std::pair<ClockId, std::int64_t>> once;
    for (const StepSeen& step : seen()) EXPECT_TRUE(once.emplace(step.clock_id, step.step).second);
    EXPECT_EQ(once.size(), 600u * 4);
    EXPECT_EQ(events().size(), 600u * 2);
}

TEST_P(TickTest, ARehearsalSaysWhatTheTicksThenDo) {
    make_ladder(database(), 7, 1, "handling", climbing);
    start("2wd");
    start("4wh", county_bureau, "first_contact");
    start("5wd", county_bureau, "answer");
    const auto until = at("2026-03-31T10:00");
    std::string rehearsed;
    database().read([&](db::Read& read) {
        for (const WouldFire& would : would_fire(read, until, 1000))
            rehearsed +=
                fmt::format("{} {} {}\n", boost::describe::enum_to_string(would.step.action, ""),
                            boost::describe::enum_to_string(would.outcome, ""), shown(would.at));
    });
    EXPECT_TRUE(seen().empty());
    EXPECT_GT(Tick(database(), effects_).run(until).steps(), 10);
    EXPECT_EQ(steps(), rehearsed);
}

TEST_P(TickTest, TheTickerRunsByTheDatabasesClock) {
    start("1wd");
    clock().set(at("2026-03-03T18:00"));
    std::mutex mutex;
    std::condition_variable rounds;
    int steps = 0;
    Ticker ticker(database(), effects_, {.interval = 5ms, .watch = [&](const TickerRound& round) {
                                             const std::lock_guard lock(mutex);
                                             steps += static_cast<int>(round.report.steps());
                                             EXPECT_EQ(round.waiting, 0);
                                             rounds.notify_all();
                                         }});
    ticker.start();
    std::unique_lock lock(mutex);
    EXPECT_TRUE(rounds.wait_for(lock, 20s, [&] { return steps == 4; }));
    lock.unlock();
    ticker.stop();
}

TEST_P(TickTest, DoctorFindsWhatDoesNotHold) {
    const auto codes = [this] {
        std::set<std::string> out;
        database().read([&](db::Read& read) {
            for (const auto& finding : findings(read)) out.insert(finding.code);
        });
        return out;
    };
    start("1wd");
    EXPECT_EQ(codes(), std::set<std::string>{});
    clock().set(at("2026-03-20T10:00"));
    EXPECT_EQ(codes(), std::set<std::string>{"steps_late"});
    tick();
    EXPECT_EQ(codes(), std::set<std::string>{});
    database().write([](db::Write& write) {
        write.run({"test/break", "UPDATE clock SET next_step_at = NULL"});
        write.run({"test/close", "UPDATE unit SET valid_to = 1 WHERE unit_id = 11"});
    });
    EXPECT_EQ(codes(), (std::set<std::string>{"clock_without_step", "clock_without_holder"}));
    clock().set(at("2026-12-20T10:00"));
    EXPECT_TRUE(codes().contains("calendar_missing"));
}

INSTANTIATE_EACH_DATABASE(TickTest);

}  // namespace
}  // namespace clocks
