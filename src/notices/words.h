#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "notices/message.h"

/// Codes and times as people read them. Pure.
namespace notices {

/// `2026年9月8日(星期二)18:00`, `Tuesday, 8 September 2026, 18:00`, in the time of China.
std::string time_in_words(base::Instant at, Language language);

/// The same without the time of day.
std::string date_in_words(base::Date date, Language language);

/// The word for a code of a matter's life (`in_hand`, `yellow`, `upheld` …); a code without a word
/// stands as it is.
std::string word(std::string_view code, Language language);

}  // namespace notices
