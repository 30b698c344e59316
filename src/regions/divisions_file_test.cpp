#include "regions/divisions_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regions {
namespace {

const std::string sound =
    "code\tlevel\tname\tparent\n"
    "620000000000\t1\t甘肃省\t\n"
    "620900000000\t2\t酒泉市\t620000000000\n"
    "620922000000\t3\t瓜州县\t620900000000\n"
    "620922100000\t4\t渊泉镇\t620922000000\n"
    "620922100001\t5\t渊泉社区居委会\t620922100000\n";

TEST(DivisionsFile, ComesBackParentsFirst) {
    const std::string shuffled =
        "code\tlevel\tname\tparent\n"
        "620900000000\t2\t酒泉市\t620000000000\n"
        "620000000000\t1\t甘肃省\t\n";
    const auto rows = read_divisions(shuffled);
    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->at(0).name, "甘肃省");
    EXPECT_EQ(rows->at(1).parent, (CodeKey{1, 620000000000}));
}

TEST(DivisionsFile, TakesWindowsLineEndsAByteOrderMarkAndAMissingLastLineEnd) {
    const auto rows = read_divisions(
        "\xEF\xBB\xBF"
        "code\tlevel\tname\tparent\r\n620000000000\t1\t甘肃省\t");
    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->at(0).name, "甘肃省");
}

TEST(DivisionsFile, OneCodeMayStandAtTwoLevels) {
    EXPECT_TRUE(
        read_divisions("code\tlevel\tname\tparent\n"
                       "440000000000\t1\t广东省\t\n"
                       "441900000000\t2\t东莞市\t440000000000\n"
                       "441900000000\t3\t东莞市\t441900000000\n"));
}

TEST(DivisionsFile, TheFifthColumnIsTheUrbanRuralClass) {
    const auto rows = read_divisions(
        "code\tlevel\tname\tparent\turban_rural\n"
        "620000000000\t1\t甘肃省\t\t\n"
        "620900000000\t2\t酒泉市\t620000000000\t111\n");
    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->at(0).urban_rural, 0);
    EXPECT_EQ(rows->at(1).urban_rural, 111);
}

struct Wrong {
    std::string rule;
    std::string text;
    std::size_t line;
    std::string field;
    std::string expected;
};

TEST(DivisionsFile, SaysTheLineTheFieldAndWhatWasExpected) {
    const std::string head = "code\tlevel\tname\tparent\n620000000000\t1\t甘肃省\t\n";
    const std::string with_class =
        "code\tlevel\tname\tparent\turban_rural\n620000000000\t1\t甘肃省\t\t";
    const std::vector<Wrong> table{
        {"an empty file", "", 1, "heading", "the first line must be"},
        {"another heading", "id,name\n", 1, "heading", "the first line must be"},
        {"a heading alone", "code\tlevel\tname\tparent\n", 0, "", "holds no division"},
        {"a line that ends early", head + "620900000000\t2\t酒泉", 3, "line", "expected 4 fields"},
        {"a line too long", head + "620900000000\t2\t酒泉市\t620000000000\tx\ty\n", 3, "line",
         "found 6"},
        {"a parent cut short", head + "620900000000\t2\t酒泉市\t62000000", 3, "parent",
         "expected twelve digits"},
        {"letters in a code", head + "62O900000000\t2\t酒泉市\t620000000000\n", 3, "code",
         "expected twelve digits"},
        {"a signed code", head + "-20900000000\t2\t酒泉市\t620000000000\n", 3, "code",
         "expected twelve digits"},
        {"digits below the level", head + "620900000001\t2\t酒泉市\t620000000000\n", 3, "code",
         "ends in 8 zeros"},
        {"an unknown level", head + "620900000000\t6\t酒泉市\t620000000000\n", 3, "level",
         "expected 1 to 5"},
        {"no name", head + "620900000000\t2\t\t620000000000\n", 3, "name", "expected 1 to 100"},
        {"bytes that are no UTF-8", head + "620900000000\t2\t\xD6\xD0\t620000000000\n", 3, "name",
         "UTF-8"},
        {"a province with a parent", head + "630000000000\t1\t青海省\t620000000000\n", 3, "parent",
         "expected nothing"},
        {"a child without a parent", head + "620900000000\t2\t酒泉市\t\n", 3, "parent",
         "expected twelve digits"},
        {"a child of another province", head + "630900000000\t2\t酒泉市\t620000000000\n", 3,
         "parent", "first 2 digits"},
        {"a parent that is not there", head + "620922000000\t3\t瓜州县\t620900000000\n", 3,
         "parent", "has no 620900000000 at level 2"},
        {"a key twice", head + "620000000000\t1\t甘肃\t\n", 3, "code", "stands in line 2"},
        {"an unknown class", with_class + "113\n", 2, "urban_rural", "expected 111"},
    };
    for (const auto& [rule, text, line, field, expected] : table) {
        SCOPED_TRACE(rule);
        const auto rows = read_divisions(text);
        ASSERT_FALSE(rows.has_value());
        ASSERT_FALSE(rows.error().empty());
        EXPECT_EQ(rows.error()[0].line, line);
        EXPECT_EQ(rows.error()[0].field, field);
        EXPECT_THAT(rows.error()[0].en, testing::HasSubstr(expected));
        EXPECT_FALSE(rows.error()[0].zh.empty());
    }
}

TEST(DivisionsFile, AFileCutAnywhereInsideALineIsRefused) {
    const auto last_line = sound.rfind('\n', sound.size() - 2) + 1;
    for (std::size_t size = last_line + 1; size < sound.size() - 1; ++size) {
        SCOPED_TRACE(size);
        EXPECT_FALSE(read_divisions(std::string_view(sound).substr(0, size)).has_value());
    }
}

TEST(DivisionsFile, TellsOfMoreThanOneFaultButNotOfThousands) {
    std::string text = "code\tlevel\tname\tparent\n";
    for (int i = 0; i < 1000; ++i) text += "x\n";
    EXPECT_EQ(read_divisions(text).error().size(), most_problems);
}

}  // namespace
}  // namespace regions
