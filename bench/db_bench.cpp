// How many durable writes and cached reads a second go through Database, beside the C functions of
// SQLite (and of PostgreSQL, when GONGZHI_TEST_POSTGRESQL is set) doing the same in this run.
//
//   db_bench [SECONDS]     default: 3 for each line
//
// A write is one row with three indexes, answered when it is on disk; 64 are under way at a time,
// and the raw loop commits 64 at a time. A read is a transaction that finds one row by its key.

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <semaphore>
#include <thread>

#include <boost/describe.hpp>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include "base/id.h"
#include "db/database.h"
#include "db/scratch.h"

namespace {

using Clock = std::chrono::steady_clock;
using RowId = base::Id<struct BenchTag>;

constexpr int under_way = 64;

constexpr std::string_view schema = R"sql(
CREATE TABLE bench (bench_id bigint PRIMARY KEY, county text NOT NULL, title text NOT NULL,
    body text NOT NULL, state text NOT NULL, due_at bigint NOT NULL, version bigint NOT NULL);
CREATE INDEX bench_state ON bench (county, state, due_at);
CREATE INDEX bench_due ON bench (due_at);
CREATE INDEX bench_title ON bench (county, title);)sql";

constexpr db::Sql insert{"bench/insert",
                         "INSERT INTO bench (bench_id, county, title, body, state, due_at, "
                         "version) VALUES (:bench_id, :county, :title, :body, :state, :due_at, "
                         ":version)"};
constexpr db::Sql find{"bench/find",
                       "SELECT bench_id, county, title, body, state, due_at, version FROM bench "
                       "WHERE bench_id = :bench_id"};
constexpr db::Sql last_id{"bench/last_id", "SELECT max(bench_id) FROM bench"};

struct Row {
    RowId bench_id;
    std::string county = "620922";
    std::string title = "渊泉镇某小区路灯损坏";
    std::string body = std::string(300, 'b');
    std::string state = "accepted";
    std::int64_t due_at = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Row, (), (bench_id, county, title, body, state, due_at, version))

/// Calls `once` for that long and says how often a second.
template <class F>
double rate(double seconds, F&& once) {
    const auto start = Clock::now();
    std::int64_t count = 0;
    double passed = 0;
    while ((passed = std::chrono::duration<double>(Clock::now() - start).count()) < seconds)
        count += once();
    return static_cast<double>(count) / passed;
}

double our_writes(db::Database& database, double seconds) {
    std::counting_semaphore<under_way> room(under_way);
    std::atomic<std::int64_t> done = 0;
    const auto start = Clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
    while (passed() < seconds) {
        room.acquire();
        database.submit(
            [](db::Write& write) {
                Row row{.bench_id = write.next_id<RowId>()};
                row.due_at = row.bench_id.value % 1'000'000;
                write.run(insert, row);
                return true;
            },
            [&](std::exception_ptr error) {
                if (error) std::rethrow_exception(error);
                ++done;
                room.release();
            });
    }
    for (int i = 0; i < under_way; ++i) room.acquire();
    return static_cast<double>(done) / passed();
}

double our_reads(db::Database& database, double seconds, RowId id) {
    return rate(seconds, [&] {
        database.read([&](db::Read& read) { read.get<Row>(find, db::arg("bench_id", id)); });
        return 1;
    });
}

/// The same on the bare C functions.
class RawSqlite {
  public:
    explicit RawSqlite(const std::string& path) {
        sqlite3_open(path.c_str(), &raw_);
        exec(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
            "PRAGMA wal_autocheckpoint = 4000");
        insert_ = prepare(std::string(insert.text));
        find_ = prepare(std::string(find.text));
        begin_ = prepare("BEGIN IMMEDIATE");
        begin_read_ = prepare("BEGIN");
        commit_ = prepare("COMMIT");
    }
    ~RawSqlite() {
        for (auto* statement : {insert_, find_, begin_, begin_read_, commit_})
            sqlite3_finalize(statement);
        sqlite3_close(raw_);
    }

    int write_batch() {
        run(begin_);
        for (int i = 0; i < under_way; ++i) {
            const Row row{.bench_id = {++next_}, .due_at = next_ % 1'000'000};
            sqlite3_bind_int64(insert_, 1, row.bench_id.value);
            bind(2, row.county);
            bind(3, row.title);
            bind(4, row.body);
            bind(5, row.state);
            sqlite3_bind_int64(insert_, 6, row.due_at);
            sqlite3_bind_int64(insert_, 7, row.version);
            run(insert_);
        }
        run(commit_);
        return under_way;
    }

    int read_one(RowId id) {
        run(begin_read_);
        sqlite3_bind_int64(find_, 1, id.value);
        Row row;
        while (sqlite3_step(find_) == SQLITE_ROW) {
            row.bench_id.value = sqlite3_column_int64(find_, 0);
            for (auto [column, text] :
                 {std::pair(1, &row.county), {2, &row.title}, {3, &row.body}, {4, &row.state}})
                text->assign(reinterpret_cast<const char*>(sqlite3_column_text(find_, column)));
            row.due_at = sqlite3_column_int64(find_, 5);
            row.version = sqlite3_column_int64(find_, 6);
        }
        sqlite3_reset(find_);
        run(commit_);
        return row.version == 1 ? 1 : 0;
    }

