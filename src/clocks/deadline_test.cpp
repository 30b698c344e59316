#include "clocks/deadline.h"

#include <span>

#include "clocks/calendars_test.h"

namespace clocks {
namespace {

using namespace testing;
using catalogue::WorkCalendar;

struct Row {
    std::string_view rule;
    std::string_view start;
    std::string_view limit;
    std::string_view due;
};

void follow(std::span<const Row> rows, const WorkCalendar& calendar) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rule);
        const Course course{at(row.start), {*parse_limit(row.limit)}, {}};
        const auto told = deadline(course, calendar);
        EXPECT_EQ(shown(told.due), row.due);
        EXPECT_EQ(told.due, due_at(course, calendar));
    }
}

TEST(Deadline, OfWorkingHoursRunsThroughWorkingHoursOnly) {
    const Row rows[] = {
        {"within the morning", "2026-03-03T09:00", "2wh", "2026-03-03T11:00"},
        {"ends at noon, not after lunch", "2026-03-03T09:00", "3wh", "2026-03-03T12:00"},
        {"across lunch", "2026-03-03T11:00", "4wh", "2026-03-03T16:00"},
        {"started in lunch runs from its end", "2026-03-03T12:20", "4wh", "2026-03-03T17:00"},
        {"started at noon runs from one", "2026-03-03T12:00", "1wh", "2026-03-03T14:00"},
        {"ends at the close, not the next opening", "2026-03-03T14:00", "4wh", "2026-03-03T18:00"},
        {"over the night", "2026-03-03T16:00", "4wh", "2026-03-04T11:00"},
        {"started before the opening runs from it", "2026-03-03T07:15", "2wh", "2026-03-03T11:00"},
        {"started after hours runs from the next opening", "2026-03-03T18:00", "2wh",
         "2026-03-04T11:00"},
        {"started at night runs from the next opening", "2026-03-03T23:59", "4wh",
         "2026-03-04T14:00"},
        {"started on Friday evening runs from Monday", "2026-03-06T20:00", "4wh",
         "2026-03-09T14:00"},
        {"started on Saturday runs from Monday", "2026-03-07T10:00", "2wh", "2026-03-09T11:00"},
        {"over the weekend", "2026-03-06T17:00", "2wh", "2026-03-09T10:00"},
        {"a make-up Saturday is a working day", "2026-02-27T17:00", "4wh", "2026-02-28T12:00"},
        {"over Spring Festival", "2026-02-14T17:00", "4wh", "2026-02-24T12:00"},
        {"started in Spring Festival", "2026-02-17T10:00", "4wh", "2026-02-24T14:00"},
        {"over National Day", "2026-09-30T16:00", "4wh", "2026-10-08T11:00"},
        {"eight hours are one full day", "2026-03-03T09:00", "8wh", "2026-03-03T18:00"},
        {"forty hours are one full week", "2026-03-02T09:00", "40wh", "2026-03-06T18:00"},
        {"over the end of the year", "2025-12-31T17:00", "2wh", "2026-01-04T10:00"},
        {"a minute before the close", "2026-03-03T17:59", "1wh", "2026-03-04T09:59"},
        {"to the second", "2026-03-03T09:00:30", "1wh", "2026-03-03T10:00"},
    };
    follow(rows, national());
}

