#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

/// Dates and times as the standard writes them (W3C NOTE-datetime). Pure.
namespace open311 {

/// Which end of a day a date without a time means.
enum class DayEnd { first, last };

/// Reads a W3C date or time. Clients in use also leave out the offset (China's is meant), the
/// seconds or the whole time, write a space for the T, or send a plus sign unescaped, which
/// arrives as a space: all of that is read too. Empty for anything else.
std::optional<base::Instant> read_moment(std::string_view text, DayEnd end);

/// `2026-09-30T08:00:00Z`: to the second. In UTC, because some validators know no other offset.
std::string moment_text(base::Instant at);

}  // namespace open311
