#pragma once

#include <string>
#include <vector>

#include "catalogue/calendar.h"
#include "clocks/deadline.h"

namespace clocks {

/// Why a stretch of time counts, or does not.
enum class Why {
    day_of_start,
    day_of_resumption,
    day_of_extension,
    same_day,  ///< The day of a same-day limit, or the working day that stands in for it.
    workday,
    makeup_workday,
    calendar_day,
    weekend,
    holiday,
    gives_way,  ///< The last calendar day was no working day.
    not_over,   ///< The last day had begun when the clock was paused.
    working_hours,
    outside_hours,
    paused,
};

/// A run of a day limit, to be told: the days after that of `from` count until `last`, as far as
/// they begin before `until`. With `given_back`, `last` itself does not.
struct DayRun {
    base::Instant from;
    base::Instant until;
    LimitUnit unit;
    Why first_day;
    base::Date last;
    bool given_back = false;
};

/// Builds the explanation of a deadline piece by piece; neighbours with one reason become one.
class Segments {
  public:
    void hours(base::Instant from, base::Instant until, const catalogue::WorkCalendar& calendar);
    void days(const DayRun& run, const catalogue::WorkCalendar& calendar);
    void paused(const Pause& pause, LimitUnit unit);
    std::vector<Segment> take();

  private:
    struct Reason {
        Why why;
        std::string name;  ///< Of the festival or local day; the reason of a pause.
        bool local = false;
        bool assumed = false;
        friend bool operator==(const Reason&, const Reason&) = default;
    };

    void add(base::Instant from, base::Instant to, std::int64_t counted, LimitUnit unit,
             const Reason& reason);
    static Reason reason_of(const catalogue::Day& day);
    static Words words(const Reason& reason);

    std::vector<Segment> segments_;
    std::vector<Reason> reasons_;
};

}  // namespace clocks
