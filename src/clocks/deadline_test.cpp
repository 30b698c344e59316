#include "clocks/deadline.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <span>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "clocks/remaining.h"

namespace clocks {
namespace {

using namespace std::chrono;
using base::Date;
using base::Duration;
using base::Instant;
using catalogue::DayEntry;
using catalogue::DayKind;
using catalogue::LocalDay;
using catalogue::NationalDays;
using catalogue::WorkCalendar;
using catalogue::WorkingHours;

/// The announced calendars of 2004 – 2026, as the project ships them.
std::shared_ptr<const NationalDays> announced() {
    static const auto days = [] {
        std::ifstream file("data/calendar/cn_workdays_2004_2026.tsv");
        std::vector<DayEntry> entries;
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            std::istringstream in(line);
            std::string date, working, kind;
            std::getline(in, date, '\t');
            std::getline(in, working, '\t');
            std::getline(in, kind, '\t');
            DayEntry entry{
                .date = *base::parse_date(date), .kind = DayKind::workday, .festival = {}};
            if (kind == "weekend") entry.kind = DayKind::weekend;
            if (kind == "holiday") entry.kind = DayKind::holiday;
            if (kind == "makeup_workday") entry.kind = DayKind::makeup_workday;
            std::getline(in, entry.festival, '\t');
            entries.push_back(entry);
        }
        return std::make_shared<const NationalDays>(entries);
    }();
    return days;
}

/// `2026-09-30 16:00` in China.
Instant at(std::string_view local) {
    const auto read = base::parse_instant(fmt::format("{}+08:00", local));
    EXPECT_TRUE(read.has_value()) << local;
    return read.value_or(Instant{});
}

Date date(std::string_view text) {
    return *base::parse_date(text);
}

std::string shown(std::optional<Instant> instant) {
    if (!instant) return "-";
    return base::to_text(*instant, catalogue::china_offset).substr(0, 16);
}

/// A county that keeps 三月三, and one whose office works 08:30–12:00, 14:30–17:30.
WorkCalendar national() {
    return WorkCalendar(announced());
}
WorkCalendar with_local_holiday() {
    return WorkCalendar(announced(), {{date("2026-04-20"), {date("2026-04-20"), false, "三月三"}},
                                      {date("2026-04-25"), {date("2026-04-25"), true, "三月三"}}});
}
WorkCalendar with_summer_hours() {
    return WorkCalendar(announced(), {},
                        WorkingHours({{date("2026-05-01"), {{510, 720}, {870, 1050}}},
                                      {date("2026-10-01"), {{540, 720}, {780, 1020}}}}));
}

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

// A second way to count, as slow and plain as can be: minute by minute for hours, day by day for
// days, straight from the sentences of the rule.

Instant plain_hours(Instant start, std::int64_t minutes_left, const std::vector<Pause>& pauses,
                    const WorkCalendar& calendar) {
    Instant now = start;
    while (minutes_left > 0) {
        const auto today = catalogue::date_of(now);
        bool runs = calendar.working(today);
        const auto minute = (now - catalogue::at_minute(today, 0)).count() / 60'000;
        bool open = false;
        for (const auto& span : calendar.spans(today))
            open |= span.from <= minute && minute < span.to;
        for (const Pause& pause : pauses) runs &= !(pause.from <= now && now < *pause.to);
        if (runs && open) --minutes_left;
        now = now + minutes{1};
    }
    return now;
}

Instant plain_days(Instant start, Limit limit, const std::vector<Pause>& pauses,
                   const WorkCalendar& calendar) {
    const auto stands = [&](Instant moment) {
        return std::ranges::any_of(
            pauses, [&](const Pause& p) { return p.from <= moment && moment < *p.to; });
    };
    int used = 0;
    Date day = catalogue::date_of(start);
    while (true) {
        day += days{1};
        // A day begins with the clock running when it ran before midnight and does so after it.
        const Instant midnight = catalogue::at_minute(day, 0);
        if (stands(midnight - Duration{1}) || stands(midnight)) continue;
        if (limit.unit == LimitUnit::work_day && !calendar.working(day)) continue;
        if (++used < limit.value) continue;
        Date last = day;
        while (!calendar.working(last)) last += days{1};
        const Instant due = calendar.close(last);
        // The last day is over only if the clock ran until its close.
        const auto stopped = std::ranges::find_if(pauses, [&](const Pause& p) {
            return catalogue::at_minute(day, 0) <= p.from && p.from < due;
        });
        if (stopped == pauses.end()) return due;
        day = catalogue::date_of(*stopped->to);
        // Further pauses of that day do not matter: it does not count anyway.
        --used;
    }
}

class AnyDeadline : public ::testing::Test {
  protected:
    AnyDeadline() : seed_(std::random_device{}()), random_(seed_) {
        RecordProperty("seed", std::to_string(seed_));
        fmt::print("seed {}\n", seed_);
    }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    Instant any_start() {
        return at("2005-01-03T00:00") + minutes{between(0, 21LL * 365 * 24 * 60)};
    }
    Course any_course() {
        Course course{any_start(), {}, {}};
        const auto unit = static_cast<LimitUnit>(between(1, 3));
        course.limits.push_back(
            {static_cast<int>(between(1, unit == LimitUnit::work_hour ? 40 : 30)), unit});
        Instant from = course.start;
        for (auto left = between(0, 3); left > 0; --left) {
            from = from + minutes{between(1, 6 * 24 * 60)};
            const Instant to = from + minutes{between(1, 9 * 24 * 60)};
            course.pauses.push_back({from, to, "补正"});
            from = to;
        }
        return course;
    }
    WorkCalendar any_calendar() {
        switch (between(0, 2)) {
            case 0:
                return national();
            case 1:
                return with_local_holiday();
            default:
                return WorkCalendar(
                    announced(), {},
                    WorkingHours({{date("2004-01-01"), {{510, 720}, {870, 1050}}}}));
        }
    }

