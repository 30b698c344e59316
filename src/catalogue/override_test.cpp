#include "catalogue/override.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace catalogue {
namespace {

constexpr Limit wd(int n) {
    return {n, LimitUnit::work_day};
}
constexpr Limit wh(int n) {
    return {n, LimitUnit::work_hour};
}
constexpr Limit cd(int n) {
    return {n, LimitUnit::calendar_day};
}

const Catalogue world{
    .limits = {{.code = "D5", .limit = wd(5), .basis = "a local rule"},
               {.code = "L60", .limit = cd(60), .basis = "信访条例 34", .statutory = true}},
    .leaves = {
        {.code = "030104", .level = Level::town, .limit_class = "D5", .priority = Priority::p3},
        {.code = "090302",
         .level = Level::county,
         .limit_class = "L60",
         .statutory = true,
         .priority = Priority::p2},
        {.code = "040102", .level = Level::external, .limit_class = "D5"}}};

Values at(const char* code) {
    return values_of(*world.find(code), world);
}

TEST(Override, MayBeStricterAndNeverLaxer) {
    struct Row {
        const char* name;
        const char* code;
        Override wanted;
        const char* refused;  // empty: allowed
    };
    const Row rows[] = {
        {"a shorter limit", "030104", {.limit = wd(2)}, ""},
        {"the same limit", "030104", {.limit = wd(5)}, ""},
        {"hours inside a day", "030104", {.limit = wh(8)}, ""},
        {"a longer limit", "030104", {.limit = wd(7)}, "too_lax"},
        {"seven days for five working days", "030104", {.limit = cd(7)}, "incomparable"},
        {"five days for five working days", "030104", {.limit = cd(5)}, ""},
        {"a limit beyond the law's", "090302", {.limit = cd(90)}, "too_lax"},
        {"a limit within the law's", "090302", {.limit = wd(20)}, ""},
        {"thirty working days for sixty days", "090302", {.limit = wd(30)}, ""},
        {"forty-five working days for sixty days", "090302", {.limit = wd(45)}, "incomparable"},
        {"no days at all", "030104", {.limit = wd(0)}, "range"},
        {"a higher level", "030104", {.level = Level::county}, ""},
        {"a lower level sends a duty down", "030104", {.level = Level::village}, "too_lax"},
        {"out of the platform", "030104", {.level = Level::external}, "range"},
        {"into the platform", "040102", {.level = Level::county}, "range"},
        {"a higher priority", "030104", {.priority = Priority::p1}, ""},
        {"a lower priority", "030104", {.priority = Priority::p4}, "too_lax"},
        {"more care", "030104", {.flags = {Flag::confidential_reporter}}, ""},
        {"nothing", "030104", {}, "required"},
        {"an end before its start",
         "030104",
         {.limit = wd(2),
          .valid_from = base::Date{} + std::chrono::days(9),
          .valid_to = base::Date{} + std::chrono::days(9)},
         "range"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto errors = problems_of(row.wanted, at(row.code));
        if (*row.refused == 0) {
            EXPECT_TRUE(errors.empty()) << errors[0].en;
        } else {
            ASSERT_EQ(errors.size(), 1u);
            EXPECT_EQ(errors[0].code, row.refused);
            EXPECT_FALSE(errors[0].zh.empty());
        }
    }
}

TEST(Override, TheNearestOneCountsAndEveryStepIsExplained) {
    const std::vector<Override> chain{
        {.region_name = "山西省", .code = "030104", .limit = wd(4), .basis = "省规定"},
        {.region_name = "甲县", .code = "030104", .limit = wd(2), .priority = Priority::p2},
    };
    const Effective result = effective(*world.find("030104"), world, chain);
    EXPECT_EQ(result.values.limit, wd(2));
    EXPECT_EQ(result.values.priority, Priority::p2);
    EXPECT_EQ(result.values.level, Level::town);
    EXPECT_EQ(result.values.limit_class, "D5");
    ASSERT_EQ(result.steps.size(), 6u);
    EXPECT_EQ(result.steps[0].source, "catalogue");
    EXPECT_EQ(result.steps[0].basis, "a local rule");
    EXPECT_EQ(result.steps[3].zh, "山西省规定为4个工作日。");
    EXPECT_EQ(result.steps[3].basis, "省规定");
    EXPECT_EQ(result.steps[4].en, "甲县 sets 2 working days.");
}

TEST(Override, OneThatHasBecomeLaxerHasNoEffect) {
    const std::vector<Override> chain{
        {.region_name = "甲县", .code = "030104", .limit = wd(2), .level = Level::county},
        {.region_name = "乙镇", .code = "030104", .limit = wd(3), .level = Level::town},
    };
    const Effective result = effective(*world.find("030104"), world, chain);
    EXPECT_EQ(result.values.limit, wd(2));
    EXPECT_EQ(result.values.level, Level::county);
    EXPECT_FALSE(result.steps[5].applied);
    EXPECT_THAT(result.steps[5].en, testing::HasSubstr("without effect"));
    EXPECT_FALSE(result.steps[6].applied);
}

TEST(Override, HoldsFromItsFirstDayToTheDayBeforeItsEnd) {
    const base::Date day{std::chrono::days(20'000)};
    const Override each{.valid_from = day, .valid_to = day + std::chrono::days(2)};
    EXPECT_FALSE(each.holds_on(day - std::chrono::days(1)));
    EXPECT_TRUE(each.holds_on(day));
    EXPECT_TRUE(each.holds_on(day + std::chrono::days(1)));
    EXPECT_FALSE(each.holds_on(day + std::chrono::days(2)));
}

}  // namespace
}  // namespace catalogue
