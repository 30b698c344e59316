#include "exchange/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace exchange {
namespace {

using testing::HasSubstr;

constexpr const char* small = R"({
  "system": "old", "county": "620922", "number": "id", "registered_at": "at", "place": "where",)";

std::string with(std::string_view more) {
    return small + std::string(more) + "}";
}

TEST(Mapping, ReadsTimesAsTheirFormSays) {
    struct Row {
        const char* text;
        const char* format;
        const char* utc;  // empty: no time
    };
    const Row rows[] = {
        {"2018-02-08 19:14:23", "%Y-%m-%d %H:%M:%S", "2018-02-08T11:14:23Z"},
        {"2018/2/8", "%Y/%m/%d", "2018-02-07T16:00:00Z"},
        {"2018年2月8日 9时5分", "%Y年%m月%d日 %H时%M分", "2018-02-08T01:05:00Z"},
        {"2018-02-08T19:14:23+09:00", "rfc3339", "2018-02-08T10:14:23Z"},
        {"2018-02-30 00:00:00", "%Y-%m-%d %H:%M:%S", ""},
        {"2018-02-08 24:00:00", "%Y-%m-%d %H:%M:%S", ""},
        {"2018-02-08 19:14:23 ", "%Y-%m-%d %H:%M:%S", ""},
        {"08.02.2018", "%Y-%m-%d", ""},
        {"", "%Y", ""},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text);
        const auto at = read_time(row.text, {.format = row.format});
        EXPECT_EQ(at ? base::to_text(*at) : "", row.utc);
    }
}

TEST(Mapping, SaysEverythingThatIsWrongWithIt) {
    struct Row {
        const char* what;
        std::string text;
        const char* field;
        const char* says;
    };
    const Row rows[] = {
        {"no JSON", "{\n\"system\": }", "", "is no JSON"},
        {"a list", "[]", "", "object"},
        {"nothing in it", "{}", "number", "has to be given"},
        {"a fact that is none", with(R"("colour": "x")"), "colour", "registered_at"},
        {"a county's name", with(R"("county": "瓜州")"), "county", "six digits"},
        {"a zone's name", with(R"("time_zone": "CST")"), "time_zone", "+08:00"},
        {"a pattern that is none", with(R"("unit": {"column": "u", "replace": [["(", ""]]})"),
         "unit/replace", "("},
        {"a part that is none", with(R"("unit": {"column": "u", "colum": "v"})"), "unit/colum",
         "columns"},
        {"neither column nor constant", with(R"("unit": {"join": "-"})"), "unit", "constant"},
        {"a number for a text", with(R"("unit": 5)"), "unit", "text"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        const auto mapping = read_mapping(row.text);
        ASSERT_FALSE(mapping);
        bool found = false;
        for (const auto& problem : mapping.error())
            found |= problem.field == row.field && problem.en.find(row.says) != std::string::npos &&
                     !problem.zh.empty();
        EXPECT_TRUE(found) << base::to_text(mapping.error());
    }
}

TEST(Mapping, NamesTheColumnsThatThereAre) {
    const auto mapping = read_mapping(with(R"("unit": "office")"));
    ASSERT_TRUE(mapping);
    const auto wrong = misfits(*mapping, {"id", "at", "单位"});
    ASSERT_EQ(wrong.size(), 2U);
    EXPECT_EQ(wrong[0].field, "place");
    EXPECT_THAT(wrong[1].en, HasSubstr("\"office\""));
    EXPECT_THAT(wrong[1].en, HasSubstr("id, at, 单位"));
}

TEST(Mapping, ReadsFactsThroughPatternsAndTables) {
    const auto mapping = read_mapping(with(R"(
      "empty": ["-"],
      "unit": {"column": "u", "replace": [["（.*）$", ""]], "values": {"城管": "城管局"},
               "otherwise": "@desk"},
      "state": {"columns": ["a", "b"], "values": {"1/0": "closed", "1/": "in_hand"},
                "only_known": true},
      "kind": ["a", "b"],   // a list is short for columns
      "channel": {"constant": "hotline"},)"));
    ASSERT_TRUE(mapping) << base::to_text(mapping.error());
    const FactReader facts(*mapping, {"u", "a", "b", "id", "at", "where"});
    const auto fact = [&](const char* name, std::vector<std::string> cells) {
        cells.resize(6);
        const auto found = facts.fact({3, cells}, name);
        return found ? *found : "? " + found.error().en;
    };
    EXPECT_EQ(fact("unit", {"城管（东街道）"}), "城管局");
    EXPECT_EQ(fact("unit", {"水务局"}), "水务局");
    EXPECT_EQ(fact("unit", {"-"}), "@desk");
    EXPECT_EQ(fact("state", {"", "1", "0"}), "closed");
    EXPECT_EQ(fact("state", {"", "1", "-"}), "in_hand");
    EXPECT_THAT(fact("state", {"", "7", "7"}), HasSubstr("does not know \"7/7\""));
    EXPECT_EQ(fact("kind", {"", "x", "-"}), "x/");
    EXPECT_EQ(fact("channel", {}), "hotline");
    EXPECT_EQ(fact("lateness", {}), "");
}

}  // namespace
}  // namespace exchange
