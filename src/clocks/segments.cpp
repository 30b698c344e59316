#include "clocks/segments.h"

#include <algorithm>

#include <fmt/format.h>

namespace clocks {

using namespace std::chrono;
using base::Date;
using base::Instant;
using catalogue::at_minute;
using catalogue::Day;
using catalogue::DayKind;
using catalogue::WorkCalendar;

void Segments::add(Instant from, Instant to, std::int64_t counted, LimitUnit unit,
                   const Reason& reason) {
    if (from == to) return;
    if (!segments_.empty() && reasons_.back() == reason && segments_.back().unit == unit) {
        segments_.back().to = to;
        segments_.back().counted += counted;
        return;
    }
    segments_.push_back({.from = from,
                         .to = to,
                         .counted = counted,
                         .unit = unit,
                         .why = words(reason),
                         .assumed = reason.assumed});
    reasons_.push_back(reason);
}

Segments::Reason Segments::reason_of(const Day& day) {
    Reason reason{.why = Why::workday,
                  .name = std::string(day.name),
                  .local = day.local,
                  .assumed = day.assumed};
    switch (day.kind) {
        case DayKind::workday:
            break;
        case DayKind::makeup_workday:
            reason.why = Why::makeup_workday;
            break;
        case DayKind::weekend:
            reason.why = Why::weekend;
            break;
        case DayKind::holiday:
            reason.why = Why::holiday;
            break;
    }
    return reason;
}

void Segments::hours(Instant from, Instant until, const WorkCalendar& calendar) {
    const auto cut = [&](Instant at) { return std::clamp(at, from, until); };
    const auto tell = [&](Instant begin, Instant end, Why why, bool assumed) {
        const Instant a = cut(begin);
        const Instant b = cut(end);
        const auto counted = why == Why::working_hours ? (b - a).count() : 0;
        add(a, b, counted, LimitUnit::work_hour, {.why = why, .assumed = assumed});
    };
    for (Date date = catalogue::date_of(from); at_minute(date, 0) < until;
         date += std::chrono::days{1}) {
        const Day day = calendar.day(date);
        const Instant midnight = at_minute(date + std::chrono::days{1}, 0);
        Instant told = at_minute(date, 0);
        if (!day.working) {
            add(cut(told), cut(midnight), 0, LimitUnit::work_hour, reason_of(day));
            continue;
        }
        for (const auto& span : calendar.spans(date)) {
            tell(told, at_minute(date, span.from), Why::outside_hours, day.assumed);
            tell(at_minute(date, span.from), at_minute(date, span.to), Why::working_hours,
                 day.assumed);
            told = at_minute(date, span.to);
        }
        tell(told, midnight, Why::outside_hours, day.assumed);
    }
}

void Segments::days(const DayRun& run, const WorkCalendar& calendar) {
    const Date first = catalogue::date_of(run.from);
    add(run.from, std::min(run.until, at_minute(first + std::chrono::days{1}, 0)), 0, run.unit,
        {.why = run.first_day});
    for (Date date = first + std::chrono::days{1}; at_minute(date, 0) < run.until;
         date += std::chrono::days{1}) {
        const Day day = calendar.day(date);
        Reason reason = reason_of(day);
        std::int64_t counted = day.working && date <= run.last ? 1 : 0;
        if (day.working && date > run.last) reason = {.why = Why::same_day, .assumed = day.assumed};
        if (run.unit == LimitUnit::calendar_day) {
            counted = date <= run.last ? 1 : 0;
            if (counted == 1)
                reason = {.why = Why::calendar_day};
            else
                reason = {.why = Why::gives_way, .assumed = day.assumed};
        }
        if (date == run.last && run.given_back) {
            counted = 0;
            reason = {.why = Why::not_over};
        }
        const Instant end = std::min(run.until, at_minute(date + std::chrono::days{1}, 0));
        add(at_minute(date, 0), end, counted, run.unit, reason);
    }
}

void Segments::paused(const Pause& pause, LimitUnit unit) {
    add(pause.from, *pause.to, 0, unit, {.why = Why::paused, .name = pause.reason});
}

std::vector<Segment> Segments::take() {
    reasons_.clear();
    return std::move(segments_);
}

namespace {

Words plain_words(Why why) {
    switch (why) {
        case Why::day_of_start:
            return {"开始的当日不计入（民法典第201条）",
                    "the day of the start does not count (Civil Code art. 201)"};
        case Why::day_of_resumption:
            return {"恢复计时的当日不计入", "the day of the resumption does not count"};
        case Why::day_of_extension:
            return {"延期自原到期日的次日起算",
                    "the extension runs from the day after the old due day"};
        case Why::same_day:
            return {"当日下班前（当日不是工作日或已下班的，为下一个工作日）",
                    "by the close of the same day (of the next working day, when it is none or its "
                    "hours are over)"};
        case Why::workday:
            return {"工作日", "working days"};
        case Why::makeup_workday:
            return {"调休上班", "make-up working day"};
        case Why::calendar_day:
            return {"自然日", "calendar days"};
        case Why::weekend:
            return {"周末", "weekend"};
        case Why::holiday:
            return {"放假", "holiday"};
        case Why::gives_way:
            return {
                "最后一日不是工作日，顺延至下一个工作日下班时（民法典第203条）",
                "the last day is no working day: on to the close of the next working day (Civil "
                "Code art. 203)"};
        case Why::not_over:
            return {"最后一日尚未结束即暂停，恢复后重新计一日",
                    "paused before the last day was over; it is counted again"};
        case Why::working_hours:
            return {"工作时间", "working hours"};
        case Why::outside_hours:
            return {"非工作时间", "outside working hours"};
        case Why::paused:
            return {"暂停计时", "paused"};
    }
    std::unreachable();
}

}  // namespace

Words Segments::words(const Reason& reason) {
    Words out = plain_words(reason.why);
    if (reason.why == Why::paused) {
        out.zh += ":" + reason.name;
        out.en += ": " + reason.name;
    } else if (!reason.name.empty()) {
        const auto name = catalogue::festival_in_english(reason.name);
        out.zh = fmt::format("{}{}{}", reason.local ? "地方规定·" : "", reason.name, out.zh);
        out.en = fmt::format("{}{}, {}", reason.local ? "local rule, " : "", name, out.en);
    }
    if (reason.assumed) {
        out.zh += "（该年日历未公布，按周一至周五推定）";
        out.en += " (no calendar announced yet: Monday to Friday assumed)";
    }
    return out;
}

}  // namespace clocks
