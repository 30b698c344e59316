#include "simulation/simulate.h"

#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/testing.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "clocks/findings.h"
#include "clocks/run_clock.h"
#include "db/testing.h"
#include "matters/journal.h"
#include "matters/matter_clocks.h"
#include "matters/store.h"

namespace simulation {
namespace {

std::string file_text(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr db::Sql all_matters{"test/all_matters",
                              "SELECT matter_id FROM matter ORDER BY matter_id"};

/// The small world with catalogue and calendar, under a clock of its own.
class SimulatedCounty {
  public:
    explicit SimulatedCounty(const char* kind)
        : clock_(*base::parse_instant("2026-08-31T00:00:00+08:00")),
          scratch_(db::testing::make_scratch(kind, {.clock = clock_.clock()})),
          world_(scratch_->database()) {
        static const auto catalogue =
            catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"))->catalogue;
        static const auto calendar = file_text("data/calendar/cn_workdays_2004_2026.tsv");
        database().write([&](db::Write& write) {
            EXPECT_TRUE(catalogue::publish(write, catalogue, {}));
            EXPECT_TRUE(clocks::announce_calendar(write, calendar, "国务院办公厅"));
        });
        clock_.set(*base::parse_instant("2026-09-01T00:00:00+08:00"));
    }

    Outcome simulate(std::uint64_t seed, const std::string& county = "620922") {
        static const auto words = *read_words(file_text("data/simulation-words.yaml"));
        Stage stage(database(), clock_, {world_.config()}, std::chrono::minutes{5});
        return simulation::simulate(
            stage, {.county = county, .days = 3, .matters_per_day = 12, .seed = seed}, words);
    }

    db::Database& database() { return scratch_->database(); }

  private:
    FastClock clock_;
    std::unique_ptr<db::testing::Scratch> scratch_;
    access::testing::World world_;
};

/// An open matter has a holder, and a running clock or a stated pause.
bool is_pushed_on(db::Read& read, const matters::Matter& row) {
    if (!matters::is_open(row.state)) return true;
    const auto all = matters::clocks_of(read, row.matter_id);
    return row.holder_unit_id && std::ranges::any_of(all, [](const clocks::Clock& clock) {
               const bool stands = clock.state == clocks::State::paused;
               return clock.state == clocks::State::running ||
                      (stands && clock.pause_reason && !clock.pause_reason->empty());
           });
}

class Simulate : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        if (std::string_view(GetParam()) == "postgresql" && db::testing::postgresql_url().empty())
            GTEST_SKIP() << "GONGZHI_TEST_POSTGRESQL is not set";
    }
};
INSTANTIATE_EACH_DATABASE(Simulate);

TEST_P(Simulate, GivesTheSameForTheSameSeedAndAnotherForAnother) {
    const auto first = SimulatedCounty(GetParam()).simulate(7);
    const auto again = SimulatedCounty(GetParam()).simulate(7);
    const auto other = SimulatedCounty(GetParam()).simulate(8);
    EXPECT_EQ(first.digest, again.digest);
    EXPECT_EQ(first.acts, again.acts);
    EXPECT_NE(first.digest, other.digest);
}

TEST_P(Simulate, LeavesNoOrphanAndEveryJournalGivesItsRow) {
    SimulatedCounty county(GetParam());
    const auto outcome = county.simulate(3);
    EXPECT_GT(outcome.received, 20);
    EXPECT_GT(outcome.closed, 0);
    county.database().read([&](db::Read& read) {
        for (const auto id : read.all<matters::MatterId>(all_matters)) {
            const auto row = *matters::find_any(read, id);
            EXPECT_EQ(matters::without_times(matters::fold(matters::journal_of(read, id))),
                      matters::without_times(row));
            EXPECT_TRUE(is_pushed_on(read, row)) << row.number << " is an orphan";
        }
        for (const auto& finding : clocks::findings(read)) ADD_FAILURE() << finding.en;
    });
}

TEST_P(Simulate, SaysWhatItLacks) {
    SimulatedCounty county(GetParam());
    EXPECT_THROW(county.simulate(1, "999999"), CannotSimulate);
}

}  // namespace
}  // namespace simulation
