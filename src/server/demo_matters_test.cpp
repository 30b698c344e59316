#include <cstdlib>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/expects.h"
#include "base/vault.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "clocks/announce_calendar.h"
#include "clocks/findings.h"
#include "db/testing.h"
#include "matters/journal.h"
#include "matters/store.h"
#include "regions/import_divisions.h"
#include "server/demo_people.h"
#include "simulation/demo_loader.h"

namespace server {
namespace {

using matters::State;
using simulation::DemoMatter;

std::string file_text(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<DemoMatter> all_matters() {
    auto read = simulation::read_demo_matters(file_text("data/demo-matters.yaml"));
    base::expects(read.has_value(), read ? "" : base::to_text(read.error()));
    return std::move(*read);
}

/// One of each way to its state, with what they are merged into; the command brings all of them.
std::vector<DemoMatter> some_matters() {
    const auto all = all_matters();
    if (std::getenv("GONGZHI_TEST_ALL_DEMO_MATTERS") != nullptr) return all;
    std::set<std::pair<State, std::vector<simulation::Turn>>> ways;
    std::set<std::string> mains;
    std::vector<DemoMatter> out;
    for (const auto& one : all) {
        if (one.place != "guazhou" || !ways.insert({one.ends, one.path}).second) continue;
        out.push_back(one);
        if (!one.merged_into.empty()) mains.insert(one.merged_into);
    }
    for (const auto& one : all) {
        const bool taken = std::ranges::count(out, one.key, &DemoMatter::key) > 0;
        if (mains.contains(one.key) && !taken) out.push_back(one);
    }
    return out;
}

class DemoMatters : public ::testing::TestWithParam<const char*> {
  protected:
    explicit DemoMatters(std::string_view at = "2026-11-24T15:30:00+08:00")
        : now(*base::parse_instant(at)) {}
    void SetUp() override {
        if (std::string_view(GetParam()) == "postgresql" && db::testing::postgresql_url().empty())
            GTEST_SKIP() << "GONGZHI_TEST_POSTGRESQL is not set";
        matters_ = some_matters();
        clock_ = std::make_unique<simulation::FastClock>(simulation::earliest(matters_, now) -
                                                         std::chrono::hours{24});
        scratch_ = db::testing::make_scratch(GetParam(), {.clock = clock_->clock()});
        base::Vault::create(scratch_->folder() / "key.json");
        vault_ = std::make_shared<base::Vault>(base::Vault::load(scratch_->folder() / "key.json"));
        clock_->run();
        lay_foundation_of_places();
    }

    void lay_foundation_of_places() {
        auto& database = scratch_->database();
        const auto divisions = file_text("data/divisions/cn_divisions_places.tsv");
        base::expects(regions::import_divisions(database, divisions,
                                                {.as_of = *base::parse_date("2023-06-30")})
                          .has_value(),
                      "the divisions can be imported");
        const auto catalogue =
            catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"))->catalogue;
        const auto calendar = file_text("data/calendar/cn_workdays_2004_2026.tsv");
        database.write([&](db::Write& write) {
            base::expects(catalogue::publish(write, catalogue, {}).has_value(), "an edition");
            base::expects(clocks::announce_calendar(write, calendar, "国务院办公厅").has_value(),
                          "a calendar");
        });
        const auto places = make_demo_places(database);
        make_demo_people(database, *vault_, places);
        database.write([&](db::Write& write) {
            for (const auto* place : {"guazhou", "wuhai", "guichi", "lanshan"})
                catalogue::enter_default_duties(write, catalogue, places.place(place).region_id);
        });
    }

    simulation::DemoLoad load() {
        simulation::Stage stage(scratch_->database(), *clock_, {access::Config{.vault = vault_}},
                                std::chrono::minutes{5});
        return simulation::load_demo_matters(stage, matters_, now);
    }

    const base::Instant now;
    std::vector<DemoMatter> matters_;
    std::unique_ptr<simulation::FastClock> clock_;
    std::unique_ptr<db::testing::Scratch> scratch_;
    std::shared_ptr<const base::Vault> vault_;
};
INSTANTIATE_EACH_DATABASE(DemoMatters);

TEST_P(DemoMatters, StandWhereTheFileSaysAndTheirJournalsGiveTheirRows) {
    const auto done = load();
    EXPECT_EQ(done.matters, std::ssize(matters_));
    auto& database = scratch_->database();
    database.read([&](db::Read& read) {
        for (const auto& receipt : done.receipts) {
            const auto row = matters::find_by_code(read, receipt.number, receipt.query_code);
            ASSERT_TRUE(row.has_value()) << receipt.key;
            EXPECT_EQ(
                matters::without_times(matters::fold(matters::journal_of(read, row->matter_id))),
                matters::without_times(*row))
                << receipt.key;
        }
        for (const auto& finding : clocks::findings(read))
            ADD_FAILURE() << finding.code << " " << finding.subject << " " << finding.en;
    });
}

class DemoAtNightInAHoliday : public DemoMatters {
  protected:
    DemoAtNightInAHoliday() : DemoMatters("2026-10-06T23:40:00+08:00") {}
};
INSTANTIATE_EACH_DATABASE(DemoAtNightInAHoliday);

TEST_P(DemoAtNightInAHoliday, EveryStoryArrivesAllTheSame) {
    EXPECT_EQ(load().receipts.size(), matters_.size());
}

}  // namespace
}  // namespace server
