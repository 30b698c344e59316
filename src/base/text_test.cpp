#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace base {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Text, KnowsUtf8) {
    EXPECT_TRUE(is_utf8("共治 gongzhi 𠮷"));
    EXPECT_FALSE(is_utf8("\xC3("));
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_utf8(std::string("a\0b", 3)));
}

TEST(Text, CountsCharactersNotBytes) {
    EXPECT_EQ(length("共治ab"), 4U);
    EXPECT_EQ(length(""), 0U);
}

TEST(Text, NfcJoinsAndTrims) {
    EXPECT_EQ(nfc("  e\u0301 "), "\u00E9");
}

TEST(Text, FoldMakesFullWidthPlain) {
    EXPECT_EQ(fold("\uFF08\uFF211\uFF09 渊泉 镇"), "(a1)渊泉镇");
}

TEST(Text, PinyinOfPlaceNames) {
    EXPECT_EQ(pinyin("渊泉镇").full, "yuanquanzhen");
    EXPECT_EQ(pinyin("渊泉镇").initials, "yqz");
    EXPECT_EQ(pinyin("绿洲第2社区").initials, "lzd2sq");
    EXPECT_EQ(pinyin("𪛖村").initials, "𪛖c");  // no reading known
}

TEST(Text, BigramsOverlap) {
    EXPECT_THAT(bigrams("清运垃圾,ABC 2号"), ElementsAre("清运", "运垃", "垃圾", "abc", "2", "号"));
    EXPECT_THAT(bigrams("垃 \n圾"), ElementsAre("垃圾")) << "a line may break in a word";
    EXPECT_THAT(bigrams("ＡＢＣ公司＋12"), ElementsAre("abc", "公司", "12")) << "full width";
    EXPECT_THAT(bigrams("🙂井盖🙂"), ElementsAre("井盖"));
    EXPECT_THAT(bigrams("བོད་ཡིག"), ElementsAre("བོད", "ཡིག")) << "vowel signs stay in the word";
    EXPECT_THAT(bigrams("井"), ElementsAre("井"));
    EXPECT_THAT(bigrams(" ,。"), IsEmpty());
}

}  // namespace
}  // namespace base
