#include "open311/moment.h"

namespace open311 {
namespace {

constexpr base::Duration day = std::chrono::hours{24};

/// `+08:00`, `-0500` or `Z` behind the time of day.
bool has_offset(std::string_view time) {
    return time.find_first_of("+-Zz") != std::string_view::npos;
}

}  // namespace

std::optional<base::Instant> read_moment(std::string_view text, DayEnd end) {
    if (text.size() > 40) return {};
    if (const auto date = base::parse_date(text)) {
        const auto start = base::parse_instant(std::string(text) + "T00:00:00+08:00");
        return end == DayEnd::first ? *start : *start + day - base::Duration{1};
    }
    if (text.size() < 16) return {};
    std::string plain(text);
    if (plain[10] == ' ') plain[10] = 'T';
    const auto space = plain.find(' ', 11);
    if (space != std::string::npos) plain[space] = '+';
    if (!has_offset(std::string_view(plain).substr(11))) plain += "+08:00";
    return base::parse_instant(plain);
}

std::string moment_text(base::Instant at) {
    return base::to_text({at.ms - (at.ms % 1000 + 1000) % 1000});
}

}  // namespace open311
