#include "clocks/run_clock.h"

#include "clocks/calendar_edition.h"
#include "clocks/retime.h"
#include "clocks/world_test.h"

namespace clocks {
namespace {

using namespace testing;
using namespace std::chrono_literals;

class RunClock : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        make_world(database());
        clock().set(at("2026-03-02T10:00"));
    }

    Clock start(std::string_view limit, access::UnitId unit = village_unit) {
        return database()
            .write([&](db::Write& write) {
                return start_clock(write, {.county = "620922",
                                           .subject_kind = "matter",
                                           .subject_id = ++subjects_,
                                           .kind = "handling",
                                           .limit = *parse_limit(limit),
                                           .unit = unit});
            })
            .value();
    }
    template <class F>
    base::Result<Clock> run(F&& f) {
        return database().write([&](db::Write& write) { return f(write); });
    }
    Clock again(const Clock& one) {
        return database().read([&](db::Read& read) {
            return find_clock(read, access::system_scope(), one.clock_id).value();
        });
    }
    std::int64_t subjects_ = 0;
};

TEST_P(RunClock, StartsWithItsDueTimeAndItsFirstStep) {
    const Clock clock = again(start("5wd"));
    EXPECT_EQ(shown(clock.due_at), "2026-03-09T18:00");
    EXPECT_EQ(clock.state, State::running);
    // Half of 7 + 5 × 8 working hours.
    EXPECT_EQ(shown(clock.next_step_at), "2026-03-05T09:30");
    EXPECT_EQ(clock.next_step, 0);
    EXPECT_EQ(clock.ladder_id, LadderId{1});
}

TEST_P(RunClock, StandsWhilePausedAndRunsOnAfterwards) {
    const Clock started = start("5wd");
    clock().set(at("2026-03-04T10:00"));
    const auto paused = run(
        [&](auto& w) { return pause_clock(w, started.clock_id, {.reason = "请补正身份证明"}); });
    ASSERT_TRUE(paused.has_value());
    EXPECT_EQ(again(started).due_at, std::nullopt);
    EXPECT_EQ(again(started).next_step_at, std::nullopt);
    EXPECT_EQ(again(started).pause_reason, "请补正身份证明");
    clock().set(at("2026-03-06T10:00"));
    ASSERT_TRUE(run([&](auto& w) { return resume_clock(w, started.clock_id); }).has_value());
    EXPECT_EQ(shown(again(started).due_at), "2026-03-11T18:00");
    EXPECT_EQ(again(started).state, State::running);
    EXPECT_EQ(again(started).round, 2);
}

TEST_P(RunClock, ExtendsFromTheOldDueTimeAlsoWhilePaused) {
    const Clock started = start("60cd");
    EXPECT_EQ(shown(started.due_at), "2026-05-06T18:00");
    const auto longer = run([&](auto& w) {
        return extend_clock(w, started.clock_id, {30, LimitUnit::calendar_day},
                            {.reason = "案情复杂"});
    });
    EXPECT_EQ(shown(longer->due_at), "2026-06-05T18:00");
    ASSERT_TRUE(run([&](auto& w) {
                    return pause_clock(w, started.clock_id, {.reason = "鉴定"});
                }).has_value());
    const auto paused = run([&](auto& w) {
        return extend_clock(w, started.clock_id, {5, LimitUnit::work_day}, {.reason = "鉴定"});
    });
    EXPECT_EQ(paused->due_at, std::nullopt);
    ASSERT_TRUE(run([&](auto& w) { return resume_clock(w, started.clock_id); }).has_value());
    EXPECT_EQ(shown(again(started).due_at), "2026-06-12T18:00");
}

TEST_P(RunClock, IsMetInTimeOrTooLate) {
    const Clock in_time = start("1wd");
    const Clock late = start("1wd");
    clock().set(at("2026-03-03T18:00"));
    EXPECT_EQ(run([&](auto& w) { return meet_clock(w, in_time.clock_id); })->state, State::met);
    clock().advance(1ms);
    const auto missed = run([&](auto& w) { return meet_clock(w, late.clock_id); });
    EXPECT_EQ(missed->state, State::missed);
    EXPECT_EQ(missed->met_at, clock().now());
    EXPECT_EQ(again(late).next_step_at, std::nullopt);
}

