// For tests of deadlines: the shipped calendar, and times as a person writes them.
#pragma once

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "catalogue/calendar.h"

namespace clocks::testing {

/// The announced calendars of 2004 – 2026, as the project ships them.
inline std::shared_ptr<const catalogue::NationalDays> announced() {
    static const auto days = [] {
        std::ifstream file("data/calendar/cn_workdays_2004_2026.tsv");
        using catalogue::DayEntry;
        using catalogue::DayKind;
        std::vector<DayEntry> entries;
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            std::istringstream in(line);
            std::string date, working, kind;
            std::getline(in, date, '\t');
            std::getline(in, working, '\t');
            std::getline(in, kind, '\t');
            DayEntry entry{
                .date = *base::parse_date(date), .kind = DayKind::workday, .festival = {}};
            if (kind == "weekend") entry.kind = DayKind::weekend;
            if (kind == "holiday") entry.kind = DayKind::holiday;
            if (kind == "makeup_workday") entry.kind = DayKind::makeup_workday;
            std::getline(in, entry.festival, '\t');
            entries.push_back(entry);
        }
        return std::make_shared<const catalogue::NationalDays>(entries);
    }();
    return days;
}

/// `2026-09-30 16:00` in China.
inline base::Instant at(std::string_view local) {
    const auto read = base::parse_instant(fmt::format("{}+08:00", local));
    EXPECT_TRUE(read.has_value()) << local;
    return read.value_or(base::Instant{});
}

inline base::Date date(std::string_view text) {
    return *base::parse_date(text);
}

inline std::string shown(std::optional<base::Instant> instant) {
    if (!instant) return "-";
    return base::to_text(*instant, catalogue::china_offset).substr(0, 16);
}

/// A county that keeps 三月三, and one whose office works 08:30–12:00, 14:30–17:30.
inline catalogue::WorkCalendar national() {
    return catalogue::WorkCalendar(announced());
}
inline catalogue::WorkCalendar with_local_holiday() {
    return catalogue::WorkCalendar(announced(),
                                   {{date("2026-04-20"), {date("2026-04-20"), false, "三月三"}},
                                    {date("2026-04-25"), {date("2026-04-25"), true, "三月三"}}});
}
inline catalogue::WorkCalendar with_summer_hours() {
    return catalogue::WorkCalendar(
        announced(), {},
        catalogue::WorkingHours({{date("2026-05-01"), {{510, 720}, {870, 1050}}},
                                 {date("2026-10-01"), {{540, 720}, {780, 1020}}}}));
}

}  // namespace clocks::testing
