// How long the divisions of the whole country take to import, and how quickly they are found.
//
//   regions_bench [DATABASE [FILE]]     default: a fresh SQLite file; data/divisions/…tsv.xz
//
// The import stands beside a bare SQLite program that writes the same rows with the same indexes,
// the search beside one plain pass over as many bytes as the index holds.

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <boost/describe.hpp>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "base/text.h"
#include "base/xz.h"
#include "db/database.h"
#include "regions/divisions_file.h"
#include "regions/import_divisions.h"
#include "regions/region_search.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Sample {
    std::int64_t region_id;
    std::string path;
    std::string name;
    std::string pinyin;
    std::string initials;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (region_id, path, name, pinyin, initials))

constexpr db::Sql all_regions{"bench/all_regions",
                              "SELECT region_id, path, name, pinyin, initials FROM region "
                              "ORDER BY region_id"};

/// The least that has to be done: the file is unpacked and its rows go into one indexed table.
double bare_import(const std::string& packed, const std::vector<Sample>& rows) {
    const auto file = std::filesystem::temp_directory_path() / "gongzhi_bare.db";
    std::filesystem::remove(file);
    const auto start = Clock::now();
    const auto text = base::unpack_xz(packed, std::size_t{1} << 30);
    sqlite3* database = nullptr;
    sqlite3_open(file.c_str(), &database);
    sqlite3_exec(database,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE r (id integer "
                 "primary key, code text, name text, path text, pinyin text, initials text); "
                 "CREATE INDEX r1 ON r(code); CREATE UNIQUE INDEX r2 ON r(path); BEGIN",
                 nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database, "INSERT INTO r VALUES (?,?,?,?,?,?)", -1, &insert, nullptr);
    for (const auto& row : rows) {
        sqlite3_bind_int64(insert, 1, row.region_id);
        int at = 2;
        for (const auto* value : {&row.name, &row.name, &row.path, &row.pinyin, &row.initials})
            sqlite3_bind_text(insert, at++, value->c_str(), static_cast<int>(value->size()),
                              SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(database);
    std::filesystem::remove(file);
    return seconds_since(start);
}

/// Things that people type: parts of real names, pinyin, initials, and names with an ancestor.
std::vector<std::string> questions(const std::vector<Sample>& rows, std::size_t count) {
    std::mt19937 random(20231);
    std::vector<std::string> out;
    while (out.size() < count) {
        const auto& row = rows[random() % rows.size()];
        const auto name = base::code_points(row.name);
        const auto part = std::min<std::size_t>(name.size(), 2 + random() % 3);
        const auto from = random() % (name.size() - part + 1);
        switch (random() % 6) {
            case 0:
                out.push_back(row.name);
                break;
            case 1:
                out.push_back(base::to_utf8(std::u32string_view(name).substr(0, part)));
                break;
            case 2:
                out.push_back(base::to_utf8(std::u32string_view(name).substr(from, part)));
                break;
            case 3:
                out.push_back(row.pinyin.substr(0, 4 + random() % 8));
                break;
            case 4:
                out.push_back(row.initials.substr(0, 2 + random() % 3));
                break;
            default:
                out.push_back(rows[random() % 3000].name + " " +
                              base::to_utf8(std::u32string_view(name).substr(0, part)));
        }
    }
    // The worst: what nearly every name holds, below a place where it does not, and nonsense.
    for (const auto* worst :
         {"村委会", "社区", "居委", "瓜州 村委会", "wei", "cwh", "龘龘", "zzqx"})
        out.emplace_back(worst);
    return out;
}

void search(db::Database& database, const std::vector<Sample>& rows) {
    const double before = peak_megabytes();
    const auto start = Clock::now();
    regions::RegionSearch search;
    search.warm(database);
    const auto index = database.read([&](db::Read& read) { return search.index(read); });
    fmt::print("search index    {:8.2f} s to make, {} MB for {} divisions (peak {:.0f} → {:.0f})\n",
               seconds_since(start), index->bytes() >> 20, index->size(), before, peak_megabytes());

    std::vector<double> took;
    std::pair<double, std::string> slowest;
    std::size_t answers = 0;
    for (const auto& text : questions(rows, 2000)) {
        const auto asked = Clock::now();
        answers += index->find({.text = text}).size();
        took.push_back(seconds_since(asked) * 1000);
        slowest = std::max(slowest, {took.back(), text});
    }
    std::ranges::sort(took);
    const auto percentile = [&](std::size_t p) { return took[took.size() * p / 100]; };

    std::string bytes(index->bytes(), 'x');
    const auto pass = Clock::now();
    const bool found = std::memchr(bytes.data(), 'y', bytes.size()) != nullptr;
    const double limit = seconds_since(pass) * 1000;
    fmt::print(
        "search          p50 {:.2f} ms, p95 {:.2f} ms, p99 {:.2f} ms, slowest {:.2f} ms "
        "({}); {} answers\n",
        percentile(50), percentile(95), percentile(99), slowest.first, slowest.second, answers);
    fmt::print("one bare pass   {:.2f} ms over as many bytes{}; p95 is {:.1f} of it\n", limit,
               found ? "?" : "", percentile(95) / limit);
}

}  // namespace

int main(int argc, char** argv) {
    const auto scratch = std::filesystem::temp_directory_path() / "gongzhi_regions_bench.db";
    const std::string url = argc > 1 ? argv[1] : scratch.string();
    const std::string file = argc > 2 ? argv[2] : "data/divisions/cn_divisions_2023.tsv.xz";
    if (argc == 1)
        for (const auto* tail : {"", "-wal", "-shm"})
            std::filesystem::remove(scratch.string() + tail);

    const auto packed = read_file(file);
    if (packed.empty()) {
        fmt::print(stderr, "{} cannot be read\n", file);
        return 2;
    }
    const auto database = db::Database::open(url);
    database->migrate();
    const double before = peak_megabytes();
    auto start = Clock::now();
    const regions::DivisionImport how{.as_of = *base::parse_date("2023-06-30")};
    const auto imported = regions::import_divisions(*database, packed, how);
    if (!imported) {
        fmt::print(stderr, "{}\n", imported.error().front().en);
        return 3;
    }
    const double took = seconds_since(start);
    fmt::print("import          {:8.2f} s for {} divisions, {} added (peak {:.0f} → {:.0f} MB)\n",
               took, imported->total, imported->added, before, peak_megabytes());
    start = Clock::now();
    regions::import_divisions(*database, packed, how).value();
    fmt::print("import again    {:8.2f} s, nothing changed (peak {:.0f} MB)\n",
               seconds_since(start), peak_megabytes());
    search(*database, database->read([](db::Read& read) { return read.all<Sample>(all_regions); }));
    const auto rows = database->read([](db::Read& read) { return read.all<Sample>(all_regions); });
    const double bare = bare_import(packed, rows);
    fmt::print("bare SQLite     {:8.2f} s for the same rows; the import takes {:.1f} of it\n", bare,
               took / bare);
}
