// What the world does to a database: each failure has a kind of its own, costs no data, and is
// over when its reason is over.
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "db/connection.h"
#include "db/migrate.h"
#include "db/tables.h"
#include "db/testing.h"

namespace db {
namespace {

constexpr Sql put_setting{"test/put_setting",
                          "INSERT INTO setting (name, value) VALUES (:name, :value)"};
constexpr Sql count_settings{"test/count_settings", "SELECT count(*) FROM setting"};
constexpr Sql add_to_setting{"test/add_to_setting",
                             "UPDATE setting SET value = :value WHERE name = :name"};
constexpr Sql get_setting{"test/get_setting", "SELECT value FROM setting WHERE name = :name"};

void put(Database& database, const std::string& name, const std::string& value = "") {
    database.write(
        [&](Write& write) { write.run(put_setting, arg("name", name), arg("value", value)); });
}

int count(Database& database) {
    return database.read([](Read& read) { return read.get<int>(count_settings); });
}

/// The kind of failure that `work` meets.
template <class Work>
std::optional<Failure> failure_of(Work&& work) {
    try {
        work();
        return {};
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), ::testing::Not(::testing::HasSubstr("secret")));
        return error.failure();
    }
}

Options hasty() {
    Options options;
    options.patience = base::Duration{50};
    return options;
}

class SqliteFailure : public ::testing::Test {
  protected:
    std::unique_ptr<testing::Scratch> scratch = testing::Scratch::sqlite(hasty());
    const std::filesystem::path file = scratch->folder() / "test.db";
    Database& database() { return scratch->database(); }
};

TEST_F(SqliteFailure, ALockedDatabaseSaysSoAndRecovers) {
    {
        detail::Connection other(detail::parse_url(file.string()), detail::Purpose::write);
        other.begin_write();
        EXPECT_EQ(failure_of([&] { put(database(), "a", "secret"); }), Failure::locked);
        EXPECT_EQ(count(database()), 0);
        other.rollback();
    }
    put(database(), "a");
    EXPECT_EQ(count(database()), 1);
}

