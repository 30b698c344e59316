#pragma once

#include "catalogue/calendar.h"
#include "clocks/course.h"

namespace clocks {

/// How a clock stands at a moment.
struct Standing {
    std::optional<base::Instant> due;  ///< Empty while the clock stands.
    bool overdue = false;
    base::Duration work{};    ///< Working time until the due time, or since it when overdue.
    std::int64_t amount = 0;  ///< What is left of the limit (of `unit`), or over it when overdue.
    LimitUnit unit = LimitUnit::instant;
    int used_percent =
        0;        ///< Of the working time between start and due; 100 and more when overdue.
    Words words;  ///< `还剩3个工作日` / `3 working days left`.
};

/// What is left of a clock at `now`. Days left are those whose close of business is still ahead, up
/// to the due time: on the last day one day is left. While paused, what was left at the pause.
Standing standing(const Course& course, const catalogue::WorkCalendar& calendar, base::Instant now);

/// The instant when `percent` (0 – 100) of a clock's working time is used up, pauses left out; the
/// whole is the working time from the start to the due time. Empty while the clock stands.
std::optional<base::Instant> used_at(const Course& course, const catalogue::WorkCalendar& calendar,
                                     int percent);

/// The instant when a clock is overdue by `percent` of its (first) limit: the limit is run once
/// more from the due time, and its working time divided. 100 is the end of that second run.
base::Instant overdue_at(Limit limit, base::Instant due, const catalogue::WorkCalendar& calendar,
                         int percent);

}  // namespace clocks
