// The main job over HTTP, with everything on: registering at 64 connections beside raw SQLite
// writing the same rows, whole lives, and what people read all day.
//   server_bench [MATTERS] 2>/dev/null     fills the database to MATTERS first (default 10,000)
#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/log.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "db/scratch.h"
#include "load.h"
#include "matters/testing.h"
#include "server/house.h"
#include "server/resources.h"

namespace {

using Clock = std::chrono::steady_clock;
using access::Role;

/// One server over a world of two counties.
struct Running {
    std::unique_ptr<db::testing::Scratch> scratch = db::testing::Scratch::sqlite();
    access::testing::World world{scratch->database()};
    std::unique_ptr<server::House> house;

    Running() {
        scratch->database().write([](db::Write& write) {
            const auto file = catalogue::read_catalogue(server::catalogue_yaml());
            base::expects(catalogue::publish(write, file->catalogue, {}).has_value());
            base::expects(
                clocks::announce_calendar(write, server::calendar_tsv(), "bench").has_value());
        });
        server::HouseConfig config{.access = world.config(), .ticks = false, .sends = false};
        config.files.folder = scratch->folder() / "files";
        config.http.port = 0;
        config.http.access_log = false;
        config.http.vault = config.access.vault;
        house = std::make_unique<server::House>(scratch->database(), std::move(config));
        house->start();
    }
    ~Running() { house->stop(); }
    unsigned short port() const { return house->port(); }
};

std::string request(std::string_view method, std::string_view path, std::string_view token,
                    const std::string& body) {
    std::string out = fmt::format("{} {} HTTP/1.1\r\nHost: x\r\n", method, path);
    if (!token.empty()) out += fmt::format("Authorization: Bearer {}\r\n", token);
    if (!body.empty())
        out += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
    return out + "\r\n" + body;
}

void print(std::string_view what, const bench::Figures& figures) {
    fmt::print("{:<34} {:>7.0f}/s  p50 {:>6.2f} ms  p99 {:>6.2f} ms  failed {}\n", what,
               figures.per_second, figures.p50_ms, figures.p99_ms, figures.failed);
}

long resident_mb() {
    std::ifstream status("/proc/self/statm");
    long pages = 0, resident = 0;
    status >> pages >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

constexpr const char* raw_tables[] = {"matter", "matter_content", "reporter", "journal",
                                      "clock",  "clock_change",   "outbox",   "event"};

/// Writes the same kinds of rows as one registration into a copy of the schema, `batch` of them a
/// durable commit, for some seconds; registrations a second.
double raw_registrations(const std::string& path, double seconds) {
    sqlite3* raw = nullptr;
    sqlite3_open(path.c_str(), &raw);
    sqlite3_exec(raw, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF",
                 nullptr, nullptr, nullptr);
    // Each table's newest rows serve as the pattern; ids grow, texts that are unique get a number.
    std::vector<std::string> copies;
    for (const char* table : raw_tables) {
        const int count =
            std::string_view(table) == "outbox" || std::string_view(table) == "journal" ? 2 : 1;
        std::string columns, values;
        sqlite3_stmt* info = nullptr;
        sqlite3_prepare_v2(
            raw, fmt::format("SELECT name, type, pk FROM pragma_table_info('{}')", table).c_str(),
            -1, &info, nullptr);
        while (sqlite3_step(info) == SQLITE_ROW) {
            const std::string name(reinterpret_cast<const char*>(sqlite3_column_text(info, 0)));
            const bool moves = name.ends_with("_id") && name != "region_id" && name != "grid_id" &&
                               !name.ends_with("unit_id") && name != "ladder_id" &&
                               name != "person_id" && name != "post_id";
            columns += (columns.empty() ? "" : ", ") + name;
            values += (values.empty() ? "" : ", ");
            values += moves              ? fmt::format("{} + ?1 * 4", name)
                      : name == "number" ? std::string("number || ?1")
                      : name == "seq" && std::string_view(table) == "event" ? std::string("NULL")
                                                                            : name;
        }
        sqlite3_finalize(info);
        copies.push_back(fmt::format(
            "INSERT INTO {} ({}) SELECT {} FROM (SELECT * FROM {} ORDER BY rowid LIMIT {})", table,
            columns, values, table, count));
    }
    std::vector<sqlite3_stmt*> inserts;
    for (const auto& text : copies) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(raw, text.c_str(), -1, &statement, nullptr) == SQLITE_OK)
            inserts.push_back(statement);
    }
    constexpr int batch = 64;
    std::int64_t done = 0;
    const auto began = Clock::now();
    while (std::chrono::duration<double>(Clock::now() - began).count() < seconds) {
        sqlite3_exec(raw, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (int i = 0; i < batch; ++i) {
            ++done;
            for (auto* insert : inserts) {
                sqlite3_bind_int64(insert, 1, 1'000'000'000 + done);
                sqlite3_step(insert);
                sqlite3_reset(insert);
            }
        }
        sqlite3_exec(raw, "COMMIT", nullptr, nullptr, nullptr);
    }
    const double took = std::chrono::duration<double>(Clock::now() - began).count();
    for (auto* insert : inserts) sqlite3_finalize(insert);
    sqlite3_close(raw);
    return static_cast<double>(done) / took;
}

/// Whole lives by some clients at once for some seconds: register … close, eight acts each.
double whole_lives(const Running& running, double seconds) {
    std::atomic<int> done{0};
    const auto until = Clock::now() + std::chrono::duration<double>(seconds);
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 8; ++i)
            clients.emplace_back([&] {
                while (Clock::now() < until) {
                    matters::testing::Life life(running.port(), running.world.a);
                    life.to_hand();
                    life.done();
                    life.check();
                    life.close();
                    ++done;
                }
            });
    }
    return done / seconds;
}

}  // namespace

