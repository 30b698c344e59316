#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Duration = std::chrono::milliseconds;

/// A point in time: UTC milliseconds since 1970. The only time that is stored.
struct Instant {
    std::int64_t ms = 0;

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant at, Duration by) { return {at.ms + by.count()}; }
    friend constexpr Instant operator-(Instant at, Duration by) { return {at.ms - by.count()}; }
    friend constexpr Duration operator-(Instant later, Instant earlier) {
        return Duration{later.ms - earlier.ms};
    }
};

/// A civil date without a time zone, as calendars print it.
using Date = std::chrono::sys_days;

/// What the machine's clock says. Pure code never calls it: `now` comes in as an argument.
Instant system_now();

/// Where a component gets the time from; tests pass a clock of their own.
using Clock = std::function<Instant()>;

/// Reads RFC 3339 (`2026-09-30T16:00:00.250+08:00`, seconds optional, `Z` allowed, offset
/// required). Empty when the text is anything else or names an impossible date.
std::optional<Instant> parse_instant(std::string_view text);

/// RFC 3339 with the given offset; milliseconds only where there are any. `Z` for offset 0.
std::string to_text(Instant at, std::chrono::minutes offset = {});

/// Reads `2026-09-30`. Empty when it is no date.
std::optional<Date> parse_date(std::string_view text);

/// `2026-09-30`.
std::string to_text(Date date);

}  // namespace base
