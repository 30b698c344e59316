#include "db/database.h"

#include <atomic>
#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "base/id.h"
#include "db/testing.h"

namespace db {
namespace {

enum class Mood { calm, cross };
BOOST_DESCRIBE_ENUM(Mood, calm, cross)

struct ThingTag;
using ThingId = base::Id<ThingTag>;

struct Thing {
    ThingId id;
    std::string name;
    std::optional<std::string> remark;
    Mood mood = Mood::calm;
    base::Date day;
    base::Instant at;
    double weight = 0;
    bool open = false;
    std::optional<std::int64_t> count;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, name, remark, mood, day, at, weight, open, count))

bool operator==(const Thing& a, const Thing& b) {
    return a.id == b.id && a.name == b.name && a.remark == b.remark && a.mood == b.mood &&
           a.day == b.day && a.at == b.at && a.weight == b.weight && a.open == b.open &&
           a.count == b.count;
}

constexpr Sql make{"test/make",
                   "CREATE TABLE thing (id bigint PRIMARY KEY, name text NOT NULL UNIQUE, remark "
                   "text, mood text NOT NULL, day text NOT NULL, at bigint NOT NULL, weight double "
                   "precision NOT NULL, open bigint NOT NULL, count bigint)"};
constexpr Sql insert{"test/insert",
                     "INSERT INTO thing (id, name, remark, mood, day, at, weight, open, count) "
                     "VALUES (:id, :name, :remark, :mood, :day, :at, :weight, :open, :count)"};
constexpr Sql find_thing{"test/find",
                         "SELECT id, name, remark, mood, day, at, weight, open, count FROM thing "
                         "WHERE id = :id"};
constexpr Sql names{"test/names", "SELECT name FROM thing ORDER BY name"};
constexpr Sql rename_thing{"test/rename", "UPDATE thing SET name = :name WHERE id = :id"};
constexpr Sql count_things{"test/count", "SELECT count(*) FROM thing"};
constexpr Sql add_one{"test/add_one",
                      "UPDATE thing SET count = coalesce(count, 0) + 1 WHERE id = :id "
                      "RETURNING count"};
constexpr Sql upsert{"test/upsert",
                     "INSERT INTO thing (id, name, mood, day, at, weight, open) VALUES (:id, "
                     ":name, 'calm', '2026-09-30', 0, 0, 0) ON CONFLICT (name) DO UPDATE SET at = "
                     "thing.at + 1 RETURNING at"};

constexpr base::RefusalKind taken{"taken", base::Because::conflict, "已被占用", "Taken"};

class DatabaseTest : public testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        database().write([](Write& write) { write.run(make); });
    }

    Thing thing(std::string name) {
        return {.id = database().next_id<ThingId>(),
                .name = std::move(name),
                .day = *base::parse_date("2026-09-30"),
                .at = {9'007'199'254'740'993}};
    }
    void add(const Thing& row) {
        database().write([&](Write& write) { write.run(insert, row); });
    }
    std::vector<std::string> all_names() {
        return database().read([](Read& read) { return read.all<std::string>(names); });
    }
};
INSTANTIATE_EACH_DATABASE(DatabaseTest);

TEST_P(DatabaseTest, EveryTypeComesBackAsItWent) {
    Thing full = thing("清运垃圾 'quoted' :name \\ \t \n ends");
    full.remark = "";
    full.mood = Mood::cross;
    full.weight = 0.1;
    full.open = true;
    full.count = -1;
    const Thing bare = thing("bare");
    add(full);
    add(bare);
    database().read([&](Read& read) {
        EXPECT_EQ(read.get<Thing>(find_thing, arg("id", full.id)), full);
        EXPECT_EQ(read.get<Thing>(find_thing, arg("id", bare.id)), bare);
        EXPECT_FALSE(read.find<Thing>(find_thing, arg("id", ThingId{1})));
    });
}

TEST_P(DatabaseTest, BulkRowsComeBackAsTheyWent) {
    std::vector<Thing> rows;
    for (int i = 0; i < 300; ++i) {
        Thing row = thing(fmt::format("row {}\t\\N \\ \n 事项", i));
        if (i % 2 == 0) row.remark = "有";
        if (i % 3 == 0) row.count = i;
        row.weight = i / 7.0;
        rows.push_back(row);
    }
    database().write([&](Write& write) { write.insert_many("thing", rows); });
    database().read([&](Read& read) {
        EXPECT_EQ(read.get<int>(count_things), 300);
        for (const Thing& row : rows)
            EXPECT_EQ(read.get<Thing>(find_thing, arg("id", row.id)), row);
    });
}

TEST_P(DatabaseTest, BulkRowsThatBreakARuleLeaveNothing) {
    const std::vector<Thing> rows{thing("same"), thing("same")};
    EXPECT_THROW(database().write([&](Write& write) { write.insert_many("thing", rows); }), Error);
    EXPECT_TRUE(all_names().empty());
    add(thing("next"));
    EXPECT_THAT(all_names(), ::testing::ElementsAre("next"));
}

TEST_P(DatabaseTest, ARefusalUndoesTheWrite) {
    const auto refused = database().write([&](Write& write) -> base::Result<int> {
        write.run(insert, thing("gone"));
        return base::refuse(taken);
    });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, &taken);
    EXPECT_TRUE(all_names().empty());
}