TEST_F(SqliteFailure, AFileThatIsNoDatabaseIsCorrupt) {
    scratch->close();
    std::ofstream(file, std::ios::binary) << std::string(20'000, 'x');
    EXPECT_EQ(failure_of([&] { Database::open(file.string())->migrate(); }), Failure::corrupt);
}

TEST_F(SqliteFailure, DamagedPagesAreCorrupt) {
    put(database(), "a", std::string(50'000, 'v'));
    scratch->close();
    {
        std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(4096);
        const std::string noise(static_cast<std::size_t>(std::filesystem::file_size(file)) - 4096,
                                '\xAB');
        out << noise;
    }
    EXPECT_EQ(failure_of([&] {
                  const auto opened = Database::open(file.string());
                  opened->migrate();
                  count(*opened);
              }),
              Failure::corrupt);
}

TEST_F(SqliteFailure, AReadOnlyDatabaseSaysSo) {
    put(database(), "a");
    scratch->close();
    const auto folder = scratch->folder();
    std::filesystem::permissions(file, std::filesystem::perms{0444});
    std::filesystem::permissions(folder, std::filesystem::perms{0555});
    const bool was_root = ::geteuid() == 0;
    if (was_root) {
        ASSERT_EQ(::seteuid(65534), 0);
    }
    EXPECT_EQ(failure_of([&] {
                  const auto opened = Database::open(file.string(), hasty());
                  opened->migrate();
                  put(*opened, "b");
              }),
              Failure::read_only);
    if (was_root) {
        ASSERT_EQ(::seteuid(0), 0);
    }
    std::filesystem::permissions(folder, std::filesystem::perms{0755});
    std::filesystem::permissions(file, std::filesystem::perms{0644});
    scratch->reopen();
    EXPECT_EQ(count(database()), 1);
}

TEST_F(SqliteFailure, ANewDatabaseIsItsOwnersOnly) {
    const auto fresh = scratch->folder() / "fresh.db";
    const auto opened = Database::open(fresh.string());
    opened->migrate();
    for (const char* part : {"", "-wal", "-shm"})
        EXPECT_EQ(std::filesystem::status(fresh.string() + part).permissions(),
                  std::filesystem::perms{0600});
}

TEST_F(SqliteFailure, AMissingFolderIsOutOfReach) {
    EXPECT_EQ(failure_of([&] { Database::open((scratch->folder() / "no" / "x.db").string()); }),
              Failure::unreachable);
    EXPECT_EQ(failure_of([&] { Database::open("mysql://x"); }), Failure::unreachable);
}

TEST_F(SqliteFailure, AFullDiskFailsTheWriteAndNothingElse) {
    const auto small = scratch->folder() / "small";
    std::filesystem::create_directory(small);
    if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=2m") != 0)
        GTEST_SKIP() << "this user may not mount a small disk";
    {
        const auto opened = Database::open((small / "x.db").string());
        opened->migrate();
        put(*opened, "before");
        EXPECT_EQ(failure_of([&] { put(*opened, "big", std::string(4 << 20, 'b')); }),
                  Failure::disk_full);
        EXPECT_EQ(count(*opened), 1);
        put(*opened, "after");
    }
    EXPECT_EQ(count(*Database::open((small / "x.db").string())), 2);
    ::umount(small.c_str());
}

TEST_F(SqliteFailure, AFileThatMayNotGrowFailsTheWriteAndNothingElse) {
    put(database(), "before");
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit old{};
    ::getrlimit(RLIMIT_FSIZE, &old);
    rlimit small = old;
    small.rlim_cur = 2 << 20;
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto failure = failure_of([&] { put(database(), "big", std::string(8 << 20, 'b')); });
    ::setrlimit(RLIMIT_FSIZE, &old);
    EXPECT_TRUE(failure.has_value());
    EXPECT_EQ(count(database()), 1);
    put(database(), "after");
    scratch->reopen();
    EXPECT_EQ(count(database()), 2);
}

TEST_F(SqliteFailure, AFailureDoesNotTellWhatWasWritten) {
    put(database(), "secret name", "secret value");
    EXPECT_EQ(failure_of([&] { put(database(), "secret name", "secret value"); }), Failure::other);
}

class EachFailure : public testing::EachDatabase {
  protected:
    detail::Connection connect() {
        return detail::Connection(detail::parse_url(scratch().url()), detail::Purpose::write);
    }
};
INSTANTIATE_EACH_DATABASE(EachFailure);

TEST_P(EachFailure, ANewerSchemaIsRefusedAndLeftAlone) {
    connect().exec("INSERT INTO migration VALUES (9999, '9999_future', 'x', 0)");
    EXPECT_THROW(database().migrate(), SchemaTooNew);
    EXPECT_EQ(connect().scalar("SELECT max(number) FROM migration"), "9999");
}

TEST_P(EachFailure, AChangedPastIsRefused) {
    connect().exec("UPDATE migration SET digest = 'x' WHERE number = 1");
    EXPECT_EQ(failure_of([&] { database().migrate(); }), Failure::other);
}

TEST_P(EachFailure, ManyMigrateAtOnceAndEachStepIsDoneOnce) {
    {
        auto connection = connect();
        connection.exec(connection.dialect() == Dialect::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
        detail::drop_everything(connection);
        connection.commit();
    }
    std::vector<std::thread> starters;
    for (int i = 0; i < 4; ++i)
        starters.emplace_back([&] { EXPECT_NO_THROW(Database::open(scratch().url())->migrate()); });
    for (auto& starter : starters) starter.join();
    EXPECT_EQ(connect().scalar("SELECT count(*) FROM migration"),
              std::to_string(detail::migrations().size()));
    put(database(), "works");
}

TEST_P(EachFailure, ConcurrentChangesOfOneRowAreAllCounted) {
    put(database(), "n", "0");
    std::vector<std::thread> writers;
    for (int i = 0; i < 8; ++i)
        writers.emplace_back([&] {
            for (int n = 0; n < 10; ++n)
                database().write([](Write& write) {
                    const int now =
                        std::stoi(write.get<std::string>(get_setting, arg("name", "n")));
                    write.run(add_to_setting, arg("name", "n"),
                              arg("value", std::to_string(now + 1)));
                });
        });
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(database().read(
                  [](Read& read) { return read.get<std::string>(get_setting, arg("name", "n")); }),
              "80");
}

TEST_P(EachFailure, AWriteInsideAWriteIsABugNotADeadlock) {
    EXPECT_THROW(database().write([&](Write&) { put(database(), "inner"); }), base::Bug);
    put(database(), "outer");
    EXPECT_EQ(count(database()), 1);
}

}  // namespace
}  // namespace db
