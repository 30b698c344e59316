#include "db/migrate.h"

#include <set>

#include <gmock/gmock.h>

#include "base/expects.h"
#include "db/connection.h"
#include "db/statement.h"

namespace db::detail {
namespace {

TEST(Migrate, EachDatabaseIsGivenItsOwnBlocks) {
    constexpr std::string_view text =
        "CREATE TABLE a (x ktext, ktextual text);\n-- only sqlite\nS;\n-- only postgresql\nP;\n-- "
        "both\nB;\n";
    EXPECT_EQ(script_for(Dialect::sqlite, text),
              "CREATE TABLE a (x text, ktextual text);\nS;\nB;\n");
    EXPECT_EQ(script_for(Dialect::postgresql, text),
              "CREATE TABLE a (x text COLLATE \"C\", ktextual text);\nP;\nB;\n");
}

TEST(Migrate, ABlockForAnUnknownDatabaseIsABug) {
    EXPECT_THROW(script_for(Dialect::sqlite, "-- only postgres\nP;\n"), base::Bug);
    EXPECT_THROW(script_for(Dialect::postgresql, "-- only sqlite3\nS;\n"), base::Bug);
}

TEST(Migrate, TheStepsAreNumberedUpwardsAndEachOnce) {
    std::set<int> numbers;
    for (const Migration& step : migrations()) {
        EXPECT_EQ(fmt::format("{:04}", step.number), step.name.substr(0, 4));
        if (!numbers.empty()) {
            EXPECT_GT(step.number, *numbers.rbegin());
        }
        EXPECT_TRUE(numbers.insert(step.number).second);
    }
}

TEST(Statement, NamesAreFoundOnceAndNotInTextsOrCasts) {
    EXPECT_THAT(parameter_names("SELECT ':no', x::text FROM t WHERE a = :one AND b=:two_2 OR c = "
                                ":one"),
                ::testing::ElementsAre("one", "two_2"));
    EXPECT_TRUE(parameter_names("SELECT 'it''s :no'").empty());
}

TEST(Target, AUrlIsShownWithoutItsPassword) {
    struct Row {
        const char* url;
        const char* shown;
    };
    for (const Row& row :
         {Row{"sqlite:/data/x.db", "/data/x.db"}, Row{"/data/x.db", "/data/x.db"},
          Row{"postgresql://u:geheim@host:5432/d", "postgresql://u@host:5432/d"},
          Row{"postgresql://u@host:5432/d", "postgresql://u@host:5432/d"},
          Row{"postgresql://host/d?user=u&password=geheim&x=1",
              "postgresql://host/d?user=u&password=…&x=1"},
          Row{"postgres://u:ge@host/d?password=geheim", "postgres://u@host/d?password=…"}})
        EXPECT_EQ(parse_url(row.url).shown, row.shown) << row.url;
    for (const char* wrong : {"", "sqlite:", "mysql://x", "a\"b"})
        EXPECT_THROW(parse_url(wrong), Error) << wrong;
}

}  // namespace
}  // namespace db::detail
