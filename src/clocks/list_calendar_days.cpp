#include "clocks/calendar_edition.h"
#include "clocks/endpoints.h"
#include "clocks/places.h"

namespace clocks {

namespace {

using access::RegionId;

struct ListCalendarDays {
    base::Date from;
    base::Date to;
    std::optional<RegionId> region_id;
};
BOOST_DESCRIBE_STRUCT(ListCalendarDays, (), (from, to, region_id))

struct DayView {
    base::Date date;
    bool working = true;
    catalogue::DayKind kind = catalogue::DayKind::workday;
    std::string name_zh;
    std::string name_en;
    bool in_lieu = false;
    bool local = false;
    bool assumed = false;
};
BOOST_DESCRIBE_STRUCT(DayView, (), (date, working, kind, name_zh, name_en, in_lieu, local, assumed))

struct CalendarView {
    std::int64_t version = 0;
    std::optional<base::Date> first;  ///< Announced from here
    std::optional<base::Date> last;   ///< to here; what lies outside is assumed.
    std::vector<DayView> days;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (version, first, last, days))

constexpr int most_days = 731;

base::Result<CalendarView> list(db::Read& read, const ListCalendarDays& in) {
    const auto count = (in.to - in.from).count() + 1;
    if (count < 1 || count > most_days)
        return base::refuse_field("to", "range", "应不早于from，且不超过两年。",
                                  "Not before `from`, and at most two years.");
    std::string path;
    if (in.region_id) {
        const auto place = find_region_place(read, *in.region_id);
        if (!place) return base::refuse(base::not_found);
        path = place->path;
    }
    const auto edition = calendar_edition(read);
    const auto calendar = edition->of_region(path);
    CalendarView out{.version = edition->version(),
                     .first = edition->national().first(),
                     .last = edition->national().last(),
                     .days = {}};
    for (base::Date date = in.from; date <= in.to; date += std::chrono::days{1}) {
        const auto day = calendar.day(date);
        out.days.push_back({day.date, day.working, day.kind, std::string(day.name),
                            std::string(catalogue::festival_in_english(day.name)), day.in_lieu,
                            day.local, day.assumed});
    }
    return out;
}

}  // namespace

http::Endpoint list_calendar_days() {
    return {.method = http::Method::get,
            .path = "/api/v1/calendar/days",
            .summary = "The working calendar: working days, holidays, make-up days, local days",
            .summary_zh = "工作日历：工作日、节假日、调休与地方假日",
            .tag = "calendar",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"from", "2026-09-28"}, {"to", "2026-10-11"}, {"region_id", "{county}"}},
            .handle = http::handler(list)};
}

}  // namespace clocks
