#pragma once

#include <optional>
#include <vector>

#include "catalogue/calendar.h"
#include "clocks/course.h"

namespace clocks {

/// A stretch of the way from the start to the due time, and why it counts or not.
struct Segment {
    base::Instant from;
    base::Instant to;
    std::int64_t counted = 0;  ///< Of `unit`: milliseconds of working time, or days.
    LimitUnit unit = LimitUnit::instant;
    Words why;
    bool assumed = false;  ///< No calendar was loaded for these days.
};

/// When a clock is due, with the segments that prove it: they touch each other, begin at the start,
/// end at the due time (at the open pause while the clock stands), and what they count adds up to
/// the limits.
struct Deadline {
    std::optional<base::Instant> due;     ///< Empty while the clock stands.
    std::int64_t left = 0;                ///< While it stands: what is left of the limit under way.
    LimitUnit unit = LimitUnit::instant;  ///< What `left` is counted in.
    bool assumed = false;                 ///< Some day on the way has no announced calendar yet.
    std::vector<Segment> segments;
};

/// Counts as 民法典 200 – 204 does, and as issue 2 section 7 says:
///
/// - An instant is due at its start.
/// - A same-day limit ends at the close of business of the day of its start (or of a resumption);
///   when that is no working day or its hours are over, of the next working day.
/// - Hours run through working hours only; what starts outside them starts at the next opening.
/// - Days: the day of the start does not count, whatever the hour and whether or not it is a
///   working day (201). A limit ends at the close of business of its last day (203). The last of
///   calendar days that is no working day gives way to the next working day (203).
/// - Pauses: hours stop to the millisecond. A day is used up when it begins (00:00) with the clock
///   running: so the day of a pause counts and the day of a resumption, like that of a start, does
///   not. A clock paused before its due time has at least one day left: the last day was not over.
/// - An extension is counted from the due time before it, as a limit of its own.
Deadline deadline(const Course& course, const catalogue::WorkCalendar& calendar);

/// True for starts that can be counted: from 1992 (no summer time since) to 2100.
bool countable(base::Instant start);

/// The same without the segments; for the tick. Empty while the clock stands.
std::optional<base::Instant> due_at(const Course& course, const catalogue::WorkCalendar& calendar);

}  // namespace clocks
