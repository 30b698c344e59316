// Deadlines of random courses, held against a second way to count and against what must always
// hold.
#include <algorithm>
#include <random>

#include "clocks/calendars_test.h"
#include "clocks/deadline.h"
#include "clocks/remaining.h"

namespace clocks {
namespace {

using namespace testing;
using namespace std::chrono;
using base::Date;
using base::Duration;
using base::Instant;
using catalogue::WorkCalendar;
using catalogue::WorkingHours;

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

Instant plain_same_day(Instant start, const std::vector<Pause>& pauses,
                       const WorkCalendar& calendar) {
    Instant now = start;
    while (true) {
        Date day = catalogue::date_of(now);
        while (!calendar.working(day) || calendar.close(day) <= now) day += days{1};
        const Instant due = calendar.close(day);
        const auto stopped = std::ranges::find_if(
            pauses, [&](const Pause& p) { return now <= p.from && p.from < due; });
        if (stopped == pauses.end()) return due;
        now = *stopped->to;
    }
}

Instant plainly(const Course& course, const WorkCalendar& calendar) {
    const Limit limit = course.limits.front();
    if (limit.unit == LimitUnit::work_hour)
        return plain_hours(course.start, limit.value * 60, course.pauses, calendar);
    if (limit.value == 0) return plain_same_day(course.start, course.pauses, calendar);
    return plain_days(course.start, limit, course.pauses, calendar);
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
        const int least = unit == LimitUnit::work_day ? 0 : 1;
        const int most = unit == LimitUnit::work_hour ? 40 : 30;
        course.limits.push_back({static_cast<int>(between(least, most)), unit});
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
        ASSERT_EQ(shown(due_at(course, calendar)), shown(plainly(course, calendar)))
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
