// Clocks whose whole ladder is due are ticked by processes that are killed, or that race.
#include <iostream>
#include <random>
#include <thread>

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "child.h"
#include "clocks/world_test.h"
#include "db/backup.h"

namespace {

using namespace clocks;
using killing::Child;

constexpr int kills = 12;
constexpr int clock_count = 1'500;

// The reminder lapses, the card and the take-over are told to one unit each.
constexpr std::string_view ladder = R"([{"at":"50%","action":"remind","to":["holder"]},)"
                                    R"({"at":"due","action":"yellow","to":["unit_head"]},)"
                                    R"({"at":"due+1wd","action":"take_over","to":["superior"]}])";

constexpr db::Sql count_left{"kill/count_left",
                             "SELECT COUNT(*) FROM clock WHERE state = 'running' AND taken_from "
                             "IS NULL"};
constexpr db::Sql count_steps{"kill/count_steps", "SELECT COUNT(*) FROM clock_step"};
constexpr db::Sql count_all{
    "kill/count_all",
    "SELECT (SELECT COUNT(*) FROM clock_step WHERE round = 1 AND step IN (0, 1, 2)) AS steps, "
    "(SELECT COUNT(*) FROM clock_step) AS all_steps, "
    "(SELECT COUNT(*) FROM event) AS events, "
    "(SELECT COUNT(DISTINCT body) FROM event) AS distinct_events, "
    "(SELECT COUNT(*) FROM clock WHERE state = 'missed') AS missed, "
    "(SELECT COUNT(*) FROM clock WHERE state = 'running') AS successors, "
    "(SELECT COUNT(DISTINCT taken_from) FROM clock) AS taken_over, "
    "(SELECT COUNT(*) FROM clock_change) AS changes, "
    "(SELECT COUNT(*) FROM clock_helper) AS helpers"};

/// What the database holds when each step happened exactly once.
struct Tally {
    std::int64_t steps = 3 * clock_count;
    std::int64_t all_steps = 3 * clock_count;
    std::int64_t events = 2 * clock_count;
    std::int64_t distinct_events = 2 * clock_count;
    std::int64_t missed = clock_count;
    std::int64_t successors = clock_count;
    std::int64_t taken_over = clock_count;
    std::int64_t changes = 3 * clock_count;  // started, taken over; started for the next holder
    std::int64_t helpers = clock_count;
    friend bool operator==(const Tally&, const Tally&) = default;
};
BOOST_DESCRIBE_STRUCT(Tally, (),
                      (steps, all_steps, events, distinct_events, missed, successors, taken_over,
                       changes, helpers))

void PrintTo(const Tally& tally, std::ostream* out) {
    boost::mp11::mp_for_each<boost::describe::describe_members<Tally, boost::describe::mod_public>>(
        [&](auto member) { *out << member.name << '=' << tally.*member.pointer << ' '; });
}

class TickKillTest : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        // The children tick by the real clock; everything has been due for weeks.
        clock().set(base::system_now());
        clocks::testing::make_world(database(), "");
        clocks::testing::make_ladder(database(), 7, 1, "handling", ladder);
        database().write([](db::Write& write) {
            for (int i = 0; i < clock_count; ++i) {
                const NewClock fresh{.county = "620922",
                                     .subject_kind = "matter",
                                     .subject_id = i,
                                     .kind = "handling",
                                     .limit = {5, LimitUnit::work_day},
                                     .unit = clocks::testing::village_unit,
                                     .start = write.now() - std::chrono::days{60}};
                ASSERT_TRUE(start_clock(write, fresh).has_value());
            }
        });
    }

    /// On PostgreSQL the server may still be at the last transaction of the dead.
    void wait_for_the_dead() {
        while (GetParam() == std::string_view("postgresql") && db::is_in_use(scratch().url()))
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }

    std::int64_t count(const db::Sql& sql) {
        scratch().reopen();
        const auto found =
            database().read([&](db::Read& read) { return read.get<std::int64_t>(sql); });
        scratch().close();
        return found;
    }

    Tally tally() {
        scratch().reopen();
        return database().read([](db::Read& read) { return read.get<Tally>(count_all); });
    }
};
INSTANTIATE_EACH_DATABASE(TickKillTest);

TEST_P(TickKillTest, ATickKilledAgainAndAgainFiresEachStepOnce) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    scratch().close();
    for (int i = 0; i < kills; ++i) {
        Child ticker(KILL_TICKER, scratch().url());
        // The first transaction begins after the second line.
        ticker.read_lines(2 + i % 2);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
        ticker.kill();
        wait_for_the_dead();
    }
    const auto before = count(count_steps);
    EXPECT_GT(before, 0) << "no transaction came through";
    EXPECT_LT(before, Tally{}.steps) << "nothing was left to kill";
    EXPECT_EQ(Child(KILL_TICKER, scratch().url()).wait(), 0);
    EXPECT_EQ(tally(), Tally{});
    std::cout << fmt::format("{}: {} steps of {} had fired after {} kills\n", GetParam(), before,
                             Tally{}.steps, kills);
}

TEST_P(TickKillTest, TwoServersOnOneDatabaseFireEachStepOnce) {
    scratch().close();
    Child one(KILL_TICKER, scratch().url());
    Child other(KILL_TICKER, scratch().url());
    EXPECT_EQ(one.wait(), 0);
    EXPECT_EQ(other.wait(), 0);
    EXPECT_EQ(count(count_left), 0) << "both thought that the other would do it";
    EXPECT_EQ(tally(), Tally{});
}

}  // namespace
