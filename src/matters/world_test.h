// For tests only: the small world with catalogue and calendar behind a server, on each database.
#pragma once

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/gate.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "clocks/tick.h"
#include "db/testing.h"
#include "files/endpoints.h"
#include "files/testing.h"
#include "http/server.h"
#include "matters/endpoints.h"
#include "matters/journal.h"
#include "matters/matter_index.h"
#include "matters/store.h"
#include "matters/testing.h"
#include "matters/wake.h"

namespace matters::testing {

inline std::string file_text(const char* path) {
    std::ifstream file(path);
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
}

/// 瓜州县 and 金塔县 with everything that matters need. The clock stands at 2026-09-01 08:00.
class Served : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        static const auto catalogue =
            catalogue::read_catalogue(file_text("data/matter-catalogue.yaml"))->catalogue;
        static const auto calendar = file_text("data/calendar/cn_workdays_2004_2026.tsv");
        database().write([&](db::Write& write) {
            ASSERT_TRUE(catalogue::publish(write, catalogue, {}));
            ASSERT_TRUE(clocks::announce_calendar(write, calendar, "国务院办公厅"));
        });
        effects_.add(std::string(subject_kind), clock_effects());
        index_ = std::make_shared<MatterIndex>(database(), db::TextIndex::open(scratch().url()));
        gate_ = std::make_unique<access::Gate>(world().config());
        const auto files = std::make_shared<const files::Files>(files::Config{
            .folder = folder_.path(), .vault = world().config().vault, .access = world().config()});
        auto all = endpoints({world().config(), index_, files});
        std::ranges::move(files::endpoints(files), std::back_inserter(all));
        server_ = std::make_unique<http::Server>(http::Config{.port = 0, .access_log = false},
                                                 std::move(all), *gate_, database());
        server_->start();
    }
    void TearDown() override {
        if (server_) server_->stop();
        server_ = nullptr;
        index_ = nullptr;
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    access::testing::World& world() { return *world_; }
    unsigned short port() const { return server_->port(); }
    Life life() { return Life(port(), world().a); }
    http::testing::Client as(Role role) { return life().as(role); }

    /// Lets time pass, and the clocks and the server act on it.
    void pass(base::Duration by) {
        clock().advance(by);
        const auto ticked = clocks::Tick(database(), effects_).run(database().now());
        EXPECT_EQ(ticked.failed, 0);
        EXPECT_EQ(wake_matters(database(), database().now()).failed, 0);
    }

    /// What was said can be found from now on.
    void wait_for_index() {
        clock().advance(std::chrono::seconds{1});  // Behind what may still be under way.
        EXPECT_TRUE(index_->catch_up());
    }

    /// The row, and that folding the journal gives it.
    Matter row(const Life& life) {
        return database().read([&](db::Read& read) {
            const MatterId id{std::stoll(life.id)};
            auto matter = *find_any(read, id);
            EXPECT_EQ(without_times(fold(journal_of(read, id))), without_times(matter))
                << "folding the journal gives the row";
            return matter;
        });
    }

    /// A further unit of county A.
    UnitId add_unit(access::RegionId region, int level, std::string_view kind,
                    std::string_view department, std::string_view name) {
        return database().write([&](db::Write& write) {
            const auto id = write.next_id<UnitId>();
            static constexpr db::Sql insert{
                "test/insert_unit",
                "INSERT INTO unit (unit_id, county, region_id, kind, sector, department, name, "
                "level, posts_authorised, posts_filled, valid_from, version) VALUES (:unit_id, "
                "'620922', :region_id, :kind, 'government', :department, :name, :level, 0, 0, 0, "
                "1)"};
            write.run(insert, db::arg("unit_id", id), db::arg("region_id", region),
                      db::arg("kind", kind), db::arg("department", department),
                      db::arg("name", name), db::arg("level", level));
            return id;
        });
    }

  private:
    std::unique_ptr<access::testing::World> world_;
    clocks::EffectsTable effects_;
    files::testing::Folder folder_;
    std::shared_ptr<MatterIndex> index_;
    std::unique_ptr<access::Gate> gate_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace matters::testing
