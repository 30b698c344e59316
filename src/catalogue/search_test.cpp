#include "catalogue/search.h"

#include <gtest/gtest.h>

namespace catalogue {
namespace {

TEST(CategorySearch, FindsWhatPeopleSay) {
    const Catalogue world{
        .headings = {{"03", "公共设施", "facilities"}, {"0304", "市容环境", "street scene"}},
        .leaves = {{.code = "030401", .zh = "暴露垃圾、垃圾满溢", .en = "litter, overflowing bins"},
                   {.code = "030402", .zh = "道路不洁", .en = "dirty road"},
                   {.code = "060202", .zh = "固体废物倾倒", .en = "waste dumping"},
                   {.code = "100106", .zh = "家庭暴力求助", .en = "violence", .note = "110"}}};
    const CategorySearch search(world);
    struct Row {
        const char* name;
        const char* query;
        const char* first;
    };
    const Row rows[] = {
        {"by its code", "030402", "030402"},
        {"by the beginning of a code", "1001", "100106"},
        {"by a word of its name", "垃圾", "030401"},
        {"by its initials", "dlbj", "030402"},
        {"by its pinyin", "guti", "060202"},
        {"by initials from the middle", "ljmy", "030401"},
        {"by English", "Dirty Road", "030402"},
        {"by its class", "市容", "030401"},
        {"by its note", "110", "100106"},
        {"by part of what was said", "路边垃圾满了没人管", "030401"},
        {"by full-width digits", "030402", "030402"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto found = search.find(row.query, 10);
        ASSERT_FALSE(found.empty());
        EXPECT_EQ(found.front(), row.first);
    }
    EXPECT_TRUE(search.find("", 10).empty());
    EXPECT_TRUE(search.find("火星", 10).empty());
    EXPECT_EQ(search.find("03", 1).size(), 1u);
}

}  // namespace
}  // namespace catalogue
