#include "catalogue/calendar.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/expects.h"

namespace catalogue {

using namespace std::chrono;
using base::Date;
using base::Duration;
using base::Instant;

Date date_of(Instant at) {
    return floor<days>(sys_time<milliseconds>{milliseconds{at.ms} + china_offset});
}

Instant at_minute(Date date, int minute) {
    const auto since = date.time_since_epoch() + minutes{minute} - china_offset;
    return {duration_cast<milliseconds>(since).count()};
}

const std::vector<Span>& WorkingHours::usual() {
    static const std::vector<Span> hours{{9 * 60, 12 * 60}, {13 * 60, 18 * 60}};
    return hours;
}

const std::vector<Span>& WorkingHours::on(Date date) const {
    if (from_.empty()) return usual();
    const auto after = from_.upper_bound(date);
    return after == from_.begin() ? usual() : std::prev(after)->second;
}

NationalDays::NationalDays(const std::vector<DayEntry>& entries) {
    if (entries.empty()) return;
    const auto [low, high] = std::ranges::minmax(entries, {}, &DayEntry::date);
    first_ = low.date;
    slots_.resize(static_cast<std::size_t>((high.date - low.date).count()) + 1);
    std::map<std::string, std::uint16_t> known{{"", 0}};
    for (const DayEntry& entry : entries) {
        const auto [name, fresh] =
            known.emplace(entry.festival, static_cast<std::uint16_t>(names_.size()));
        if (fresh) names_.push_back(entry.festival);
        slots_[static_cast<std::size_t>((entry.date - first_).count())] = {
            true, entry.kind, entry.in_lieu, name->second};
    }
}

bool NationalDays::covers(Date date) const {
    const auto index = (date - first_).count();
    return index >= 0 && static_cast<std::size_t>(index) < slots_.size() &&
           slots_[static_cast<std::size_t>(index)].known;
}

Day NationalDays::day(Date date) const {
    if (!covers(date)) {
        const bool weekend = weekday{date}.iso_encoding() > 5;
        return {.date = date,
                .working = !weekend,
                .kind = weekend ? DayKind::weekend : DayKind::workday,
                .assumed = true};
    }
    const Slot& slot = slots_[static_cast<std::size_t>((date - first_).count())];
    return {.date = date,
            .working = slot.kind == DayKind::workday || slot.kind == DayKind::makeup_workday,
            .kind = slot.kind,
            .in_lieu = slot.in_lieu,
            .name = names_[slot.name]};
}

std::optional<Date> NationalDays::first() const {
    if (slots_.empty()) return {};
    return first_;
}

std::optional<Date> NationalDays::last() const {
    if (slots_.empty()) return {};
    return first_ + days{slots_.size() - 1};
}

WorkCalendar::WorkCalendar(std::shared_ptr<const NationalDays> national,
                           std::map<Date, LocalDay> local, WorkingHours hours)
    : national_(std::move(national)), local_(std::move(local)), hours_(std::move(hours)) {
    base::expects(national_ != nullptr, "a calendar stands on national days");
}

Day WorkCalendar::day(Date date) const {
    Day day = national_->day(date);
    if (local_.empty()) return day;
    const auto local = local_.find(date);
    if (local == local_.end()) return day;
    day.working = local->second.working;
    day.kind = day.working ? DayKind::makeup_workday : DayKind::holiday;
    day.in_lieu = false;
    day.local = true;
    day.assumed = false;
    day.name = local->second.name;
    return day;
}

Date WorkCalendar::next_working_day(Date date) const {
    while (!working(date)) date += days{1};
    return date;
}

Duration WorkCalendar::working_time(Instant from, Instant to) const {
    Duration sum{0};
    for (Date date = date_of(from); at_minute(date, 0) < to; date += days{1}) {
        if (!working(date)) continue;
        for (const Span& span : spans(date)) {
            const Instant begin = std::max(from, at_minute(date, span.from));
            const Instant end = std::min(to, at_minute(date, span.to));
            if (begin < end) sum += end - begin;
        }
    }
    return sum;
}

Instant WorkCalendar::after_working(Instant from, Duration amount) const {
    if (amount <= Duration{0}) return from;
    for (Date date = date_of(from);; date += days{1}) {
        if (!working(date)) continue;
        for (const Span& span : spans(date)) {
            const Instant begin = std::max(from, at_minute(date, span.from));
            const Instant end = at_minute(date, span.to);
            if (end <= begin) continue;
            if (amount <= end - begin) return begin + amount;
            amount -= end - begin;
        }
    }
}

namespace {

/// `HH:MM`, up to 24:00; -1 when it is not that.
int parse_minute(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return -1;
    for (const std::size_t at : {0u, 1u, 3u, 4u})
        if (text[at] < '0' || text[at] > '9') return -1;
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute > 59 || hour * 60 + minute > 24 * 60) return -1;
    return hour * 60 + minute;
}

}  // namespace

std::optional<std::vector<Span>> parse_spans(std::string_view text) {
    std::vector<Span> spans;
    int last = -1;
    while (true) {
        const auto comma = text.find(',');
        const auto piece = text.substr(0, comma);
        if (piece.size() != 11 || piece[5] != '-') return {};
        const Span span{parse_minute(piece.substr(0, 5)), parse_minute(piece.substr(6))};
        if (span.from < 0 || span.to <= span.from || span.from <= last) return {};
        last = span.to;
        spans.push_back(span);
        if (comma == std::string_view::npos) return spans;
        text.remove_prefix(comma + 1);
    }
}

std::string to_text(const std::vector<Span>& spans) {
    std::string out;
    for (const Span& span : spans) {
        if (!out.empty()) out += ',';
        out += fmt::format("{:02}:{:02}-{:02}:{:02}", span.from / 60, span.from % 60, span.to / 60,
                           span.to % 60);
    }
    return out;
}

std::string_view festival_in_english(std::string_view zh) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names{{
        {"元旦", "New Year"},
        {"春节", "Spring Festival"},
        {"清明", "Qingming"},
        {"劳动节", "Labour Day"},
        {"端午", "Dragon Boat Festival"},
        {"中秋", "Mid-Autumn Festival"},
        {"国庆节", "National Day"},
        {"中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "Victory Day"},
    }};
    const auto found =
        std::ranges::find(names, zh, &std::pair<std::string_view, std::string_view>::first);
    return found == names.end() ? zh : found->second;
}

}  // namespace catalogue