TEST(Deadline, OfWorkingDaysEndsAtTheCloseOfItsLastDay) {
    const Row rows[] = {
        {"the day of the start does not count", "2026-03-03T09:00", "1wd", "2026-03-04T18:00"},
        {"nor when it starts at midnight", "2026-03-03T00:00", "1wd", "2026-03-04T18:00"},
        {"nor when it starts after hours", "2026-03-03T19:00", "1wd", "2026-03-04T18:00"},
        {"nor when it starts at the last minute", "2026-03-03T23:59", "1wd", "2026-03-04T18:00"},
        {"a start on Saturday has its own day", "2026-03-07T10:00", "1wd", "2026-03-09T18:00"},
        {"a start on Sunday ends no later", "2026-03-08T10:00", "1wd", "2026-03-09T18:00"},
        {"five days over a weekend", "2026-03-04T10:00", "5wd", "2026-03-11T18:00"},
        {"over National Day with a make-up Saturday", "2026-09-30T16:00", "5wd",
         "2026-10-13T18:00"},
        {"started on the first day of National Day", "2026-10-01T10:00", "5wd", "2026-10-13T18:00"},
        {"started on the last day of National Day", "2026-10-07T10:00", "1wd", "2026-10-08T18:00"},
        {"started on a make-up Saturday", "2026-10-10T10:00", "1wd", "2026-10-12T18:00"},
        {"ends on a make-up Saturday", "2026-10-08T10:00", "2wd", "2026-10-10T18:00"},
        {"a make-up Sunday before National Day", "2026-09-18T10:00", "1wd", "2026-09-20T18:00"},
        {"Mid-Autumn and a make-up Sunday", "2026-09-18T10:00", "7wd", "2026-09-29T18:00"},
        {"over Spring Festival 2026", "2026-02-13T10:00", "2wd", "2026-02-24T18:00"},
        {"over Spring Festival 2024", "2024-02-08T10:00", "3wd", "2024-02-19T18:00"},
        {"over Spring Festival and its make-up days", "2026-02-13T10:00", "6wd",
         "2026-02-28T18:00"},
        {"New Year 2026 with a make-up Sunday", "2025-12-31T10:00", "2wd", "2026-01-05T18:00"},
        {"a leap day is a day", "2024-02-28T10:00", "1wd", "2024-02-29T18:00"},
        {"over the leap day", "2024-02-28T10:00", "2wd", "2024-03-01T18:00"},
        {"no leap day in 2023", "2023-02-28T10:00", "1wd", "2023-03-01T18:00"},
        {"twenty days", "2026-03-02T10:00", "20wd", "2026-03-30T18:00"},
        {"thirty days over Qingming and Labour Day", "2026-03-25T10:00", "30wd",
         "2026-05-11T18:00"},
    };
    follow(rows, national());
}

TEST(Deadline, OfCalendarDaysEndsOnAWorkingDay) {
    const Row rows[] = {
        {"all days count", "2026-03-03T09:00", "7cd", "2026-03-10T18:00"},
        {"one day", "2026-03-03T20:00", "1cd", "2026-03-04T18:00"},
        {"ends on Saturday: on to Monday", "2026-03-03T09:00", "4cd", "2026-03-09T18:00"},
        {"ends on Sunday: on to Monday", "2026-03-03T09:00", "5cd", "2026-03-09T18:00"},
        {"ends on a make-up Saturday: that day", "2026-10-08T09:00", "2cd", "2026-10-10T18:00"},
        {"ends in National Day: on to its end", "2026-09-26T09:00", "5cd", "2026-10-08T18:00"},
        {"over National Day", "2026-09-30T16:00", "15cd", "2026-10-15T18:00"},
        {"ends in Spring Festival", "2026-02-06T09:00", "15cd", "2026-02-24T18:00"},
        {"fifteen days of the petition rules", "2026-03-02T09:00", "15cd", "2026-03-17T18:00"},
        {"thirty days over February", "2026-02-02T09:00", "30cd", "2026-03-04T18:00"},
        {"thirty days over February of a leap year", "2024-02-01T09:00", "30cd",
         "2024-03-04T18:00"},
        {"sixty days", "2026-03-02T09:00", "60cd", "2026-05-06T18:00"},
        {"over the end of the year", "2025-12-20T09:00", "15cd", "2026-01-04T18:00"},
        {"started on a holiday", "2026-10-03T09:00", "15cd", "2026-10-19T18:00"},
        {"ends on the leap day", "2024-02-26T09:00", "3cd", "2024-02-29T18:00"},
    };
    follow(rows, national());
}

TEST(Deadline, OfTheSameDayEndsAtTheCloseOfBusiness) {
    const Row rows[] = {
        {"started in the morning", "2026-03-03T09:00", "0wd", "2026-03-03T18:00"},
        {"started at midnight", "2026-03-03T00:00", "0wd", "2026-03-03T18:00"},
        {"started a minute before the close", "2026-03-03T17:59", "0wd", "2026-03-03T18:00"},
        {"started at the close: the next working day", "2026-03-03T18:00", "0wd",
         "2026-03-04T18:00"},
        {"started on Friday evening", "2026-03-06T20:00", "0wd", "2026-03-09T18:00"},
        {"started on Saturday", "2026-03-07T10:00", "0wd", "2026-03-09T18:00"},
        {"started on a make-up Saturday", "2026-10-10T10:00", "0wd", "2026-10-10T18:00"},
        {"started in National Day", "2026-10-03T10:00", "0wd", "2026-10-08T18:00"},
    };
    follow(rows, national());
    const Row summer[] = {
        {"ends at the unit's close", "2026-06-02T10:00", "0wd", "2026-06-02T17:30"},
        {"its hours are over", "2026-06-02T17:30", "0wd", "2026-06-03T17:30"}};
    follow(summer, with_summer_hours());
}

