#include "clocks/deadline.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/expects.h"
#include "clocks/segments.h"

namespace clocks {

using namespace std::chrono;
using base::Date;
using base::Duration;
using base::Instant;
using catalogue::at_minute;
using catalogue::date_of;
using catalogue::WorkCalendar;

namespace {

/// One uninterrupted run of a limit: where it begins, what is left of it, and the pause that stops
/// it, if there is one.
struct Run {
    Instant from;
    LimitUnit unit;
    std::int64_t left;
    std::optional<Instant> stop;
    Why first_day;
};

/// How a run ended: at its due time, or at the pause with something left.
struct End {
    Instant at;
    std::int64_t left = 0;
    bool over = true;
};

bool counts(const WorkCalendar& calendar, LimitUnit unit, Date date) {
    return unit == LimitUnit::calendar_day || calendar.working(date);
}

End run_hours(const Run& run, const WorkCalendar& calendar, Segments* told) {
    Instant due = calendar.after_working(run.from, Duration{run.left});
    const Instant end = run.stop && *run.stop < due ? *run.stop : due;
    if (told) told->hours(run.from, end, calendar);
    if (end == due) return {due};
    return {end, run.left - calendar.working_time(run.from, end).count(), false};
}

/// The close of business of the day itself; of the next working day, when there is none any more.
End run_same_day(const Run& run, const WorkCalendar& calendar, Segments* told) {
    const Date first = date_of(run.from);
    const bool still = calendar.working(first) && run.from < calendar.close(first);
    const Date last = still ? first : calendar.next_working_day(first + days{1});
    const Instant due = calendar.close(last);
    const bool over = !run.stop || due <= *run.stop;
    const Instant end = over ? due : *run.stop;
    if (told) told->days({run.from, end, run.unit, Why::same_day, first, false}, calendar);
    return {end, 0, over};
}

End run_days(const Run& run, const WorkCalendar& calendar, Segments* told) {
    const Date first = date_of(run.from);
    Date last = first;
    std::int64_t begun = 0;  // of those that count, before the pause
    for (std::int64_t found = 0; found < run.left;) {
        last += days{1};
        if (!counts(calendar, run.unit, last)) continue;
        ++found;
        if (run.stop && at_minute(last, 0) < *run.stop) ++begun;
    }
    const Instant due = calendar.close(calendar.next_working_day(last));
    if (!run.stop || due <= *run.stop) {
        if (told) told->days({run.from, due, run.unit, run.first_day, last, false}, calendar);
        return {due};
    }
    const std::int64_t used = std::min(begun, run.left - 1);
    if (told)
        told->days({run.from, *run.stop, run.unit, run.first_day, last, begun > used}, calendar);
    return {*run.stop, run.left - used, false};
}

End run_limit(const Run& run, const WorkCalendar& calendar, Segments* told) {
    switch (run.unit) {
        case LimitUnit::instant:
            return {run.from};
        case LimitUnit::work_hour:
            return run_hours(run, calendar, told);
        case LimitUnit::work_day:
            if (run.left == 0) return run_same_day(run, calendar, told);
            return run_days(run, calendar, told);
        case LimitUnit::calendar_day:
            return run_days(run, calendar, told);
    }
    std::unreachable();
}

Deadline walk(const Course& course, const WorkCalendar& calendar, Segments* told) {
    base::expects(!course.limits.empty(), "a clock has a limit");
    Deadline out;
    Instant at = course.start;
    auto pause = course.pauses.begin();
    Why first_day = Why::day_of_start;
    for (const Limit& limit : course.limits) {
        std::int64_t left = amount_of(limit);
        out.unit = limit.unit;
        while (true) {
            const bool may_stop = pause != course.pauses.end() && limit.unit != LimitUnit::instant;
            base::expects(!may_stop || at <= pause->from, "pauses are in order");
            const auto stop = may_stop ? std::optional(pause->from) : std::nullopt;
            const End end = run_limit({at, limit.unit, left, stop, first_day}, calendar, told);
            at = end.at;
            left = end.left;
            if (end.over) break;
            if (!pause->to) {
                out.left = left;
                return out;
            }
            if (told) told->paused(*pause, limit.unit);
            at = *pause->to;
            first_day = Why::day_of_resumption;
            ++pause;
        }
        first_day = Why::day_of_extension;
    }
    out.due = at;
    return out;
}

}  // namespace

bool countable(Instant start) {
    const year_month_day date{date_of(start)};
    return date.year() >= year{1992} && date.year() <= year{2100};
}

Deadline deadline(const Course& course, const WorkCalendar& calendar) {
    Segments told;
    Deadline out = walk(course, calendar, &told);
    out.segments = told.take();
    out.assumed = std::ranges::any_of(out.segments, &Segment::assumed);
    return out;
}

std::optional<Instant> due_at(const Course& course, const WorkCalendar& calendar) {
    return walk(course, calendar, nullptr).due;
}

}  // namespace clocks
