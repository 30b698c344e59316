#pragma once

#include <string>

#include <boost/describe.hpp>

namespace catalogue {

BOOST_DEFINE_ENUM_CLASS(LimitUnit, instant, work_hour, work_day, calendar_day)

/// How long a unit has. Working time follows the working calendar; calendar days follow 民法典
/// 200 – 204. `instant` (value 0) is a hand-over that does not wait.
struct Limit {
    int value = 0;
    LimitUnit unit = LimitUnit::instant;

    friend bool operator==(const Limit&, const Limit&) = default;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (value, unit))

enum class Strictness { equal, stricter, laxer, incomparable };

/// How `one` stands to `other`, over every possible start and working calendar: `stricter` means
/// that it never ends later and sometimes ends earlier. What depends on the calendar is
/// `incomparable`, unless the gap is wider than any run of holidays; see ADR 0061.
/// A working day is taken as 8 hours.
Strictness compare(Limit one, Limit other);

/// True when `one` never ends later than `other`.
bool as_strict(Limit one, Limit other);

/// `5个工作日`, `4工作小时`, `60日`, `即时`: short, for lists and reasons.
std::string zh(Limit limit);
/// `5 working days`, `4 working hours`, `60 days`, `at once`.
std::string en(Limit limit);

}  // namespace catalogue
