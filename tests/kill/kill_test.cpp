#include <chrono>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "child.h"
#include "db/backup.h"
#include "db/testing.h"

namespace {

constexpr int rounds = 20;

constexpr db::Sql make_rows{"kill/make_rows",
                            "CREATE TABLE kill_row (row_id bigint PRIMARY KEY, number bigint NOT "
                            "NULL, refused bigint NOT NULL)"};
constexpr db::Sql make_entries{"kill/make_entries",
                               "CREATE TABLE kill_entry (entry_id bigint PRIMARY KEY, row_id "
                               "bigint NOT NULL)"};
constexpr db::Sql all_pairs{"kill/all_pairs",
                            "SELECT r.row_id, e.entry_id FROM kill_row r JOIN kill_entry e ON "
                            "e.row_id = r.row_id"};
constexpr db::Sql count_rows{"kill/count_rows", "SELECT count(*) FROM kill_row"};
constexpr db::Sql count_entries{"kill/count_entries", "SELECT count(*) FROM kill_entry"};
constexpr db::Sql count_refused{"kill/count_refused",
                                "SELECT count(*) FROM kill_row WHERE refused = 1"};

struct Pair {
    std::int64_t row = 0;
    std::int64_t entry = 0;
    friend auto operator<=>(const Pair&, const Pair&) = default;
};
BOOST_DESCRIBE_STRUCT(Pair, (), (row, entry))

std::vector<Pair> pairs_of(const std::string& answers) {
    std::vector<Pair> pairs;
    std::istringstream lines(answers);
    for (Pair pair; lines >> pair.row >> pair.entry;) pairs.push_back(pair);
    return pairs;
}

class KillTest : public db::testing::EachDatabase {};
INSTANTIATE_EACH_DATABASE(KillTest);

TEST_P(KillTest, EveryAnsweredWriteIsThereAndNoneByHalf) {
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    SCOPED_TRACE(fmt::format("seed {}", seed));
    database().write([](db::Write& write) {
        write.run(make_rows);
        write.run(make_entries);
    });

    std::set<std::int64_t> given;  // Every id that was ever answered.
    std::set<Pair> answered;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE(fmt::format("round {}", round));
        scratch().close();
        killing::Child writer(KILL_WRITER, scratch().url());
        writer.read_lines(1 + random() % 200);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 30'000));
        for (const Pair& pair : pairs_of(writer.kill())) {
            EXPECT_TRUE(given.insert(pair.row).second) << "an id came twice";
            EXPECT_TRUE(given.insert(pair.entry).second) << "an id came twice";
            answered.insert(pair);
        }
        // On PostgreSQL the server may still be at the last transaction of the dead.
        while (GetParam() == std::string_view("postgresql") && db::is_in_use(scratch().url()))
            std::this_thread::sleep_for(std::chrono::milliseconds(10));

        scratch().reopen();
        const auto stored =
            database().read([](db::Read& read) { return read.all<Pair>(all_pairs); });
        const std::set<Pair> there(stored.begin(), stored.end());
        EXPECT_TRUE(std::ranges::includes(there, answered)) << "an answered write is lost";
        database().read([&](db::Read& read) {
            EXPECT_EQ(read.get<std::size_t>(count_rows), there.size()) << "half a write";
            EXPECT_EQ(read.get<std::size_t>(count_entries), there.size()) << "half a write";
            EXPECT_EQ(read.get<int>(count_refused), 0) << "a refused write was kept";
        });
    }
    RecordProperty("answered", static_cast<int>(answered.size()));
    std::cout << fmt::format("{}: {} rounds, {} answered writes, all there\n", GetParam(), rounds,
                             answered.size());
}

}  // namespace