TEST(Deadline, OfAnInstantIsItsStart) {
    const Row rows[] = {{"at night", "2026-03-03T23:10", "0", "2026-03-03T23:10"},
                        {"on a holiday", "2026-10-01T03:00", "0", "2026-10-01T03:00"}};
    follow(rows, national());
}

TEST(Deadline, KeepsLocalHolidaysAndLocalWorkingDays) {
    const Row rows[] = {
        {"a local holiday does not count", "2026-04-17T10:00", "1wd", "2026-04-21T18:00"},
        {"a local working Saturday counts", "2026-04-23T10:00", "2wd", "2026-04-25T18:00"},
        {"hours run around it", "2026-04-17T17:00", "2wh", "2026-04-21T10:00"},
        {"a calendar limit does not end on it", "2026-04-10T10:00", "10cd", "2026-04-21T18:00"},
    };
    follow(rows, with_local_holiday());
}

TEST(Deadline, KeepsTheHoursOfTheUnitAndOfTheSeason) {
    const Row rows[] = {
        {"the usual hours before the first season", "2026-04-27T10:00", "1wd", "2026-04-28T18:00"},
        {"a day ends at the unit's close", "2026-06-02T10:00", "1wd", "2026-06-03T17:30"},
        {"a long lunch", "2026-06-02T11:00", "2wh", "2026-06-02T15:30"},
        {"an early opening", "2026-06-02T08:00", "1wh", "2026-06-02T09:30"},
        {"six and a half hours a day", "2026-06-02T08:30", "8wh", "2026-06-03T10:00"},
        {"the season changes on the way", "2026-09-30T16:30", "2wh", "2026-10-08T10:00"},
        {"winter closes at five", "2026-10-08T10:00", "1wd", "2026-10-09T17:00"},
    };
    follow(rows, with_summer_hours());
}

TEST(Deadline, BeyondTheAnnouncedCalendarIsAssumedAndSaysSo) {
    const Course course{at("2026-12-30T10:00"), {*parse_limit("5wd")}, {}};
    const auto told = deadline(course, national());
    EXPECT_EQ(shown(told.due), "2027-01-06T18:00");
    EXPECT_TRUE(told.assumed);
    EXPECT_TRUE(told.segments.back().assumed);
    EXPECT_NE(told.segments.back().why.en.find("assumed"), std::string::npos);
    EXPECT_FALSE(deadline({at("2026-12-23T10:00"), {*parse_limit("5wd")}, {}}, national()).assumed);
}

struct PauseRow {
    std::string_view rule;
    std::string_view start;
    std::string_view limit;
    std::vector<std::pair<std::string_view, std::string_view>> pauses;
    std::string_view due;
};

