#include "db/backup.h"

#include <atomic>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>

#include "base/id.h"
#include "db/testing.h"

namespace db {
namespace {

constexpr Sql put_setting{"test/put_setting",
                          "INSERT INTO setting (name, value) VALUES (:name, :value)"};
constexpr Sql all_settings{"test/all_settings", "SELECT value FROM setting ORDER BY name"};

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put_contents(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> settings_of(Database& database) {
    return database.read([](Read& read) { return read.all<std::string>(all_settings); });
}

/// From this kind of database into each kind.
class BackupTest : public testing::EachDatabase {
  protected:
    const std::vector<std::string> values{"清运垃圾", "tab\t newline\n quote\" \\N", "",
                                          std::string(5000, 'x')};

    void fill() {
        database().write([&](Write& write) {
            for (std::size_t i = 0; i < values.size(); ++i)
                write.run(put_setting, arg("name", fmt::format("s{}", i)), arg("value", values[i]));
        });
    }
    std::filesystem::path file(const std::string& name) { return scratch().folder() / name; }
    static std::vector<std::unique_ptr<testing::Scratch>> empties() {
        std::vector<std::unique_ptr<testing::Scratch>> out;
        out.push_back(testing::make_scratch("sqlite"));
        if (!testing::postgresql_url().empty()) out.push_back(testing::make_scratch("postgresql"));
        for (auto& each : out) each->close();
        return out;
    }
    void expect_whole(testing::Scratch& into) {
        into.reopen();
        EXPECT_EQ(settings_of(into.database()), values);
        // It goes on working, ids too.
        into.database().write([](Write& write) {
            write.run(put_setting, arg("name", "z"),
                      arg("value", std::to_string(write.next_id<base::Id<void>>().value)));
        });
    }
};
INSTANTIATE_EACH_DATABASE(BackupTest);

TEST_P(BackupTest, ABackupIsRestoredIntoEitherDatabase) {
    fill();
    const auto saved = back_up(scratch().url(), file("backup"), clock().now());
    EXPECT_EQ(saved.tables.at("setting"), 4);
    for (auto& into : empties()) {
        EXPECT_EQ(restore(into->url(), file("backup"), clock().now(), false).rows, saved.rows);
        expect_whole(*into);
    }
}

TEST_P(BackupTest, AnExportIsImportedIntoEitherDatabase) {
    fill();
    const auto saved = export_all(scratch().url(), file("export"), clock().now());
    for (auto& into : empties()) {
        EXPECT_EQ(restore(into->url(), file("export"), clock().now(), false).rows, saved.rows);
        expect_whole(*into);
    }
}

TEST_P(BackupTest, ABackupTakenWhileOthersWriteIsOneSnapshot) {
    static constexpr Sql put_pair{"test/put_pair",
                                  "INSERT INTO setting (name, value) VALUES (:a, ''), (:b, '')"};
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        for (int i = 0; !stop; ++i)
            database().write([i](Write& write) {
                write.run(put_pair, arg("a", fmt::format("a{}", i)),
                          arg("b", fmt::format("b{}", i)));
            });
    });
    for (int i = 0; i < 5; ++i) {
        const auto saved =
            back_up(scratch().url(), file(fmt::format("backup{}", i)), clock().now());
        EXPECT_EQ(saved.tables.at("setting") % 2, 0);
    }
    stop = true;
    writer.join();
}

TEST_P(BackupTest, ABackupOverwritesNothingAndIsItsOwnersOnly) {
    put_contents(file("there"), "mine");
    EXPECT_THROW(back_up(scratch().url(), file("there"), clock().now()), Error);
    EXPECT_THROW(export_all(scratch().url(), file("there"), clock().now()), Error);
    EXPECT_EQ(contents(file("there")), "mine");
    back_up(scratch().url(), file("new"), clock().now());
    EXPECT_EQ(std::filesystem::status(file("new")).permissions(), std::filesystem::perms{0600});
    EXPECT_FALSE(std::filesystem::exists(file("new.part")));
}

TEST_P(BackupTest, ADatabaseThatHoldsDataIsReplacedOnlyByForce) {
    fill();
    back_up(scratch().url(), file("backup"), clock().now());
    for (auto& into : empties()) {
        into->reopen();
        into->database().write(
            [](Write& write) { write.run(put_setting, arg("name", "own"), arg("value", "own")); });
        into->close();
        EXPECT_THROW(restore(into->url(), file("backup"), clock().now(), false), Error);
        into->reopen();
        EXPECT_THAT(settings_of(into->database()), ::testing::ElementsAre("own"));
        into->close();
        restore(into->url(), file("backup"), clock().now(), true);
        expect_whole(*into);
    }
}

TEST_P(BackupTest, ADatabaseInUseIsNotRestoredInto) {
    fill();
    back_up(scratch().url(), file("backup"), clock().now());
    for (auto& into : empties()) {
        into->reopen();
        settings_of(into->database());
        EXPECT_TRUE(is_in_use(into->url()));
        EXPECT_THROW(restore(into->url(), file("backup"), clock().now(), true), Error);
        EXPECT_TRUE(settings_of(into->database()).empty());
        into->close();
        // PostgreSQL's backends end a moment after their connections do.
        for (int tries = 0; tries < 500 && is_in_use(into->url()); ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        EXPECT_FALSE(is_in_use(into->url()));
    }
}

TEST_P(BackupTest, ADamagedOrCutFileChangesNothing) {
    fill();
    const auto into = testing::make_scratch(GetParam());
    into->database().write(
        [](Write& write) { write.run(put_setting, arg("name", "own"), arg("value", "own")); });
    back_up(scratch().url(), file("backup"), clock().now());
    export_all(scratch().url(), file("export"), clock().now());
    for (const char* name : {"backup", "export"}) {
        const std::string whole = contents(file(name));
        std::vector<std::string> wrong{"", "hello\n", whole.substr(0, whole.size() / 2),
                                       whole.substr(0, whole.size() - 1), whole + whole};
        if (whole.starts_with('{')) {
            wrong.back() += "x";
            std::string changed = whole;
            changed.replace(changed.find("清运"), 3, "请");
            wrong.push_back(changed);
            wrong.push_back(whole.substr(whole.find('\n') + 1));
            // A cut at the end of any line is noticed too.
            wrong.push_back(whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));
            wrong[3] = whole.substr(0, whole.size() - 3);
        } else {
            wrong.pop_back();
            std::string changed = whole;
            for (std::size_t at = 4096; at < 12288; ++at) changed[at] = 'x';
            wrong.push_back(changed);
        }
        into->close();
        for (std::size_t i = 0; i < wrong.size(); ++i) {
            SCOPED_TRACE(fmt::format("{} {}", name, i));
            put_contents(file("wrong"), wrong[i]);
            EXPECT_THROW(restore(into->url(), file("wrong"), clock().now(), true), Error);
        }
        into->reopen();
        EXPECT_THAT(settings_of(into->database()), ::testing::ElementsAre("own"));
    }
}

TEST_P(BackupTest, ADamagedDatabaseIsSetAsideByForceOnly) {
    fill();
    back_up(scratch().url(), file("backup"), clock().now());
    const auto into = testing::make_scratch("sqlite");
    into->close();
    const auto damaged = into->folder() / "test.db";
    put_contents(damaged, std::string(50'000, 'x'));
    EXPECT_THROW(restore(into->url(), file("backup"), clock().now(), false), Error);
    EXPECT_EQ(contents(damaged).front(), 'x');
    restore(into->url(), file("backup"), clock().now(), true);
    expect_whole(*into);
    int set_aside = 0;
    for (const auto& entry : std::filesystem::directory_iterator(into->folder()))
        set_aside += entry.path().string().contains("test.db.damaged-") ? 1 : 0;
    EXPECT_EQ(set_aside, 1);
}

TEST_P(BackupTest, AMissingFileOrFolderIsABadFile) {
    for (const auto& wrong : {file("nothing"), scratch().folder()}) {
        try {
            restore(scratch().url(), wrong, clock().now(), true);
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::bad_file);
        }
    }
}

TEST_P(BackupTest, AWrongValueIsToldByLineAndField) {
    const auto into = testing::make_scratch(GetParam());
    into->close();
    fill();
    export_all(scratch().url(), file("export"), clock().now());
    const std::string whole = contents(file("export"));
    struct Row {
        const char* from;
        const char* to;
        const char* says;
    };
    for (const Row& row : {Row{R"("node":1,)", R"("node":"one",)", "expected a whole number"},
                           Row{R"("node":1,)", R"("nod":1,)", "\"node\": missing"},
                           Row{R"("node":1,)", R"("node":1,"more":2,)", "no such column"},
                           Row{R"("table":"setting")", R"("table":"nothing")", "no table nothing"},
                           Row{R"("number":1,)", R"("number":999,)", "newer Gongzhi"}}) {
        std::string text = whole;
        const auto at = text.find(row.from);
        ASSERT_NE(at, std::string::npos) << row.from;
        text.replace(at, std::string_view(row.from).size(), row.to);
        put_contents(file("wrong"), text);
        try {
            restore(into->url(), file("wrong"), clock().now(), true);
            ADD_FAILURE() << row.says;
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), ::testing::HasSubstr(row.says));
        }
    }
    into->reopen();
    EXPECT_TRUE(settings_of(into->database()).empty());
}

}  // namespace
}  // namespace db
