#include "clocks/limit.h"

#include <charconv>

#include <fmt/format.h>

namespace clocks {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t minute_ms = 60'000;

std::string count_of(std::int64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

Words hours_in_words(std::int64_t ms) {
    const std::int64_t minutes = (ms + minute_ms - 1) / minute_ms;
    const std::int64_t h = minutes / 60;
    const std::int64_t m = minutes % 60;
    if (m == 0) return {fmt::format("{}工作小时", h), count_of(h, "working hour")};
    if (h == 0)
        return {fmt::format("{}分钟工作时间", m), count_of(m, "minute") + " of working time"};
    return {fmt::format("{}小时{}分工作时间", h, m),
            count_of(h, "hour") + " " + count_of(m, "minute") + " of working time"};
}

}  // namespace

std::optional<Limit> parse_limit(std::string_view text) {
    if (text == "0") return Limit{};
    if (text == "0wd") return Limit{0, LimitUnit::work_day};
    if (text.size() < 3 || text.front() == '0') return {};
    const auto number = text.substr(0, text.size() - 2);
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size()) return {};
    if (value < 1 || value > longest_limit) return {};
    if (text.ends_with("wh")) return Limit{value, LimitUnit::work_hour};
    if (text.ends_with("wd")) return Limit{value, LimitUnit::work_day};
    if (text.ends_with("cd")) return Limit{value, LimitUnit::calendar_day};
    return {};
}

bool is_same_day(Limit limit) {
    return limit.unit == LimitUnit::work_day && limit.value == 0;
}

std::string to_text(Limit limit) {
    switch (limit.unit) {
        case LimitUnit::instant:
            return "0";
        case LimitUnit::work_hour:
            return fmt::format("{}wh", limit.value);
        case LimitUnit::work_day:
            return fmt::format("{}wd", limit.value);
        case LimitUnit::calendar_day:
            return fmt::format("{}cd", limit.value);
    }
    std::unreachable();
}

std::int64_t amount_of(Limit limit) {
    return limit.unit == LimitUnit::work_hour ? limit.value * hour_ms : limit.value;
}

Words in_words(Limit limit) {
    if (is_same_day(limit)) return {"当日", "the same day"};
    return {catalogue::zh(limit), catalogue::en(limit)};
}

Words in_words(LimitUnit unit, std::int64_t amount) {
    if (unit == LimitUnit::work_hour) return hours_in_words(amount);
    return in_words(Limit{static_cast<int>(amount), unit});
}

}  // namespace clocks
