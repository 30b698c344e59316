#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/limit.h"

namespace clocks {

using catalogue::Limit;
using catalogue::LimitUnit;

/// One sentence in two languages.
struct Words {
    std::string zh;
    std::string en;
};

/// The largest number a limit may hold: ten years in days.
inline constexpr int longest_limit = 3650;

/// Reads `0` (at once), `0wd` (the same day), `4wh`, `5wd`, `15cd`: no sign, space or leading zero,
/// 1 to longest_limit. Empty when it is anything else.
std::optional<Limit> parse_limit(std::string_view text);

/// `0wd`, the "1" of the 125 rule (domain 3.4): register and hand over on the day itself.
bool is_same_day(Limit limit);

/// The same form back.
std::string to_text(Limit limit);

/// What a limit holds in the smallest unit that is counted: milliseconds of working time for hours,
/// days for days, 0 for an instant.
std::int64_t amount_of(Limit limit);

/// `5个工作日` / `5 working days`.
Words in_words(Limit limit);

/// An amount in words: `2小时30分工作时间` / `2 hours 30 minutes of working time`, `3个工作日`.
/// Parts of a minute count as a whole one.
Words in_words(LimitUnit unit, std::int64_t amount);

}  // namespace clocks
