// The main job over HTTP, with everything on: registering at 64 connections beside raw SQLite
// writing the same rows, the lag of the search index, whole lives, and what people read all day.
//   server_bench [ROUNDS] 2>/dev/null     default 3; each round prints its own ratio
#include <atomic>
#include <chrono>
#include <thread>

#include <sqlite3.h>

#include "base/log.h"
#include "cpu_time.h"
#include "running.h"

namespace {

using Clock = std::chrono::steady_clock;
using access::Role;
using bench::Running;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The rows that one registration writes.
struct Rows {
    const char* table;
    int count;
};
constexpr Rows of_one[] = {{"matter", 1}, {"matter_content", 1}, {"reporter", 1}, {"journal", 2},
                           {"clock", 1},  {"clock_change", 1},   {"outbox", 2},   {"event", 1}};

bool moves(const std::string& column) {
    static const std::string ids[] = {"matter_id",  "entry_id", "clock_id",  "reporter_id",
                                      "subject_id", "event_id", "outbox_id", "about_id"};
    return std::ranges::count(ids, column) != 0;
}

/// SQLite's own functions on a copy of the server's file.
class Raw {
  public:
    explicit Raw(const std::string& path) {
        sqlite3_open(path.c_str(), &raw_);
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;"
            "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000");
        for (const Rows& rows : of_one) prepare(rows);
    }
    ~Raw() {
        for (auto* insert : inserts_) sqlite3_finalize(insert);
        sqlite3_close(raw_);
    }
    Raw(const Raw&) = delete;

    void run(const char* text) {
        base::expects(sqlite3_exec(raw_, text, nullptr, nullptr, nullptr) == SQLITE_OK, text);
    }
    void register_one(std::int64_t n) {
        for (std::size_t i = 0; i < inserts_.size(); ++i) {
            sqlite3_bind_int64(inserts_[i], 1, n);
            const bool done = sqlite3_step(inserts_[i]) == SQLITE_DONE;
            base::expects(done, sqlite3_errmsg(raw_));
            base::expects(sqlite3_changes(raw_) == of_one[i].count, of_one[i].table);
            sqlite3_reset(inserts_[i]);
        }
    }

  private:
    /// The rows of the first registration serve as the pattern; ids grow as they do in service.
    void prepare(const Rows& rows) {
        std::string columns, values;
        sqlite3_stmt* info = nullptr;
        const auto ask = fmt::format("SELECT name FROM pragma_table_info('{}')", rows.table);
        sqlite3_prepare_v2(raw_, ask.c_str(), -1, &info, nullptr);
        while (sqlite3_step(info) == SQLITE_ROW) {
            const std::string name(reinterpret_cast<const char*>(sqlite3_column_text(info, 0)));
            const bool numbers = name == "number";
            columns += (columns.empty() ? "" : ", ") + name;
            values += (values.empty() ? "" : ", ") + (name == "seq" && rows.table[0] == 'e' ? "NULL"
                                                      : numbers     ? "number || '-' || ?1"
                                                      : moves(name) ? name + " + ?1 * 4096"
                                                                    : name);
        }
        sqlite3_finalize(info);
        const auto text = fmt::format(
            "INSERT INTO {0} ({1}) SELECT {2} FROM (SELECT * FROM {0} ORDER BY rowid LIMIT {3})",
            rows.table, columns, values, rows.count);
        sqlite3_stmt* insert = nullptr;
        base::expects(sqlite3_prepare_v2(raw_, text.c_str(), -1, &insert, nullptr) == SQLITE_OK,
                      text);
        inserts_.push_back(insert);
    }

    sqlite3* raw_ = nullptr;
    std::vector<sqlite3_stmt*> inserts_;
};