TEST(Deadline, StandsStillWhilePaused) {
    const PauseRow rows[] = {
        {"hours stop and go on",
         "2026-03-03T09:00",
         "4wh",
         {{"2026-03-03T10:00", "2026-03-03T11:00"}},
         "2026-03-03T15:00"},
        {"a pause outside working hours gains nothing",
         "2026-03-03T16:00",
         "4wh",
         {{"2026-03-03T19:00", "2026-03-04T08:00"}},
         "2026-03-04T11:00"},
        {"hours over a holiday in the pause",
         "2026-02-13T17:00",
         "4wh",
         {{"2026-02-14T10:00", "2026-02-24T10:00"}},
         "2026-02-24T12:00"},
        {"the day of a pause counts, that of the resumption does not",
         "2026-03-02T10:00",
         "5wd",
         {{"2026-03-04T10:00", "2026-03-06T10:00"}},
         "2026-03-11T18:00"},
        {"paused and resumed on one day gains nothing",
         "2026-03-02T10:00",
         "5wd",
         {{"2026-03-04T10:00", "2026-03-04T16:00"}},
         "2026-03-09T18:00"},
        {"a pause over one night gains one day",
         "2026-03-02T10:00",
         "5wd",
         {{"2026-03-04T16:00", "2026-03-05T09:00"}},
         "2026-03-10T18:00"},
        {"paused on the day of the start",
         "2026-03-02T10:00",
         "1wd",
         {{"2026-03-02T11:00", "2026-03-02T15:00"}},
         "2026-03-03T18:00"},
        {"paused over a weekend gains no working day but the resumption's",
         "2026-03-04T10:00",
         "5wd",
         {{"2026-03-06T18:00", "2026-03-09T09:00"}},
         "2026-03-12T18:00"},
        {"paused on the last day: it is given again",
         "2026-03-02T10:00",
         "1wd",
         {{"2026-03-03T17:59", "2026-03-05T10:00"}},
         "2026-03-06T18:00"},
        {"paused at midnight: the day had not begun",
         "2026-03-02T10:00",
         "2wd",
         {{"2026-03-04T00:00", "2026-03-05T10:00"}},
         "2026-03-06T18:00"},
        {"a pause over National Day",
         "2026-09-28T10:00",
         "5wd",
         {{"2026-09-30T10:00", "2026-10-08T10:00"}},
         "2026-10-12T18:00"},
        {"calendar days stop too",
         "2026-03-02T10:00",
         "15cd",
         {{"2026-03-05T10:00", "2026-03-09T10:00"}},
         "2026-03-23T18:00"},
        {"paused while the last day gives way: it is given again",
         "2026-03-03T09:00",
         "4cd",
         {{"2026-03-08T10:00", "2026-03-09T10:00"}},
         "2026-03-10T18:00"},
        {"two pauses",
         "2026-03-02T10:00",
         "5wd",
         {{"2026-03-03T10:00", "2026-03-04T10:00"}, {"2026-03-05T10:00", "2026-03-06T10:00"}},
         "2026-03-11T18:00"},
        {"a pause at the due time changes nothing",
         "2026-03-02T10:00",
         "1wd",
         {{"2026-03-03T18:00", "2026-03-05T10:00"}},
         "2026-03-03T18:00"},
        {"a same-day limit: the day of the resumption",
         "2026-03-02T10:00",
         "0wd",
         {{"2026-03-02T11:00", "2026-03-05T10:00"}},
         "2026-03-05T18:00"},
        {"a same-day limit resumed after hours",
         "2026-03-02T10:00",
         "0wd",
         {{"2026-03-02T11:00", "2026-03-06T19:00"}},
         "2026-03-09T18:00"},
        {"while it stands it has no due time",
         "2026-03-02T10:00",
         "5wd",
         {{"2026-03-04T10:00", ""}},
         "-"},
    };
    for (const PauseRow& row : rows) {
        SCOPED_TRACE(row.rule);
        Course course{at(row.start), {*parse_limit(row.limit)}, {}};
        for (const auto& [from, to] : row.pauses)
            course.pauses.push_back(
                {at(from), to.empty() ? std::nullopt : std::optional(at(to)), "补正材料"});
        EXPECT_EQ(shown(deadline(course, national()).due), row.due);
        EXPECT_EQ(course, course_of(to_json(course)));
    }
}

TEST(Deadline, AnExtensionRunsFromTheOldDueTime) {
    const auto due = [](std::string_view start, std::vector<Limit> limits) {
        return shown(deadline({at(start), std::move(limits), {}}, national()).due);
    };
    const Limit days60{60, LimitUnit::calendar_day}, days30{30, LimitUnit::calendar_day};
    EXPECT_EQ(due("2026-03-02T09:00", {days60}), "2026-05-06T18:00");
    EXPECT_EQ(due("2026-03-02T09:00", {days60, days30}), "2026-06-05T18:00");
    EXPECT_EQ(due("2026-03-03T14:00", {{4, LimitUnit::work_hour}, {4, LimitUnit::work_hour}}),
              "2026-03-04T14:00");
    EXPECT_EQ(due("2026-03-03T14:00", {{2, LimitUnit::work_day}, {1, LimitUnit::work_day}}),
              "2026-03-06T18:00");
}

TEST(Deadline, TellsTheIssuesExample) {
    const auto told =
        deadline({at("2026-09-30T16:00"), {{5, LimitUnit::work_day}}, {}}, national());
    std::string text;
    for (const Segment& segment : told.segments)
        text += fmt::format("{} {} {} {}\n", shown(segment.from), shown(segment.to),
                            segment.counted, segment.why.en);
    EXPECT_EQ(text,
              "2026-09-30T16:00 2026-10-01T00:00 0 the day of the start does not count (Civil Code "
              "art. 201)\n"
              "2026-10-01T00:00 2026-10-08T00:00 0 National Day, holiday\n"
              "2026-10-08T00:00 2026-10-10T00:00 2 working days\n"
              "2026-10-10T00:00 2026-10-11T00:00 1 National Day, make-up working day\n"
              "2026-10-11T00:00 2026-10-12T00:00 0 weekend\n"
              "2026-10-12T00:00 2026-10-13T18:00 2 working days\n");
}

}  // namespace
}  // namespace clocks
