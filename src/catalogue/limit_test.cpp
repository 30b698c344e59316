#include "catalogue/limit.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace catalogue {
namespace {

constexpr Limit at_once{};
constexpr Limit wh(int n) {
    return {n, LimitUnit::work_hour};
}
constexpr Limit wd(int n) {
    return {n, LimitUnit::work_day};
}
constexpr Limit cd(int n) {
    return {n, LimitUnit::calendar_day};
}

TEST(Limit, IsComparedByKind) {
    struct Row {
        const char* name;
        Limit one, other;
        Strictness expected;
    };
    const Row rows[] = {
        {"the same days are equal", wd(5), wd(5), Strictness::equal},
        {"fewer working days are stricter", wd(2), wd(5), Strictness::stricter},
        {"more working days are laxer", wd(7), wd(5), Strictness::laxer},
        {"at once is stricter than anything", at_once, wh(1), Strictness::stricter},
        {"anything is laxer than at once", cd(60), at_once, Strictness::laxer},
        {"four hours are stricter than one day", wh(4), wd(1), Strictness::stricter},
        {"a full day of hours never ends after one working day", wh(8), wd(1),
         Strictness::stricter},
        {"nine hours may end before or after one working day", wh(9), wd(1),
         Strictness::incomparable},
        {"one working day never ends after sixteen hours", wd(1), wh(16), Strictness::stricter},
        {"15 days are stricter than 15 working days", cd(15), wd(15), Strictness::stricter},
        {"7 days and 5 working days depend on the calendar", cd(7), wd(5),
         Strictness::incomparable},
        {"one working day is stricter than any days", wd(1), cd(2), Strictness::stricter},
        {"one working day and one day end together", wd(1), cd(1), Strictness::equal},
        {"hours inside one day are stricter than any days", wh(4), cd(1), Strictness::stricter},
        {"20 working days fit into 60 days whatever the holidays", wd(20), cd(60),
         Strictness::stricter},
        {"20 working days and 30 days depend on the calendar", wd(20), cd(30),
         Strictness::incomparable},
        {"5 working days fit into 30 days", wd(5), cd(30), Strictness::stricter},
        {"5 working days and 15 days depend on the calendar", wd(5), cd(15),
         Strictness::incomparable},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(compare(row.one, row.other), row.expected);
    }
}

TEST(Limit, WorkingDaysCalledStricterThanDaysAreSoInEveryYearOnRecord) {
    std::ifstream file("data/calendar/cn_workdays_2004_2026.tsv");
    ASSERT_TRUE(file);
    std::vector<bool> works;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) works.push_back(line.at(11) == '1');
    ASSERT_GT(works.size(), 8000u);

    for (int days = 2; days <= 60; ++days) {
        int calendar = 1;
        while (!as_strict(wd(days), cd(calendar))) ++calendar;
        for (std::size_t start = 0; start + 200 < works.size(); ++start) {
            int worked = 0;
            int passed = 0;
            while (worked < days) worked += works[start + static_cast<std::size_t>(++passed)];
            ASSERT_LE(passed, calendar) << days << " working days from day " << start;
        }
    }
}

TEST(Limit, IsSaidInBothLanguages) {
    EXPECT_EQ(zh(wd(5)), "5个工作日");
    EXPECT_EQ(en(wh(1)), "1 working hour");
    EXPECT_EQ(en(cd(60)), "60 days");
    EXPECT_EQ(zh(at_once), "即时");
}

}  // namespace
}  // namespace catalogue
