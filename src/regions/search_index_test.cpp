#include "regions/search_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace regions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A small country: ids are given in the order of level and code, as the index wants them.
SearchIndex country() {
    struct Row {
        std::int64_t id, parent;
        int level;
        std::int64_t code;
        std::string name;
    };
    const std::vector<Row> rows{
        {1, 0, 1, 370000000000, "山东省"},
        {2, 0, 1, 620000000000, "甘肃省"},
        {3, 1, 2, 371300000000, "临沂市"},
        {4, 2, 2, 620900000000, "酒泉市"},
        {5, 3, 3, 371302000000, "兰山区"},
        {6, 4, 3, 620922000000, "瓜州县"},
        {7, 5, 4, 371302001000, "兰山街道"},
        {8, 6, 4, 620922100000, "渊泉镇"},
        {9, 6, 4, 620922105000, "瓜州镇"},
        {10, 8, 5, 620922100001, "渊泉社区居委会"},
        {11, 8, 5, 620922100002, "新建路（1）社区居委会"},
        {12, 9, 5, 620922105200, "瓜州村委会"},
        {13, 9, 5, 620922105201, "小宛瓜州村委会"},
    };
    SearchIndex::Builder builder;
    for (const auto& row : rows) {
        const auto read = base::pinyin(row.name);
        builder.add({row.id, row.parent, row.level, row.code, row.name, read.full, read.initials});
    }
    return std::move(builder).build();
}

struct Search {
    std::string rule;
    SearchQuestion question;
    std::vector<std::int64_t> found;
};

TEST(RegionSearch, FindsBestFirst) {
    const std::vector<Search> table{
        {"a whole name comes before a beginning", {.text = "瓜州镇"}, {9}},
        {"beginnings by level and code, then inside", {.text = "瓜州"}, {6, 9, 12, 13}},
        {"by pinyin", {.text = "guazhou"}, {6, 9, 12, 13}},
        {"by pinyin in capitals", {.text = "YuanQuanZhen"}, {8}},
        {"by initials", {.text = "yqz"}, {8}},
        {"initials of the beginning", {.text = "gz"}, {6, 9, 12, 13}},
        {"an ancestor first", {.text = "瓜州 渊泉"}, {8, 10}},
        {"an ancestor last", {.text = "渊泉 甘肃"}, {8, 10}},
        {"ancestors by pinyin", {.text = "gansu yq"}, {8, 10}},
        {"a wide space parts words too", {.text = "兰山　兰山"}, {7}},
        {"full-width digits and brackets are plain", {.text = "新建路(１)"}, {11}},
        {"by code", {.text = "371302"}, {5, 7}},
        {"a whole code", {.text = "620922100001"}, {10}},
        {"in one subtree, its root included", {.text = "瓜州", .within = 9}, {9, 12, 13}},
        {"a subtree that is not there is empty", {.text = "瓜州", .within = 99}, {}},
        {"at one level", {.text = "瓜州", .level = 5}, {12, 13}},
        {"no more than asked for", {.text = "瓜州", .limit = 2}, {6, 9}},
        {"an ancestor that does not fit", {.text = "山东 渊泉"}, {}},
        {"nothing asked", {.text = "  　 "}, {}},
        {"nothing there", {.text = "深圳"}, {}},
    };
    const auto index = country();
    for (const auto& [rule, question, found] : table) {
        SCOPED_TRACE(rule);
        EXPECT_EQ(index.find(question), found);
    }
}

TEST(RegionSearch, AnEmptyTreeFindsNothing) {
    EXPECT_THAT(SearchIndex::Builder().build().find({.text = "瓜州"}), IsEmpty());
}

TEST(FindFrom, FindsWhatStandsAnywhereInLongTexts) {
    const std::string filler(200, 'a');
    for (std::size_t before = 0; before < 140; ++before) {
        SCOPED_TRACE(before);
        const std::string text = filler.substr(0, before) + "abc" + filler;
        EXPECT_EQ(find_from<char>(text, "bc", 0), before + 1);
        EXPECT_EQ(find_from<char>(text, "bc", before + 2), std::string::npos);
        EXPECT_EQ(find_from<char>(text, "bc", text.size()), std::string::npos);
    }
    EXPECT_EQ(find_from<char>("abc", "abcd", 0), std::string::npos);
    EXPECT_EQ(find_from<char>("abc", "abc", 0), 0U);
}

}  // namespace
}  // namespace regions
