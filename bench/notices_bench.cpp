// How many outbox lines a second become notices while people write, and what it costs to put one
// into words? Beside it the limit: the same rows inserted without our rules. SQLite, and PostgreSQL
// when GONGZHI_TEST_POSTGRESQL is set.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "db/scratch.h"
#include "notices/story.h"
#include "notices/take_outbox.h"
#include "notices/template_store.h"
#include "notices/testing.h"

namespace {

using namespace std::chrono;
using namespace notices;

constexpr int matters = 5'000;
constexpr int acts = 4;  // Each tells the reporter and a unit.
constexpr int batch = 200;

double seconds_since(steady_clock::time_point begin) {
    return duration<double>(steady_clock::now() - begin).count();
}

std::string shipped_yaml() {
    std::ifstream file("data/message-templates.yaml");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void fill(db::Database& database, const access::testing::World& world) {
    database.write([](db::Write& write) { publish_shipped(write, shipped_yaml()); });
    const auto& side = world.a;
    for (int made = 0; made < matters; made += 100)
        database.write([&](db::Write& write) {
            for (int i = made; i < made + 100; ++i) {
                const testing::MatterRow row{.matter_id = write.next_id<MatterId>(),
                                             .county = side.county_code,
                                             .number = fmt::format("620922-20260901-{:06}", i),
                                             .region_id = side.village,
                                             .scope_path = side.village_path,
                                             .desk_unit_id = side.centre,
                                             .lead_unit_id = side.office,
                                             .now = write.now()};
                testing::insert_matter(write, row);
                for (int seq = 1; seq <= acts; ++seq) {
                    const testing::ActRow act{.matter_id = row.matter_id,
                                              .seq = seq,
                                              .county = side.county_code,
                                              .act = "dispatch"};
                    testing::insert_act(write, act);
                    testing::insert_line(write, act, row.matter_id, "reporter", "dispatched");
                    testing::insert_line(write, act, row.matter_id, "unit:5", "to_sign");
                }
            }
        });
}

/// The same number of rows in the same table, a commit for as many.
double insert_raw(db::Database& database, int count) {
    std::vector<Notice> rows(batch);
    const auto begin = steady_clock::now();
    for (int made = 0; made < count; made += batch)
        database.write([&](db::Write& write) {
            for (int i = 0; i < batch; ++i) {
                auto& row = rows[static_cast<std::size_t>(i)];
                row = {.notice_id = write.next_id<NoticeId>(),
                       .county = "620922",
                       .matter_id = MatterId{1 + made + i},
                       .recipient = "reporter",
                       .message = "raw"};
                row.state = NoticeState::sent;
            }
            write.insert_many("notice", rows);
        });
    return seconds_since(begin);
}

void measure(std::string_view name, std::unique_ptr<db::testing::Scratch> scratch) {
    auto& database = scratch->database();
    const access::testing::World world(database);
    fill(database, world);
    std::int64_t lines = 0, made = 0;
    auto begin = steady_clock::now();
    while (true) {
        const auto taken =
            database.write([](db::Write& write) { return take_outbox(write, batch); });
        if (taken.lines == 0) break;
        lines += taken.lines;
        made += taken.notices;
    }
    const double took = seconds_since(begin);
    const double raw = insert_raw(database, static_cast<int>(made));
    const auto each = static_cast<double>(lines);
    fmt::print(
        "{}: {} outbox lines became {} notices in {:.2f} s = {:.0f} a second; their rows "
        "alone take {:.2f} s: {:.2f} of that limit\n",
        name, lines, made, took, each / took, raw, raw / took);

    const auto words = database.read([](db::Read& read) {
        TemplatesInForce in_force(read);
        return *find_template(read, *in_force.find("/1/", "dispatched", Language::zh));
    });
    constexpr int told = 2'000;
    const auto ids = database.read([](db::Read& read) {
        return read.all<MatterId>({"bench/ids", "SELECT matter_id FROM matter LIMIT 2000"});
    });
    begin = steady_clock::now();
    database.read([&](db::Read& read) {
        Narrator narrator(read);
        const Message& message = *find_message("dispatched");
        for (const MatterId id : ids)
            narrator.tell(*find_story(read, id, id, 1), "reporter", message, Language::zh,
                          words.words());
    });
    fmt::print("{}: one text takes {:.0f} µs\n", name, seconds_since(begin) / told * 1e6);
}

}  // namespace

int main() {
    measure("SQLite", db::testing::Scratch::sqlite());
    if (const char* url = std::getenv("GONGZHI_TEST_POSTGRESQL"))
        measure("PostgreSQL", db::testing::Scratch::postgresql(url));
}