  private:
    void exec(const char* text) { sqlite3_exec(raw_, text, nullptr, nullptr, nullptr); }
    sqlite3_stmt* prepare(const std::string& text) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(raw_, text.c_str(), -1, &statement, nullptr);
        return statement;
    }
    void bind(int at, const std::string& text) {
        sqlite3_bind_text(insert_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    void run(sqlite3_stmt* statement) {
        const int code = sqlite3_step(statement);
        sqlite3_reset(statement);
        if (code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(raw_));
    }

    sqlite3* raw_ = nullptr;
    sqlite3_stmt *insert_ = nullptr, *find_ = nullptr, *begin_ = nullptr, *begin_read_ = nullptr,
                 *commit_ = nullptr;
    std::int64_t next_ = 0;
};

/// One transaction a row on four connections, as Database does it, without Database.
double raw_postgresql_writes(const std::string& url, double seconds) {
    std::atomic<std::int64_t> next = 0;
    const auto run = [&](double& rate_of_one) {
        PGconn* raw = PQconnectdb(url.c_str());
        PQclear(PQprepare(raw, "insert", "INSERT INTO bench VALUES ($1, $2, $3, $4, $5, $6, $7)", 7,
                          nullptr));
        rate_of_one = rate(seconds, [&] {
            const Row row;
            const std::string id = std::to_string(++next), due = std::to_string(next % 1'000'000);
            const char* values[] = {id.c_str(),
                                    row.county.c_str(),
                                    row.title.c_str(),
                                    row.body.c_str(),
                                    row.state.c_str(),
                                    due.c_str(),
                                    "1"};
            PQclear(PQexec(raw, "BEGIN ISOLATION LEVEL SERIALIZABLE"));
            PQclear(PQexecPrepared(raw, "insert", 7, values, nullptr, nullptr, 0));
            PQclear(PQexec(raw, "COMMIT"));
            return 1;
        });
        PQfinish(raw);
    };
    std::array<double, 4> rates{};
    std::vector<std::thread> writers;
    for (double& each : rates) writers.emplace_back(run, std::ref(each));
    for (auto& writer : writers) writer.join();
    return rates[0] + rates[1] + rates[2] + rates[3];
}

void make_table(db::Database& database) {
    std::string_view rest = schema;
    database.write([&](db::Write& write) {
        while (rest.contains(';')) {
            const auto end = rest.find(';');
            write.run({.name = rest.substr(0, end), .text = rest.substr(0, end)});
            rest.remove_prefix(end + 1);
        }
    });
}

void print(std::string_view what, double ours, double limit) {
    fmt::print("{:<34} {:>9.0f} /s   limit {:>9.0f} /s   ratio {:.2f}\n", what, ours, limit,
               ours / limit);
}

void bench_sqlite(double seconds) {
    const auto ours = db::testing::Scratch::sqlite();
    const auto limit = db::testing::Scratch::sqlite();
    make_table(ours->database());
    make_table(limit->database());
    limit->close();
    RawSqlite raw((limit->folder() / "test.db").string());
    // Turn about, so that neither has the quieter machine.
    double writes = 0, raw_writes = 0, reads = 0, raw_reads = 0;
    for (int turn = 0; turn < 3; ++turn) {
        writes += our_writes(ours->database(), seconds / 3);
        raw_writes += rate(seconds / 3, [&] { return raw.write_batch(); });
    }
    print("sqlite: durable writes", writes / 3, raw_writes / 3);
    const RowId id = ours->database().read([](db::Read& read) { return read.get<RowId>(last_id); });
    for (int turn = 0; turn < 3; ++turn) {
        reads += our_reads(ours->database(), seconds / 3, id);
        raw_reads += rate(seconds / 3, [&] { return raw.read_one({64}); });
    }
    print("sqlite: reads of one row", reads / 3, raw_reads / 3);
}

void bench_postgresql(const std::string& admin_url, double seconds) {
    const auto ours = db::testing::Scratch::postgresql(admin_url);
    const auto limit = db::testing::Scratch::postgresql(admin_url);
    make_table(ours->database());
    make_table(limit->database());
    double writes = 0, raw_writes = 0;
    for (int turn = 0; turn < 3; ++turn) {
        writes += our_writes(ours->database(), seconds / 3);
        raw_writes += raw_postgresql_writes(limit->url(), seconds / 3);
    }
    print("postgresql: durable writes", writes / 3, raw_writes / 3);
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 3;
    bench_sqlite(seconds);
    if (const char* url = std::getenv("GONGZHI_TEST_POSTGRESQL")) bench_postgresql(url, seconds);
}
