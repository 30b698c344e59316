#include "clocks/remaining.h"

#include <algorithm>

#include <fmt/format.h>

#include "clocks/deadline.h"

namespace clocks {

using namespace std::chrono;
using base::Duration;
using base::Instant;
using catalogue::WorkCalendar;

namespace {

/// The stretches of [start, until) during which the clock ran.
std::vector<std::pair<Instant, Instant>> running(const Course& course, Instant until) {
    std::vector<std::pair<Instant, Instant>> out;
    Instant from = course.start;
    for (const Pause& pause : course.pauses) {
        if (pause.from >= until) break;
        out.emplace_back(from, pause.from);
        from = pause.to.value_or(until);
    }
    if (from < until) out.emplace_back(from, until);
    return out;
}

Duration ran(const Course& course, const WorkCalendar& calendar, Instant until) {
    Duration sum{0};
    for (const auto& [from, to] : running(course, until)) sum += calendar.working_time(from, to);
    return sum;
}

/// Days whose close lies in (from, to]: working days, or all.
std::int64_t closes_between(const WorkCalendar& calendar, LimitUnit unit, Instant from,
                            Instant to) {
    std::int64_t count = 0;
    for (auto date = catalogue::date_of(from); catalogue::at_minute(date, 0) < to;
         date += days{1}) {
        if (unit == LimitUnit::work_day && !calendar.working(date)) continue;
        const Instant close = calendar.close(date);
        if (from < close && close <= to) ++count;
    }
    return count;
}

std::int64_t amount_between(const WorkCalendar& calendar, LimitUnit unit, Instant from,
                            Instant to) {
    switch (unit) {
        case LimitUnit::instant:
            return 0;
        case LimitUnit::work_hour:
            return calendar.working_time(from, to).count();
        case LimitUnit::work_day:
        case LimitUnit::calendar_day:
            return closes_between(calendar, unit, from, to);
    }
    std::unreachable();
}

/// The day on which a clock starts or runs on does not count, so it is none of the days left.
Instant counted_from(const Course& course, LimitUnit unit, Instant now) {
    if (unit == LimitUnit::work_hour) return now;
    const Instant began = course.pauses.empty() ? course.start : *course.pauses.back().to;
    return std::max(now, catalogue::at_minute(catalogue::date_of(began) + days{1}, 0));
}

Words left_in_words(const Standing& standing) {
    if (standing.unit == LimitUnit::instant) return {"应即时办理", "due at once"};
    // A same-day limit has no whole day to count.
    if (standing.unit == LimitUnit::work_day && standing.amount == 0)
        return {"应当日办结", "due by the close of the day"};
    const Words amount = in_words(standing.unit, standing.amount);
    return {"还剩" + amount.zh, amount.en + " left"};
}

Words over_in_words(const Standing& standing) {
    if (standing.unit == LimitUnit::instant || standing.amount == 0) return {"已超期", "overdue"};
    const Words amount = in_words(standing.unit, standing.amount);
    return {"已超期" + amount.zh, amount.en + " overdue"};
}

}  // namespace

Standing standing(const Course& course, const WorkCalendar& calendar, Instant now) {
    const Deadline full = deadline(course, calendar);
    Standing out{.due = full.due, .unit = course.limits.back().unit};
    if (!full.due) {
        out.amount = full.left;
        out.unit = full.unit;
        const Words left = left_in_words(out);
        out.words = {"已暂停，" + left.zh, "paused, " + left.en};
        return out;
    }
    const Instant due = *full.due;
    out.overdue = due < now;
    const Instant from = std::min(std::max(now, course.start), due);
    out.work = out.overdue ? calendar.working_time(due, now) : calendar.working_time(from, due);
    out.amount =
        out.overdue ? amount_between(calendar, out.unit, due, now)
                    : amount_between(calendar, out.unit, counted_from(course, out.unit, from), due);
    const auto whole = ran(course, calendar, due).count();
    const auto used = ran(course, calendar, std::max(now, course.start)).count();
    out.used_percent = whole == 0 ? (now < due ? 0 : 100) : static_cast<int>(used * 100 / whole);
    out.words = out.overdue ? over_in_words(out) : left_in_words(out);
    return out;
}

std::optional<Instant> used_at(const Course& course, const WorkCalendar& calendar, int percent) {
    const auto due = due_at(course, calendar);
    if (!due) return {};
    Duration rest{ran(course, calendar, *due).count() * percent / 100};
    for (const auto& [from, to] : running(course, *due)) {
        const Duration here = calendar.working_time(from, to);
        if (rest <= here) return calendar.after_working(from, rest);
        rest -= here;
    }
    return due;
}

Instant overdue_at(Limit limit, Instant due, const WorkCalendar& calendar, int percent) {
    const Course again{.start = due, .limits = {limit}, .pauses = {}};
    const Instant end = *due_at(again, calendar);
    if (percent == 100) return end;
    const auto whole = calendar.working_time(due, end).count();
    return calendar.after_working(due, Duration{whole * percent / 100});
}

}  // namespace clocks