TEST_P(DatabaseTest, AnExceptionUndoesTheWriteAndArrives) {
    EXPECT_THROW(database().write([&](Write& write) {
        write.run(insert, thing("gone"));
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    EXPECT_TRUE(all_names().empty());
}

TEST_P(DatabaseTest, RunCountsRowsAndReturningIsReadToItsEnd) {
    const Thing row = thing("one");
    add(row);
    for (int i = 1; i <= 3; ++i)
        EXPECT_EQ(database().write([&](Write& write) {
            return write.get<std::int64_t>(add_one, arg("id", row.id));
        }),
                  i);
    EXPECT_EQ(database().write([&](Write& write) {
        return write.run(rename_thing, arg("id", row.id), arg("name", "two"));
    }),
              1);
    EXPECT_EQ(database().write([&](Write& write) {
        return write.run(rename_thing, arg("id", ThingId{5}), arg("name", "two"));
    }),
              0);
}

TEST_P(DatabaseTest, OnConflictReturningWorksTwice) {
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(database().write([&](Write& write) {
            return write.get<std::int64_t>(upsert, arg("id", write.next_id<ThingId>()),
                                           arg("name", std::string("same")));
        }),
                  i);
}

TEST_P(DatabaseTest, AReadSeesOneSnapshot) {
    add(thing("a"));
    database().read([&](Read& read) {
        EXPECT_EQ(read.get<int>(count_things), 1);
        add(thing("b"));
        EXPECT_EQ(read.get<int>(count_things), 1);
    });
    EXPECT_EQ(all_names().size(), 2U);
}

TEST_P(DatabaseTest, AReadCannotWrite) {
    EXPECT_THROW(database().read([&](Read& read) {
        return read.all<std::int64_t>(upsert, arg("id", ThingId{1}), arg("name", "x"));
    }),
                 Error);
    EXPECT_TRUE(all_names().empty());
    add(thing("after"));
}

TEST_P(DatabaseTest, OneFailingWriteDoesNotHurtItsNeighbours) {
    std::atomic<int> good = 0, bad = 0;
    std::vector<std::promise<void>> ends(60);
    add(thing("taken"));
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const Thing row = thing(i % 3 == 0 ? "taken" : fmt::format("n{:02}", i));
        database().submit([row](Write& write) { return write.run(insert, row), true; },
                          [&, i](std::exception_ptr error) {
                              ++(error ? bad : good);
                              ends[i].set_value();
                          });
    }
    for (auto& end : ends) end.get_future().get();
    EXPECT_EQ(good, 40);
    EXPECT_EQ(bad, 20);
    EXPECT_EQ(all_names().size(), 41U);
}

TEST_P(DatabaseTest, OnCommitRunsAfterTheCommitAndNotAfterARollback) {
    std::vector<std::string> seen;
    database().write([&](Write& write) {
        write.run(insert, thing("kept"));
        write.on_commit([&] { seen = all_names(); });
    });
    EXPECT_THAT(seen, ::testing::ElementsAre("kept"));
    bool called = false;
    const auto refused = database().write([&](Write& write) -> base::Result<int> {
        write.on_commit([&] { called = true; });
        return base::refuse(taken);
    });
    EXPECT_FALSE(refused.has_value());
    EXPECT_FALSE(called);
}

TEST_P(DatabaseTest, AQueryThatDoesNotFitItsTypesIsABug) {
    add(thing("a"));
    database().read([&](Read& read) {
        EXPECT_THROW(read.all<Thing>(find_thing), base::Bug);
        constexpr Sql nulls{"test/nulls", "SELECT remark FROM thing"};
        EXPECT_THROW(read.all<std::string>(nulls), base::Bug);
        constexpr Sql odd{"test/odd", "SELECT name FROM thing"};
        EXPECT_THROW(read.all<Mood>(odd), base::Bug);
        EXPECT_EQ(read.all<std::optional<std::string>>(nulls).size(), 1U);
    });
    add(thing("b"));
}

TEST_P(DatabaseTest, NowIsTheClocksAndOneForTheTransaction) {
    const base::Instant start = clock().now();
    database().write([&](Write& write) {
        clock().advance(std::chrono::hours{1});
        EXPECT_EQ(write.now(), start);
    });
    EXPECT_EQ(database().now(), start + std::chrono::hours{1});
}

TEST_P(DatabaseTest, ACrowdThatChangesTheSameRowComesToItsEnd) {
    Options options;
    options.writers = 12;
    const auto scratch = testing::make_scratch(GetParam(), options);
    const Thing shared = thing("shared");
    scratch->database().write([&](Write& write) {
        write.run(make);
        write.run(insert, shared);
    });
    constexpr int writes = 240;
    std::atomic<int> done = 0, failed = 0;
    const auto count = [&](std::exception_ptr failure) { ++(failure ? failed : done); };
    for (int i = 0; i < writes; ++i)
        scratch->database().submit(
            [&](Write& write) {
                // Between the look and the change others of the crowd have changed it.
                write.get<Thing>(find_thing, arg("id", shared.id));
                std::this_thread::sleep_for(std::chrono::milliseconds{5});
                write.get<std::int64_t>(add_one, arg("id", shared.id));
                return true;
            },
            count);
    while (done + failed < writes) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(
        scratch->database()
            .read([&](Read& read) { return read.get<Thing>(find_thing, arg("id", shared.id)); })
            .count,
        writes);
}

TEST_P(DatabaseTest, TheQueueIsBounded) {
    Options options;
    options.queue = 3;
    options.writers = 1;
    const auto small = testing::make_scratch(GetParam(), options);
    std::promise<void> open, started;
    auto gate = open.get_future().share();
    std::atomic<int> done = 0;
    const auto count = [&](std::exception_ptr) { ++done; };
    small->database().submit([&, gate](Write&) { return started.set_value(), gate.wait(), true; },
                             count);
    started.get_future().get();
    for (int i = 0; i < 3; ++i) small->database().submit([](Write&) { return true; }, count);
    EXPECT_EQ(small->database().queued(), 3U);
    EXPECT_THROW(small->database().submit([](Write&) { return true; }, count), Busy);
    open.set_value();
    small->close();
    EXPECT_EQ(done, 4);
}

}  // namespace
}  // namespace db
