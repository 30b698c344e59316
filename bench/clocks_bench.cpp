// How long do 100,000 steps take that are due at once, and how long does a small write wait
// meanwhile? SQLite, and PostgreSQL when GONGZHI_TEST_POSTGRESQL is set.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>

#include <fmt/format.h>

#include "clocks/announce_calendar.h"
#include "clocks/queries.h"
#include "clocks/run_clock.h"
#include "clocks/tick.h"
#include "db/scratch.h"

namespace {

using namespace std::chrono;
using namespace clocks;

constexpr int steps = 100'000;
constexpr int batch = 500;
constexpr base::Instant monday{1772416800000};  // 2026-03-02T10:00+08:00

double seconds_since(steady_clock::time_point begin) {
    return duration<double>(steady_clock::now() - begin).count();
}

void make_places(db::Database& database) {
    database.write([](db::Write& write) {
        write.run(db::Sql{"bench/region",
                          "INSERT INTO region (region_id, county, code, level, name, path, pinyin, "
                          "initials, valid_from) VALUES (1, '620922', '620922000000', 3, '瓜州县', "
                          "'/1/', '', '', 0)"});
        for (std::int64_t unit = 1; unit <= 100; ++unit)
            write.run(
                db::Sql{"bench/unit",
                        "INSERT INTO unit (unit_id, county, region_id, kind, sector, name, "
                        "level, posts_authorised, posts_filled, valid_from, version) VALUES "
                        "(:unit, '620922', 1, 'centre', 'government', '单位', 3, 0, 0, 0, 1)"},
                db::arg("unit", unit));
    });
}

/// Clocks that started together, so that their first reminder comes at the same moment.
void make_clocks(db::Database& database) {
    for (std::int64_t made = 0; made < steps; made += batch)
        database.write([&](db::Write& write) {
            const NewClock one{.county = "620922",
                               .subject_kind = "matter",
                               .subject_id = 0,
                               .kind = "handling",
                               .limit = {5, LimitUnit::work_day},
                               .unit = access::UnitId{1}};
            static const Clock model = [&] {
                NewClock first = one;
                first.subject_id = -1;
                return start_clock(write, first).value();
            }();
            for (std::int64_t i = 0; i < batch; ++i) {
                Clock clock = model;
                clock.clock_id = write.next_id<ClockId>();
                clock.subject_id = made + i;
                clock.unit_id = access::UnitId{1 + i % 100};
                write.run(sql::insert_clock, clock);
            }
        });
}

/// Writes as a person would, one after the other, and remembers the longest wait.
double slowest_write_while(const std::atomic<bool>& ticking, db::Database& database) {
    double slowest = 0;
    while (ticking) {
        const auto begin = steady_clock::now();
        database.write([](db::Write& write) {
            write.run(db::Sql{"bench/setting",
                              "INSERT INTO setting (name, value) VALUES ('bench', '1') ON CONFLICT "
                              "(name) DO UPDATE SET value = '2'"});
        });
        slowest = std::max(slowest, seconds_since(begin));
        std::this_thread::sleep_for(milliseconds{20});
    }
    return slowest;
}

/// A clock that can be set and runs on: ids are made of time, and wait for one that stands still.
class SetClock {
  public:
    explicit SetClock(base::Instant now) { set(now); }
    void set(base::Instant now) { ahead_ = (now - base::system_now()).count(); }
    base::Instant now() const { return base::system_now() + base::Duration{ahead_}; }

  private:
    std::atomic<std::int64_t> ahead_;
};

void measure(std::string_view name, std::unique_ptr<db::testing::Scratch> scratch,
             SetClock& clock) {
    db::Database& database = scratch->database();
    make_places(database);
    auto begin = steady_clock::now();
    make_clocks(database);
    fmt::print("{}: {} clocks made in {:.1f} s\n", name, steps, seconds_since(begin));
    clock.set(monday + days{3});
    std::atomic<bool> ticking = true;
    double slowest = 0;
    std::thread person([&] { slowest = slowest_write_while(ticking, database); });
    const EffectsTable effects;
    begin = steady_clock::now();
    const TickReport report = Tick(database, effects).run(database.now());
    const double took = seconds_since(begin);
    ticking = false;
    person.join();
    fmt::print(
        "{}: {} steps fired in {:.1f} s = {:.0f} a second (limit 60 s: {:.2f} of it); a person's "
        "write waited {:.0f} ms at most\n",
        name, report.steps(), took, static_cast<double>(report.steps()) / took, took / 60,
        slowest * 1000);
    clock.set(monday);
}

}  // namespace

int main() {
    SetClock clock(monday);
    const db::Options options{.clock = [&clock] { return clock.now(); }};
    measure("SQLite", db::testing::Scratch::sqlite(options), clock);
    if (const char* url = std::getenv("GONGZHI_TEST_POSTGRESQL"))
        measure("PostgreSQL", db::testing::Scratch::postgresql(url, options), clock);
}
