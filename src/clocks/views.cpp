#include "clocks/views.h"

#include <fmt/format.h>

namespace clocks {

std::string limits_text(const Course& course) {
    std::string out;
    for (const Limit& limit : course.limits) out += (out.empty() ? "" : "+") + to_text(limit);
    return out;
}

DueView due_view(const Course& course, const catalogue::WorkCalendar& calendar) {
    const Deadline told = deadline(course, calendar);
    DueView out{.start = course.start,
                .limit = limits_text(course),
                .limit_zh = {},
                .limit_en = {},
                .due = told.due,
                .assumed = told.assumed,
                .segments = {}};
    for (const Limit& limit : course.limits) {
        const Words words = in_words(limit);
        out.limit_zh += (out.limit_zh.empty() ? "" : "，延长") + words.zh;
        out.limit_en += (out.limit_en.empty() ? "" : ", extended by ") + words.en;
    }
    for (const Segment& segment : told.segments) {
        const Words counted = in_words(segment.unit, segment.counted);
        out.segments.push_back({segment.from, segment.to, segment.unit, segment.counted,
                                segment.counted == 0 ? "不计" : counted.zh,
                                segment.counted == 0 ? "not counted" : counted.en, segment.why.zh,
                                segment.why.en, segment.assumed});
    }
    return out;
}

namespace {

std::string local(base::Instant at) {
    auto text = base::to_text(at, catalogue::china_offset).substr(0, 16);
    text[10] = ' ';
    return text;
}

}  // namespace

std::string due_text(const DueView& view) {
    std::string out = fmt::format("开始 start  {}\n时限 limit  {} · {}\n", local(view.start),
                                  view.limit_zh, view.limit_en);
    if (view.due) out += fmt::format("到期 due    {}\n", local(*view.due));
    if (!view.segments.empty()) out += "\n";
    for (const SegmentView& one : view.segments)
        out += fmt::format("{} → {}  {}:{}\n{:37}{}: {}\n", local(one.from), local(one.to),
                           one.counted_zh, one.why_zh, "", one.counted_en, one.why_en);
    if (view.assumed)
        out +=
            "\n注意：部分日期的放假安排尚未公布，以上为推定。\n"
            "Note: for some of these days no calendar has been announced; the result is assumed.\n";
    return out;
}

ClockView clock_view(const Clock& clock) {
    return {.clock_id = clock.clock_id,
            .subject_kind = clock.subject_kind,
            .subject_id = std::to_string(clock.subject_id),
            .kind = clock.kind,
            .state = clock.state,
            .unit_id = clock.unit_id,
            .post_id = clock.post_id,
            .person_id = clock.person_id,
            .limit = limits_text(course_of(clock.course)),
            .started_at = clock.started_at,
            .due_at = clock.due_at,
            .next_step_at = clock.next_step_at,
            .pause_reason = clock.pause_reason,
            .met_at = clock.met_at,
            .ended_at = clock.ended_at,
            .version = clock.version};
}

}  // namespace clocks
