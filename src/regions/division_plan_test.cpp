#include "regions/division_plan.h"

#include <gtest/gtest.h>

namespace regions {
namespace {

constexpr std::string_view heading = "code\tlevel\tname\tparent\n";
constexpr std::string_view above =
    "620000000000\t1\t甘肃省\t\n"
    "620900000000\t2\t酒泉市\t620000000000\n"
    "620922000000\t3\t瓜州县\t620900000000\n"
    "620922100000\t4\t渊泉镇\t620922000000\n"
    "620922101000\t4\t柳园镇\t620922000000\n";

/// What stands in the database after importing last year's file as the first one.
std::vector<Known> imported(std::string_view text) {
    const auto file = read_divisions(text).value();
    const auto plan = plan_divisions({}, file, 1);
    std::vector<Known> out;
    for (std::size_t row = 0; row < file.size(); ++row)
        out.push_back({.id = plan.ids[row],
                       .parent_id = plan.parents[row] == row ? 0 : plan.ids[plan.parents[row]],
                       .key = file[row].key,
                       .name = std::string(file[row].name),
                       .urban_rural = file[row].urban_rural});
    return out;
}

/// Last year's lines and this year's, below the same county and towns.
struct Year {
    std::string text;
    std::vector<Known> known;
    std::vector<Division> file;
    DivisionPlan plan;

    Year(std::string_view before, std::string_view after, std::string_view shared = above)
        : text(std::string(heading) + std::string(shared) + std::string(after)),
          known(imported(std::string(heading) + std::string(shared) + std::string(before))),
          file(read_divisions(text).value()),
          plan(plan_divisions(known, file, 100)) {}
};

TEST(DivisionPlan, AFirstImportAddsEverythingWithShortPaths) {
    const Year year("", "620922100001\t5\t渊泉社区居委会\t620922100000\n");
    EXPECT_EQ(year.plan.path(4), "/1/2/3/5/");
    EXPECT_EQ(year.plan.path(5), "/1/2/3/4/100/");
}

TEST(DivisionPlan, TheSameFileAgainChangesNothing) {
    const Year year("", "");
    EXPECT_TRUE(year.plan.changes_nothing());
}

TEST(DivisionPlan, AnotherNameKeepsTheId) {
    const Year year("620922100001\t5\t渊泉村委会\t620922100000\n",
                    "620922100001\t5\t渊泉社区居委会\t620922100000\n");
    ASSERT_EQ(year.plan.renamed.size(), 1U);
    EXPECT_EQ(year.plan.ids.back(), year.known.back().id);
    EXPECT_TRUE(year.plan.added.empty());
    EXPECT_TRUE(year.plan.closed.empty());
}

struct Succession {
    std::string rule;
    std::string before;
    std::string after;
    std::int64_t successor;  // new ids begin at 100
    bool moved = false;
};

TEST(DivisionPlan, FindsWhatCameInThePlaceOfAVanishedCode) {
    const std::string yuanquan = "620922100001\t5\t渊泉村委会\t620922100000\n";
    const std::vector<Succession> table{
        {"nothing came", yuanquan, "", 0},
        {"another name came", yuanquan, "620922100002\t5\t柳园村委会\t620922100000\n", 0},
        {"the same name under the same parent", yuanquan,
         "620922100201\t5\t渊泉村委会\t620922100000\n", 100},
        {"a village became a community", yuanquan,
         "620922100002\t5\t渊泉社区居委会\t620922100000\n", 100},
        {"two could be meant", yuanquan,
         "620922100002\t5\t渊泉社区居委会\t620922100000\n620922100003\t5\t渊泉社区\t620922100000\n",
         0},
        {"it moved to the next town", yuanquan, "620922101001\t5\t渊泉村委会\t620922101000\n", 100,
         true},
        {"two moved away", yuanquan,
         "620922101001\t5\t渊泉村委会\t620922101000\n620922101002\t5\t渊泉村委会\t620922101000\n",
         0},
    };
    for (const auto& [rule, before, after, successor, moved] : table) {
        SCOPED_TRACE(rule);
        const Year year(before, after);
        ASSERT_EQ(year.plan.closed.size(), 1U);
        EXPECT_EQ(year.plan.closed[0].successor_id, successor);
        EXPECT_EQ(year.plan.closed[0].moved, moved);
    }
}

TEST(DivisionPlan, WhatStandsBelowARecodedCountyFollowsIt) {
    const Year year(
        "620922000000\t3\t瓜州县\t620900000000\n620922100000\t4\t渊泉镇\t620922000000\n"
        "620922100001\t5\t渊泉村委会\t620922100000\n",
        "620982000000\t3\t瓜州市\t620900000000\n620982100000\t4\t渊泉镇\t620982000000\n"
        "620982100001\t5\t渊泉村委会\t620982100000\n",
        "620000000000\t1\t甘肃省\t\n620900000000\t2\t酒泉市\t620000000000\n");
    ASSERT_EQ(year.plan.closed.size(), 3U);
    EXPECT_EQ(year.plan.closed[0].successor_id, 100);
    EXPECT_EQ(year.plan.closed[1].successor_id, 101);
    EXPECT_EQ(year.plan.closed[2].successor_id, 102);
    EXPECT_EQ(year.plan.moved(), 0U);
}

TEST(DivisionPlan, AFileWithoutClassesLeavesThemAsTheyAre) {
    auto known = imported(std::string(heading) + std::string(above));
    known.back().urban_rural = 121;
    const auto text = std::string(heading) + std::string(above);
    const auto file = read_divisions(text).value();
    EXPECT_TRUE(plan_divisions(known, file, 100).changes_nothing());
}

TEST(DivisionPlan, StemsLeaveOutTheKind) {
    EXPECT_EQ(stem("瓜州县"), "瓜州");
    EXPECT_EQ(stem("渊泉村村委会"), "渊泉");
    EXPECT_EQ(stem("渊泉社区居委会"), "渊泉");
    EXPECT_EQ(stem("县"), "县");
}

}  // namespace
}  // namespace regions