    std::uint32_t seed_;
    std::mt19937_64 random_;
};

TEST_F(AnyDeadline, AgreesWithCountingOneByOne) {
    for (int round = 0; round < 4000; ++round) {
        const Course course = any_course();
        const WorkCalendar calendar = any_calendar();
        const Limit limit = course.limits.front();
        const auto plain =
            limit.unit == LimitUnit::work_hour
                ? plain_hours(course.start, limit.value * 60, course.pauses, calendar)
                : plain_days(course.start, limit, course.pauses, calendar);
        ASSERT_EQ(shown(due_at(course, calendar)), shown(plain))
            << "seed " << seed_ << " " << to_json(course);
    }
}

TEST_F(AnyDeadline, IsProvedByItsSegments) {
    for (int round = 0; round < 4000; ++round) {
        Course course = any_course();
        if (between(0, 3) == 0)
            course.limits.push_back({static_cast<int>(between(1, 10)), course.limits.front().unit});
        const WorkCalendar calendar = any_calendar();
        const auto told = deadline(course, calendar);
        SCOPED_TRACE(fmt::format("seed {} {}", seed_, to_json(course)));
        ASSERT_EQ(told.segments.front().from, course.start);
        ASSERT_EQ(told.segments.back().to, *told.due);
        std::int64_t sum = 0;
        std::int64_t whole = 0;
        for (std::size_t i = 0; i < told.segments.size(); ++i) {
            sum += told.segments[i].counted;
            if (i > 0) {
                ASSERT_EQ(told.segments[i].from, told.segments[i - 1].to);
            }
        }
        for (const Limit& limit : course.limits) whole += amount_of(limit);
        ASSERT_EQ(sum, whole);
        ASSERT_TRUE(calendar.working(catalogue::date_of(*told.due)));
    }
}

TEST_F(AnyDeadline, IsNeverEarlierForALaterStartOrALongerLimit) {
    for (int round = 0; round < 2000; ++round) {
        Course course = any_course();
        course.pauses.clear();
        const auto due = *due_at(course, national());
        Course later = course;
        later.start = later.start + minutes{between(1, 3000)};
        ASSERT_LE(due, *due_at(later, national())) << "seed " << seed_;
        Course longer = course;
        ++longer.limits.front().value;
        ASSERT_LE(due, *due_at(longer, national())) << "seed " << seed_;
    }
}

TEST_F(AnyDeadline, IsUsedUpEvenly) {
    for (int round = 0; round < 1000; ++round) {
        const Course course = any_course();
        const auto due = *due_at(course, national());
        const auto half = *used_at(course, national(), 50);
        const auto most = *used_at(course, national(), 80);
        ASSERT_LE(course.start, half);
        ASSERT_LE(half, most);
        ASSERT_LE(most, due);
        ASSERT_LE(*used_at(course, national(), 100), due);
        const auto there = standing(course, national(), half);
        ASSERT_NEAR(there.used_percent, 50, 1) << "seed " << seed_ << " " << to_json(course);
    }
}

}  // namespace
}  // namespace clocks