/// What is in the file now, whoever writes to it.
void copy_file(const std::string& from, const std::string& to) {
    sqlite3* raw = nullptr;
    sqlite3_open(from.c_str(), &raw);
    const auto text = fmt::format("VACUUM INTO '{}'", to);
    base::expects(sqlite3_exec(raw, text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, text);
    sqlite3_close(raw);
}

/// Registrations a second that raw SQLite writes into a copy of the file, 64 a durable commit.
double raw_registrations(const Running& running, double seconds, double& cpu_us) {
    const auto copy = running.scratch->folder() / "raw.db";
    copy_file(running.file(), copy.string());
    double per_second = 0;
    const bench::CpuTime cpu;
    {
        Raw raw(copy.string());
        // Behind every id that is there.
        std::int64_t done = 1'000'000'000;
        const auto first = done;
        const auto began = Clock::now();
        while (seconds_since(began) < seconds) {
            raw.run("BEGIN IMMEDIATE");
            for (int i = 0; i < 64; ++i) raw.register_one(++done);
            raw.run("COMMIT");
        }
        per_second = static_cast<double>(done - first) / seconds_since(began);
        cpu_us = cpu.spent().busiest_s * 1e6 / static_cast<double>(done - first);
    }
    for (const char* more : {"", "-wal", "-shm"}) std::filesystem::remove(copy.string() + more);
    return per_second;
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

double search_lag_s(const Running& running) {
    http::testing::Client client(running.port());
    const auto text = client.get("/metrics").body;
    const std::string name = "\ngongzhi_search_lag_seconds ";
    const auto at = text.find(name);
    return at == std::string::npos ? -1 : std::stod(text.substr(at + name.size()));
}

void at_half_load(const Running& running, double full, const std::string& report) {
    double worst = 0;
    std::jthread watch([&](const std::stop_token& stop) {
        // The first second still has what full load left behind.
        std::this_thread::sleep_for(std::chrono::seconds{1});
        while (!stop.stop_requested()) {
            worst = std::max(worst, search_lag_s(running));
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    });
    const auto half = bench::run_load(running.port(), {.most_per_second = full / 2},
                                      [&](long) { return report; });
    watch.request_stop();
    watch.join();
    bench::print("the same at half that load", half);
    fmt::print("{:<44} {:.2f} s at most\n", "  the search index is behind by", worst);
}

void read(const Running& running) {
    const auto& side = running.world.a;
    matters::testing::Life life(running.port(), side);
    life.to_hand();
    const auto& triage = side.tokens.at(Role::triage_officer);
    const std::pair<const char*, std::string> questions[] = {
        {"GET one matter", "/api/v1/matters/" + life.id},
        {"GET inbox, 50 lines", "/api/v1/inbox/to_triage"},
        {"GET counts of all lists", "/api/v1/inbox"},
        {"GET list, 50 lines", "/api/v1/matters"}};
    for (const auto& [what, path] : questions) {
        const auto text = bench::request("GET", path, triage);
        bench::print(what, bench::run_load(running.port(), {}, [&](long) { return text; }));
    }
    const auto follow =
        bench::request("POST", fmt::format("/api/v1/follow/{}/timeline", life.number), "",
                       boost::json::serialize(boost::json::object{{"code", life.code}}));
    bench::print("the timeline by number and code",
                 bench::run_load(running.port(), {}, [&](long) { return follow; }));
}

}  // namespace

int main(int count, char** arguments) {
    base::set_log_level(base::Level::error);
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 3;
    Running running;
    auto body = matters::testing::Life::report(running.world.a);
    body["phone_page"] = false;
    const auto report = bench::request("POST", "/api/v1/reports", "", boost::json::serialize(body));
    double full = 0;
    for (int round = 0; round < rounds; ++round) {
        const bench::CpuTime cpu;
        const auto figures = bench::run_load(running.port(), {}, [&](long) { return report; });
        const auto spent = cpu.spent();
        bench::print("register over HTTP, 64 connections", figures);
        full = std::max(full, figures.per_second);
        double raw_us = 0;
        const double raw = raw_registrations(running, 3, raw_us);
        fmt::print("{:<44} {:>7.0f}/s  ratio {:.0f} %\n", "raw SQLite, the same rows", raw,
                   100 * figures.per_second / raw);
        const double each = 1e6 / (figures.per_second * 4.5);
        fmt::print(
            "{:<44} {:.0f} µs in all, {:.0f} µs the writer; raw SQLite {:.0f} µs: {:.0f} %\n",
            "processor time of one registration", spent.all_s * each, spent.busiest_s * each,
            raw_us, 100 * raw_us / (spent.busiest_s * each));
    }
    at_half_load(running, full, report);
    fmt::print("{:<44} {:>7.0f}/s of eight acts\n", "whole lives, 8 clients",
               whole_lives(running, 5));
    read(running);
    fmt::print("{} MB resident (server and clients in one process)\n", bench::resident_mb());
}
