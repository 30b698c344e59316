#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.h"

namespace catalogue {

/// Asia/Shanghai keeps UTC+8 all year since 1992 (summer time was last used in 1991).
inline constexpr std::chrono::minutes china_offset{480};

/// The civil date in China at an instant, and the instant of a minute of a civil date.
base::Date date_of(base::Instant at);
base::Instant at_minute(base::Date date, int minute);

/// What a date is in the calendar that the State Council announces each year (节假日安排).
BOOST_DEFINE_ENUM_CLASS(DayKind, workday, weekend, holiday, makeup_workday)

/// One date as announced. `festival` is the name in Chinese, empty on ordinary days; `in_lieu`
/// marks a day off that a make-up working day (调休) pays for.
struct DayEntry {
    base::Date date;
    DayKind kind = DayKind::workday;
    std::string festival;
    bool in_lieu = false;
    friend bool operator==(const DayEntry&, const DayEntry&) = default;
};
BOOST_DESCRIBE_STRUCT(DayEntry, (), (date, kind, festival, in_lieu))

/// A date set apart by one region: a local holiday (三月三), or a local working day.
struct LocalDay {
    base::Date date;
    bool working = false;
    std::string name;
};

/// One date as the calendar answers it.
struct Day {
    base::Date date;
    bool working = true;
    DayKind kind = DayKind::workday;
    bool in_lieu = false;
    bool local = false;    ///< Set apart by a region, over the national calendar.
    bool assumed = false;  ///< No calendar is loaded for this date: Monday to Friday is assumed.
    std::string_view name;
};

/// A stretch of working time within a day, in minutes from local midnight: [from, to).
struct Span {
    int from = 0;
    int to = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

/// Reads `09:00-12:00,13:00-18:00`: ascending, apart, within one day. Empty when it is not that.
std::optional<std::vector<Span>> parse_spans(std::string_view text);
std::string to_text(const std::vector<Span>& spans);

/// The working hours of a unit, which may change with the season. Before the first row, and with
/// no rows, the usual hours hold: 09:00–12:00 and 13:00–18:00.
class WorkingHours {
  public:
    WorkingHours() = default;
    explicit WorkingHours(std::map<base::Date, std::vector<Span>> from) : from_(std::move(from)) {}

    const std::vector<Span>& on(base::Date date) const;
    static const std::vector<Span>& usual();

  private:
    std::map<base::Date, std::vector<Span>> from_;
};

/// The national calendar: every date of the loaded years. Dates outside them (and gaps) fall back
/// to Monday to Friday and say so by `assumed`.
class NationalDays {
  public:
    NationalDays() = default;
    explicit NationalDays(const std::vector<DayEntry>& entries);

    Day day(base::Date date) const;
    bool covers(base::Date date) const;
    std::optional<base::Date> first() const;
    std::optional<base::Date> last() const;

  private:
    struct Slot {
        bool known = false;
        DayKind kind = DayKind::workday;
        bool in_lieu = false;
        std::uint16_t name = 0;
    };
    base::Date first_{};
    std::vector<Slot> slots_;
    std::vector<std::string> names_{""};
};

/// The working time of one unit: the national calendar, local days of its region and the regions
/// above (the nearest wins), and its hours. Immutable and cheap to copy.
class WorkCalendar {
  public:
    explicit WorkCalendar(std::shared_ptr<const NationalDays> national,
                          std::map<base::Date, LocalDay> local = {}, WorkingHours hours = {});

    Day day(base::Date date) const;
    bool working(base::Date date) const { return day(date).working; }

    /// Working stretches of a working day; the caller has asked whether it is one.
    const std::vector<Span>& spans(base::Date date) const { return hours_.on(date); }
    base::Instant opening(base::Date date) const {
        return at_minute(date, spans(date).front().from);
    }
    base::Instant close(base::Date date) const { return at_minute(date, spans(date).back().to); }

    /// The first working day on or after `date`.
    base::Date next_working_day(base::Date date) const;

    /// Working time within [from, to); zero when `to` is not later.
    base::Duration working_time(base::Instant from, base::Instant to) const;

    /// The earliest instant by which `amount` of working time has run since `from`; `from` itself
    /// for zero.
    base::Instant after_working(base::Instant from, base::Duration amount) const;

  private:
    std::shared_ptr<const NationalDays> national_;
    std::map<base::Date, LocalDay> local_;
    WorkingHours hours_;
};

/// A festival's name in English; the Chinese name itself when we know none.
std::string_view festival_in_english(std::string_view zh);

}  // namespace catalogue
