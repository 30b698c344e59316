#include <mutex>
#include <set>
#include <thread>

#include "base/id.h"
#include "db/connection.h"
#include "db/testing.h"

namespace db {
namespace {

using AnyId = base::Id<struct AnyTag>;

constexpr Sql put_setting{"test/put_setting",
                          "INSERT INTO setting (name, value) VALUES (:name, '')"};

class IdsTest : public testing::EachDatabase {
  protected:
    /// Another server on the same database, with a clock of its own.
    std::unique_ptr<Database> other(base::Clock with) {
        Options options;
        options.clock = std::move(with);
        return Database::open(scratch().url(), options);
    }
    void give(std::int64_t id) { EXPECT_TRUE(given_.insert(id).second) << "an id came twice"; }
    void give_from(Database& database, int count = 300) {
        for (int i = 0; i < count; ++i) give(database.next_id<AnyId>().value);
        database.write([&](Write& write) {
            for (int i = 0; i < count; ++i) give(write.next_id<AnyId>().value);
        });
    }

    std::set<std::int64_t> given_;
};
INSTANTIATE_EACH_DATABASE(IdsTest);

TEST_P(IdsTest, IdsGrow) {
    std::int64_t last = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto id = database().next_id<AnyId>().value;
        EXPECT_GT(id, last);
        last = id;
    }
}

TEST_P(IdsTest, TwoServersWithOneClockNeverMakeTheSame) {
    const auto second = other(clock().clock());
    for (int i = 0; i < 5; ++i) {
        give_from(database(), 50);
        give_from(*second, 50);
        clock().advance(std::chrono::seconds{2});
    }
}

TEST_P(IdsTest, AClockThatWentBackMakesNoOldIds) {
    give_from(database());
    clock().set(clock().now() - std::chrono::hours{1});
    give_from(database());
    scratch().reopen();
    give_from(database());
}

TEST_P(IdsTest, StartingAgainAtTheSameMomentMakesNewIds) {
    for (int i = 0; i < 20; ++i) {
        give_from(database(), 20);
        scratch().reopen();
    }
}

TEST_P(IdsTest, ARefusedWriteDoesNotLoseTheNode) {
    for (int i = 0; i < 3; ++i) {
        EXPECT_THROW(database().write([&](Write& write) {
            give(write.next_id<AnyId>().value);
            throw std::runtime_error("no");
        }),
                     std::runtime_error);
        give_from(database(), 20);
        clock().advance(std::chrono::seconds{10});
    }
}

TEST_P(IdsTest, AnIdIsMadeInTheMomentOfItsClock) {
    const base::Instant now = clock().now();
    EXPECT_GE(base::made_at(database().next_id<AnyId>().value), now);
    EXPECT_LE(base::made_at(database().next_id<AnyId>().value), now + std::chrono::seconds{1});
}

TEST_P(IdsTest, ASeventeenthServerIsToldThatThereIsNoPlace) {
    std::vector<std::unique_ptr<Database>> servers;
    for (int i = 0; i < 16; ++i) {
        servers.push_back(other(clock().clock()));
        servers.back()->next_id<AnyId>();
    }
    EXPECT_THROW(other(clock().clock())->next_id<AnyId>(), Error);
    servers.pop_back();
    other(clock().clock())->next_id<AnyId>();
}

TEST_P(IdsTest, ThreadsShareTheSource) {
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 200; ++n) {
                const auto id = database().next_id<AnyId>().value;
                const std::scoped_lock lock(mutex);
                give(id);
            }
        });
    for (auto& thread : threads) thread.join();
}

}  // namespace
}  // namespace db