int main(int count, char** arguments) {
    base::set_log_level(base::Level::error);
    const long wanted = count > 1 ? std::stol(arguments[1]) : 10'000;
    Running running;
    const auto& side = running.world.a;
    auto body = matters::testing::Life::report(side);
    body["phone_page"] = false;
    const auto report = request("POST", "/api/v1/reports", "", boost::json::serialize(body));
    const auto make_report = [&](long) { return report; };

    std::int64_t filled = 0;
    bench::Figures registering;
    do {
        registering = bench::run_load(running.port(), {.connections = 64}, make_report);
        filled += static_cast<std::int64_t>(registering.per_second * 4.5);
    } while (filled < wanted);
    print("register over HTTP, 64 connections", registering);

    const auto copy = running.scratch->folder() / "raw.db";
    std::filesystem::copy_file(running.scratch->folder() / "test.db", copy);
    const double raw = raw_registrations(copy.string(), 4);
    fmt::print("{:<34} {:>7.0f}/s  ratio {:.0f} %\n", "raw SQLite, the same rows", raw,
               100 * registering.per_second / raw);

    fmt::print("{:<34} {:>7.0f}/s of eight acts\n", "whole lives, 8 clients",
               whole_lives(running, 5));

    matters::testing::Life life(running.port(), side);
    life.to_hand();
    const auto& triage = side.tokens.at(Role::triage_officer);
    const auto read = [&](std::string path) {
        return [text = request("GET", path, triage, "")](long) { return text; };
    };
    print("GET one matter",
          bench::run_load(running.port(), {}, read("/api/v1/matters/" + life.id)));
    print("GET inbox, 50 lines",
          bench::run_load(running.port(), {}, read("/api/v1/inbox/to_triage")));
    print("GET counts of all lists", bench::run_load(running.port(), {}, read("/api/v1/inbox")));
    print("GET list, 50 lines", bench::run_load(running.port(), {}, read("/api/v1/matters")));
    fmt::print("about {} matters, {} MB resident (server and clients in one process)\n", filled,
               resident_mb());
}
