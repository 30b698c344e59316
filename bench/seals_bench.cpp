// How many journal entries a second are sealed and re-computed, beside SQLite's own C functions
// reading the same columns in the same order and hashing them.
//
//   seals_bench [MATTERS]     default: 20000, of 8 entries each, in one county, over 10 days

#include <chrono>
#include <cstdlib>

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/hash.h"
#include "db/scratch.h"
#include "matters/journal.h"
#include "matters/number.h"
#include "matters/store.h"
#include "seals/make_proof.h"
#include "seals/make_seals.h"
#include "seals/signing_key.h"
#include "seals/verify.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int entries_each = 8;
constexpr int days = 10;
constexpr std::string_view county = "620922";
constexpr base::Instant begin{1'788'220'800'000};  // 2026-09-01T08:00+08:00

double seconds_of(const auto& work) {
    const auto started = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - started).count();
}

void print(std::string_view what, double entries, double seconds) {
    fmt::print("{:46} {:>10.0f} entries/s   {:.2f} s\n", what, entries / seconds, seconds);
}

/// A matter with its entries, each with a sentence.
matters::Matter make(db::Write& write, int sequence) {
    const matters::Matter nothing;
    matters::Matter before, after;
    after.matter_id = write.next_id<matters::MatterId>();
    after.county = county;
    after.number = matters::make_number(
        county, base::Date(std::chrono::sys_days{std::chrono::days{20'697 + sequence / 90'000}}),
        sequence % 90'000 + 1);
    after.code_digest = base::digest(after.number);
    after.state = matters::State::triage;
    after.scope_path = "/1/35/2398/";
    after.region_id = {1};
    after.desk_unit_id = {1};
    after.content_digest = base::digest("x");
    after.registered_at = write.now();
    for (int i = 0; i < entries_each; ++i) {
        if (i > 0) after.returns = i;
        matters::append(write, after,
                        {.act = i == 0 ? matters::Act::register_matter : matters::Act::add_note,
                         .from_state = after.state,
                         .to_state = after.state,
                         .hand = matters::HandKind::system,
                         .facts = R"({"channel":"web","tells":"registered","clocks":[1,2,3]})",
                         .changed = boost::json::serialize(
                             matters::difference(i == 0 ? nothing : before, after))},
                        {{"note", "已联系供电所,三日内更换灯头并清理线路。"}});
        before = after;
    }
    matters::insert(write, after);
    return after;
}

/// The limit: the same rows through the C functions, each hashed once.
std::int64_t read_raw(const std::string& file) {
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    sqlite3_open(file.c_str(), &db);
    sqlite3_prepare_v2(
        db,
        "SELECT j.matter_id, j.seq, j.county, j.entry_id, j.at, j.act, j.from_state, "
        "j.to_state, j.hand, j.facts, j.changed, j.text_digest, j.previous_digest, "
        "j.digest, t.body FROM journal j LEFT JOIN journal_text t ON t.matter_id = "
        "j.matter_id AND t.seq = j.seq ORDER BY j.matter_id, j.seq",
        -1, &statement, nullptr);
    std::int64_t count = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::string all;
        for (int i = 0; i < 15; ++i)
            if (const auto* text = sqlite3_column_text(statement, i))
                all += reinterpret_cast<const char*>(text);
        count += base::digest(all).size() == 64 ? 1 : 0;
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    const int wanted = argc > 1 ? std::atoi(argv[1]) : 20'000;
    base::Instant now = begin;
    auto scratch = db::testing::Scratch::sqlite({.clock = [&now] { return now; }});
    auto& database = scratch->database();
    database.write([](db::Write& write) {
        write.run(
            {"bench/region",
             "INSERT INTO region (region_id, county, code, level, name, parent_id, path, "
             "pinyin, initials, valid_from) VALUES (1, '620922', '620922000000', 3, '瓜州县', "
             "NULL, '/1/35/2398/', '', '', 0)"});
    });
    matters::Matter last;
    int made = 0;
    for (int day = 0; day < days; ++day) {
        for (int i = 0; i < wanted / days; i += 500)
            database.write([&](db::Write& write) {
                for (int k = 0; k < 500 && i + k < wanted / days; ++k)
                    last = make(write, made + i + k);
            });
        made += wanted / days;
        now = now + std::chrono::days{1};
    }
    const double entries = static_cast<double>(made) * entries_each;
    const auto file = scratch->url().substr(scratch->url().find(':') + 1);
    const auto keys = seals::open_signing_key(database, scratch->folder() / "seal-key.json");

    std::int64_t raw = 0;
    const double limit = seconds_of([&] { raw = read_raw(file); });
    print(fmt::format("SQLite itself, {} entries read and hashed", raw), entries, limit);
    print("make_seals", entries, seconds_of([&] { seals::make_seals(database, keys); }));
    seals::VerifyReport report;
    const seals::VerifyOptions options{.county = {}, .trusted = keys.all()};
    const double journal = seconds_of([&] { seals::verify_journal(database, options, report); });
    print("verify_journal: chains, words, rows", entries, journal);
    print("verify_seals: roots, signatures, chain", entries,
          seconds_of([&] { seals::verify_seals(database, options, report); }));
    const double proof = seconds_of(
        [&] { database.read([&](db::Read& read) { return seals::proof(read, last, 1); }); });
    fmt::print("a proof among {:.0f} entries of its day: {:.1f} ms\n", entries / days, proof * 1e3);
    fmt::print("verify_journal takes {:.1f} times what SQLite itself takes; {} misfits\n",
               journal / limit, report.misfits);
    return report.misfits == 0 ? 0 : 1;
}
