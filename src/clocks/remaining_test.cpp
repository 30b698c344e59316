#include "clocks/remaining.h"

#include <gtest/gtest.h>

namespace clocks {
namespace {

using base::Instant;

/// No calendar is loaded: Monday to Friday, which is all that these rules need.
catalogue::WorkCalendar weekdays() {
    return catalogue::WorkCalendar(std::make_shared<const catalogue::NationalDays>());
}

Instant at(std::string_view local) {
    return base::parse_instant(std::string(local) + "+08:00").value();
}

struct Row {
    std::string_view rule;
    std::string_view start;
    std::string_view limit;
    std::string_view now;
    std::string_view zh;
    std::string_view en;
};

TEST(Standing, SaysWhatIsLeft) {
    const Row rows[] = {
        {"the day of the start is none of the days left", "2026-03-02T10:00", "5wd",
         "2026-03-02T10:01", "还剩5个工作日", "5 working days left"},
        {"a day is left until its close", "2026-03-02T10:00", "5wd", "2026-03-03T17:59",
         "还剩5个工作日", "5 working days left"},
        {"and is gone after it", "2026-03-02T10:00", "5wd", "2026-03-03T18:00", "还剩4个工作日",
         "4 working days left"},
        {"on the last day one is left", "2026-03-02T10:00", "5wd", "2026-03-09T09:00",
         "还剩1个工作日", "1 working day left"},
        {"just overdue", "2026-03-02T10:00", "5wd", "2026-03-09T18:01", "已超期", "overdue"},
        {"overdue by days", "2026-03-02T10:00", "5wd", "2026-03-11T19:00", "已超期2个工作日",
         "2 working days overdue"},
        {"hours left", "2026-03-02T10:00", "4wh", "2026-03-02T11:30", "还剩2小时30分工作时间",
         "2 hours 30 minutes of working time left"},
        {"hours overdue", "2026-03-02T10:00", "4wh", "2026-03-03T10:00", "已超期4工作小时",
         "4 working hours overdue"},
        {"a same-day limit", "2026-03-02T10:00", "0wd", "2026-03-02T11:00", "应当日办结",
         "due by the close of the day"},
        {"a same-day limit from the evening before", "2026-03-02T20:00", "0wd", "2026-03-02T21:00",
         "还剩1个工作日", "1 working day left"},
        {"calendar days left", "2026-03-02T10:00", "15cd", "2026-03-02T10:00", "还剩15日",
         "15 days left"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rule);
        const Course course{at(row.start), {*parse_limit(row.limit)}, {}};
        const auto seen = standing(course, weekdays(), at(row.now));
        EXPECT_EQ(seen.words.zh, row.zh);
        EXPECT_EQ(seen.words.en, row.en);
    }
}

TEST(Standing, WhilePausedSaysWhatWasLeft) {
    const Course course{
        at("2026-03-02T10:00"), {{5, LimitUnit::work_day}}, {{at("2026-03-04T10:00"), {}, "补正"}}};
    const auto seen = standing(course, weekdays(), at("2026-03-20T10:00"));
    EXPECT_EQ(seen.words.zh, "已暂停，还剩3个工作日");
    EXPECT_FALSE(seen.due.has_value());
}

TEST(Standing, KnowsHowMuchIsUsed) {
    const Course course{at("2026-03-02T09:00"), {{8, LimitUnit::work_hour}}, {}};
    EXPECT_EQ(standing(course, weekdays(), at("2026-03-02T09:00")).used_percent, 0);
    EXPECT_EQ(standing(course, weekdays(), at("2026-03-02T14:00")).used_percent, 50);
    EXPECT_EQ(standing(course, weekdays(), at("2026-03-02T18:00")).used_percent, 100);
    EXPECT_EQ(standing(course, weekdays(), at("2026-03-03T18:00")).used_percent, 200);
}

TEST(Overdue, ByAHundredPercentIsTheLimitOnceMore) {
    const Instant due = at("2026-03-09T18:00");
    EXPECT_EQ(overdue_at({5, LimitUnit::work_day}, due, weekdays(), 100), at("2026-03-16T18:00"));
    EXPECT_EQ(overdue_at({4, LimitUnit::work_hour}, due, weekdays(), 100), at("2026-03-10T14:00"));
    EXPECT_EQ(overdue_at({4, LimitUnit::work_hour}, due, weekdays(), 50), at("2026-03-10T11:00"));
}

}  // namespace
}  // namespace clocks