TEST_P(RunClock, RefusesWhatItsStateDoesNotAllow) {
    const Clock one = start("1wd");
    const Deed deed{.reason = "理由"};
    const auto code = [](const base::Result<Clock>& result) {
        return result ? std::string_view("ok") : result.error().kind->code;
    };
    EXPECT_EQ(code(run([&](auto& w) { return pause_clock(w, one.clock_id, {}); })),
              "invalid_input");
    EXPECT_EQ(code(run([&](auto& w) { return resume_clock(w, one.clock_id); })),
              "clock_not_paused");
    EXPECT_EQ(code(run([&](auto& w) { return pause_clock(w, one.clock_id, deed); })), "ok");
    EXPECT_EQ(code(run([&](auto& w) { return pause_clock(w, one.clock_id, deed); })),
              "clock_not_running");
    EXPECT_EQ(code(run([&](auto& w) { return resume_clock(w, one.clock_id); })), "ok");
    clock().set(at("2026-03-09T18:00"));
    EXPECT_EQ(code(run([&](auto& w) { return pause_clock(w, one.clock_id, deed); })),
              "clock_overdue");
    EXPECT_EQ(code(run([&](auto& w) {
                  return extend_clock(w, one.clock_id, {1, LimitUnit::work_day}, deed);
              })),
              "clock_overdue");
    EXPECT_EQ(code(run([&](auto& w) { return cancel_clock(w, one.clock_id, deed); })), "ok");
    EXPECT_EQ(code(run([&](auto& w) { return cancel_clock(w, one.clock_id, deed); })),
              "clock_ended");
    EXPECT_EQ(code(run([&](auto& w) { return meet_clock(w, one.clock_id); })), "clock_ended");
    EXPECT_EQ(code(run([&](auto& w) { return meet_clock(w, ClockId{1}); })), "not_found");
}

TEST_P(RunClock, OneUnitHasOneLiveClockOfAKindOnASubject) {
    const Clock one = start("1wd");
    --subjects_;
    const auto second = run([&](db::Write& write) {
        return start_clock(write, {.county = "620922",
                                   .subject_kind = "matter",
                                   .subject_id = one.subject_id,
                                   .kind = "handling",
                                   .limit = {1, LimitUnit::work_day},
                                   .unit = village_unit});
    });
    EXPECT_EQ(second.error().kind, &clock_exists);
}

TEST_P(RunClock, FollowsANewCalendarUntilItIsDue) {
    clock().set(at("2026-12-28T10:00"));
    const Clock soon = start("1wd");
    const Clock over_new_year = start("5wd");
    EXPECT_EQ(shown(soon.due_at), "2026-12-29T18:00");
    EXPECT_EQ(shown(over_new_year.due_at), "2027-01-04T18:00");
    // 2027 as the law has it at least: New Year's Day is a holiday.
    std::string text = "date\tis_workday\tkind\tfestival\tin_lieu\n";
    for (auto day = *base::parse_date("2027-01-01"); day < *base::parse_date("2028-01-01");
         day += std::chrono::days{1}) {
        const auto name = base::to_text(day);
        const bool weekend = std::chrono::weekday{day}.iso_encoding() > 5;
        if (name == "2027-01-01")
            text += name + "\t0\tholiday\t元旦\t0\n";
        else
            text += name + (weekend ? "\t0\tweekend\t\t0\n" : "\t1\tworkday\t\t0\n");
    }
    database().write([&](db::Write& write) {
        const auto told = announce_calendar(write, text, "2027年安排");
        ASSERT_TRUE(told.has_value());
        EXPECT_EQ(told->added, 365);
        EXPECT_EQ(told->to_retime, 2);
    });
    const auto report = retime_clocks(database());
    EXPECT_EQ(report.seen, 2);
    EXPECT_EQ(report.moved, 1);
    EXPECT_EQ(shown(again(over_new_year).due_at), "2027-01-05T18:00");
    EXPECT_EQ(shown(again(soon).due_at), "2026-12-29T18:00");
    EXPECT_EQ(retime_clocks(database()).seen, 0);
}

TEST_P(RunClock, CanBeReplayedOnTheCalendarItWasCountedOn) {
    const Clock one = start("5wd");
    database().write([&](db::Write& write) {
        const auto version = next_calendar_version(write, "local_day", "停电放假", {});
        write.run(db::Sql{"test/local_day",
                          "INSERT INTO local_day (region_id, date, version, county, kind, name) "
                          "VALUES (2, '2026-03-05', :version, '620922', 'holiday', '镇庆')"},
                  db::arg("version", version));
    });
    retime_clocks(database());
    EXPECT_EQ(shown(again(one).due_at), "2026-03-10T18:00");
    database().read([&](db::Read& read) {
        const auto before = calendar_edition(read, one.calendar_version);
        EXPECT_TRUE(before->of_region("/1/2/3/").working(*base::parse_date("2026-03-05")));
        const auto after = calendar_edition(read);
        EXPECT_FALSE(after->of_region("/1/2/3/").working(*base::parse_date("2026-03-05")));
        EXPECT_TRUE(after->of_region("/4/").working(*base::parse_date("2026-03-05")));
    });
}

INSTANTIATE_EACH_DATABASE(RunClock);

}  // namespace
}  // namespace clocks
