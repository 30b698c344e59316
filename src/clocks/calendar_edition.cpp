#include "clocks/calendar_edition.h"

#include <charconv>
#include <deque>
#include <mutex>

#include "base/expects.h"
#include "clocks/queries.h"

namespace clocks {

using catalogue::DayEntry;
using catalogue::LocalDay;
using catalogue::Span;

CalendarEdition::LocalDays CalendarEdition::local_days(std::string_view path) const {
    LocalDays out;
    if (local_.empty()) return out;
    // From the province down, so that the nearer region overwrites the farther.
    for (std::size_t at = 0; at < path.size(); ++at) {
        std::int64_t region = 0;
        const auto [end, error] =
            std::from_chars(path.data() + at, path.data() + path.size(), region);
        if (error != std::errc{}) continue;
        at = static_cast<std::size_t>(end - path.data());
        const auto found = local_.find(region);
        if (found == local_.end()) continue;
        for (const auto& [date, day] : found->second) out.insert_or_assign(date, day);
    }
    return out;
}

catalogue::WorkCalendar CalendarEdition::of_region(std::string_view path) const {
    return catalogue::WorkCalendar(national_, local_days(path));
}

catalogue::WorkCalendar CalendarEdition::of_unit(access::UnitId unit, std::string_view path) const {
    const auto hours = hours_.find(unit.value);
    if (hours == hours_.end()) return of_region(path);
    return catalogue::WorkCalendar(national_, local_days(path),
                                   catalogue::WorkingHours(hours->second));
}

namespace {

struct VersionRow {
    std::int64_t version = 0;
    std::string token;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, token))

struct LocalRow {
    std::int64_t region_id = 0;
    base::Date date;
    std::string kind;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LocalRow, (), (region_id, date, kind, name))

struct HoursRow {
    std::int64_t unit_id = 0;
    base::Date valid_from;
    std::string spans;
};
BOOST_DESCRIBE_STRUCT(HoursRow, (), (unit_id, valid_from, spans))

CalendarEditionPtr load(db::Read& read, std::int64_t version) {
    // Rows come by version, so the later of two overwrites the earlier.
    std::map<base::Date, DayEntry> days;
    read.each_row<DayEntry>(
        sql::work_days, [&](DayEntry&& row) { days.insert_or_assign(row.date, std::move(row)); },
        db::arg("version", version));
    std::vector<DayEntry> entries;
    entries.reserve(days.size());
    for (auto& [date, entry] : days) entries.push_back(std::move(entry));

    std::map<std::int64_t, CalendarEdition::LocalDays> local;
    read.each_row<LocalRow>(
        sql::local_days,
        [&](LocalRow&& row) {
            auto& of_region = local[row.region_id];
            if (row.kind == "withdrawn")
                of_region.erase(row.date);
            else
                of_region.insert_or_assign(
                    row.date, LocalDay{row.date, row.kind == "workday", std::move(row.name)});
        },
        db::arg("version", version));

    std::map<std::int64_t, std::map<base::Date, std::vector<Span>>> hours;
    read.each_row<HoursRow>(
        sql::work_hours,
        [&](HoursRow&& row) {
            auto spans = row.spans.empty() ? std::optional(catalogue::WorkingHours::usual())
                                           : catalogue::parse_spans(row.spans);
            base::expects(spans.has_value(), "stored hours read back");
            hours[row.unit_id].insert_or_assign(row.valid_from, std::move(*spans));
        },
        db::arg("version", version));
    return std::make_shared<const CalendarEdition>(
        version, std::make_shared<const catalogue::NationalDays>(entries), std::move(local),
        std::move(hours));
}

/// The editions used last, by token: the same version number of another database has another.
class Cache {
  public:
    CalendarEditionPtr find(std::string_view token) {
        const std::lock_guard lock(mutex_);
        for (const auto& [known, edition] : kept_)
            if (known == token) return edition;
        return nullptr;
    }
    void keep(std::string token, CalendarEditionPtr edition) {
        const std::lock_guard lock(mutex_);
        kept_.emplace_front(std::move(token), std::move(edition));
        if (kept_.size() > most) kept_.pop_back();
    }

  private:
    static constexpr std::size_t most = 4;
    std::mutex mutex_;
    std::deque<std::pair<std::string, CalendarEditionPtr>> kept_;
};

}  // namespace

CalendarEditionPtr calendar_edition(db::Read& read) {
    static Cache cache;
    const auto newest = read.find<VersionRow>(sql::newest_calendar_version);
    if (!newest) return load(read, 0);
    if (auto kept = cache.find(newest->token)) return kept;
    auto edition = load(read, newest->version);
    cache.keep(newest->token, edition);
    return edition;
}

CalendarEditionPtr calendar_edition(db::Read& read, std::int64_t version) {
    return load(read, version);
}

}  // namespace clocks
