#include "base/query_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace base {
namespace {

using testing::ElementsAre;

/// `folded: term term; folded: term`, or the code of the error.
std::string parsed(std::string_view text) {
    const auto groups = parse_query(text);
    if (!groups) return "!" + groups.error().code;
    std::string out;
    for (const WordGroup& group : *groups) {
        out += (out.empty() ? "" : "; ") + group.folded + ":";
        for (const std::string& term : group.terms) out += " " + term;
    }
    return out;
}

TEST(TextTerms, ArePairsCharactersAndWords) {
    EXPECT_EQ(search_form("清运垃圾，2号楼 Lift~B"), "~清运垃圾 2 ~号楼 lift b");
    EXPECT_EQ(search_form(" 🙂，\x01 "), "");
    EXPECT_THAT(
        text_terms("清运垃圾，2号 Lift B"),
        ElementsAre("清", "清运", "运", "运垃", "垃", "垃圾", "圾", "2", "号", "lift", "b"));
    EXPECT_THAT(text_terms("𠮷野"), ElementsAre("𠮷", "𠮷野", "野"));
    EXPECT_THAT(text_terms(std::string(100, 'a')), ElementsAre(std::string(64, 'a')));
}

struct Case {
    std::string typed;
    std::string expected;
};

TEST(ParseQuery, ReadsWhatPeopleType) {
    const Case cases[] = {
        {"", ""},
        {" \u3000\n ", ""},
        {"垃圾清运", "垃圾清运: 垃圾 圾清 清运"},
        {"垃圾 清运", "垃圾: 垃圾; 清运: 清运"},
        {"垃圾，清运。", "垃圾: 垃圾; 清运: 清运"},
        {"水", "水: 水"},
        {"垃圾 垃圾", "垃圾: 垃圾"},
        {"ＷＡＴＥＲ pipe", "water: water; pipe: pipe"},
        {"\"water pipe\" 井", "waterpipe: water pipe; 井: 井"},
        {"“垃圾 清运”", "垃圾清运: 垃圾 圾清 清运"},
        {"「水，电」", "水,电: 水 电"},
        {"3号楼", "3号楼: 3 号楼"},
        {"2026-0901-7", "2026-0901-7: 2026 0901 7"},
        {"(井盖)", "井盖: 井盖"},
        {"🙂井盖🙂", "井盖: 井盖"},
        {"𠮷野家", "𠮷野家: 𠮷野 野家"},
    };
    for (const Case& each : cases) EXPECT_EQ(parsed(each.typed), each.expected) << each.typed;
}

TEST(ParseQuery, HasNoOperators) {
    EXPECT_EQ(parsed("a OR b"), "a: a; or: or; b: b");
    EXPECT_EQ(parsed("NOT (垃圾* & 清运:A) | !x"), "not: not; 垃圾: 垃圾; 清运:a: 清运 a; x: x");
    EXPECT_EQ(parsed("\"never closed"), "neverclosed: never closed");
    EXPECT_EQ(parsed("'; DROP TABLE text --"), "drop: drop; table: table; text: text");
    EXPECT_EQ(parsed("\"\"\"\""), "");
    EXPECT_EQ(parsed("a\\'b\\"), "a\\'b: a b");
    EXPECT_EQ(parsed("@r1"), "r1: r1") << "nobody can type the marks of a scope";
}

TEST(ParseQuery, SaysWhatIsWrong) {
    EXPECT_EQ(parsed(std::string("a\0b", 3)), "!utf8");
    EXPECT_EQ(parsed("\xED\xA0\x80"), "!utf8");
    EXPECT_EQ(parsed("🙂"), "!no_words");
    EXPECT_EQ(parsed("-- //"), "!no_words");
    EXPECT_EQ(parsed(std::string(201, 'a')), "!too_long");
    std::string many;
    for (char c = 'a'; c < 'a' + 17; ++c) many += std::string(1, c) + " ";
    EXPECT_EQ(parsed(many), "!too_many");
    EXPECT_EQ(parse_query("🙂", "words").error().field, "words");
}

TEST(HoldsAll, WantsEveryGroupAsItWasTyped) {
    const std::string text = fold("清理垃圾，请尽快运走。Main Street 5");
    EXPECT_TRUE(holds_all(text, parse_query("运走 垃圾").value()));
    EXPECT_TRUE(holds_all(text, parse_query("\"main street\"").value()));
    EXPECT_FALSE(holds_all(text, parse_query("垃圾运走").value()));
    EXPECT_TRUE(holds_all(text, {}));
}

}  // namespace
}  // namespace base
