#include "catalogue/limit.h"

#include <fmt/format.h>

namespace catalogue {

namespace {

constexpr int hours_a_day = 8;
// The longest run of holidays since 2004 adds 10 days to 30 working days; four more in reserve.
constexpr int holiday_reserve_days = 14;
constexpr int reserve_covers_work_days = 30;

int ceil_div(int value, int by) {
    return (value + by - 1) / by;
}

/// The most calendar days that so many working days can take.
int widest_span(int work_days) {
    return 7 * ceil_div(work_days, 5) +
           holiday_reserve_days * ceil_div(work_days, reserve_covers_work_days);
}

bool hours_within(int hours, Limit other) {
    switch (other.unit) {
        case LimitUnit::instant:
            return false;
        case LimitUnit::work_hour:
            return hours <= other.value;
        // A limit in days ends at the close of its last day, so it holds that many full days.
        case LimitUnit::work_day:
            return hours <= hours_a_day * other.value;
        case LimitUnit::calendar_day:
            return as_strict({ceil_div(hours, hours_a_day), LimitUnit::work_day}, other);
    }
    return false;
}

bool work_days_within(int days, Limit other) {
    switch (other.unit) {
        case LimitUnit::instant:
            return false;
        // Started at opening, a limit of n days also holds the rest of the first day.
        case LimitUnit::work_hour:
            return hours_a_day * (days + 1) <= other.value;
        case LimitUnit::work_day:
            return days <= other.value;
        // A calendar limit that ends on a day of rest moves to the next working day, so it always
        // holds one working day.
        case LimitUnit::calendar_day:
            return other.value >= 1 && (days <= 1 || widest_span(days) <= other.value);
    }
    return false;
}

bool calendar_days_within(int days, Limit other) {
    switch (other.unit) {
        case LimitUnit::instant:
            return false;
        case LimitUnit::work_hour:
            return hours_a_day * (days + 1) <= other.value;
        case LimitUnit::work_day:
        case LimitUnit::calendar_day:
            return days <= other.value;
    }
    return false;
}

}  // namespace

bool as_strict(Limit one, Limit other) {
    switch (one.unit) {
        case LimitUnit::instant:
            return true;
        case LimitUnit::work_hour:
            return hours_within(one.value, other);
        case LimitUnit::work_day:
            return work_days_within(one.value, other);
        case LimitUnit::calendar_day:
            return calendar_days_within(one.value, other);
    }
    return false;
}

Strictness compare(Limit one, Limit other) {
    const bool within = as_strict(one, other);
    const bool around = as_strict(other, one);
    if (within && around) return Strictness::equal;
    if (within) return Strictness::stricter;
    return around ? Strictness::laxer : Strictness::incomparable;
}

std::string zh(Limit limit) {
    switch (limit.unit) {
        case LimitUnit::instant:
            return "即时";
        case LimitUnit::work_hour:
            return fmt::format("{}工作小时", limit.value);
        case LimitUnit::work_day:
            return fmt::format("{}个工作日", limit.value);
        case LimitUnit::calendar_day:
            return fmt::format("{}日", limit.value);
    }
    return {};
}

std::string en(Limit limit) {
    const char* plural = limit.value == 1 ? "" : "s";
    switch (limit.unit) {
        case LimitUnit::instant:
            return "at once";
        case LimitUnit::work_hour:
            return fmt::format("{} working hour{}", limit.value, plural);
        case LimitUnit::work_day:
            return fmt::format("{} working day{}", limit.value, plural);
        case LimitUnit::calendar_day:
            return fmt::format("{} day{}", limit.value, plural);
    }
    return {};
}

}  // namespace catalogue
