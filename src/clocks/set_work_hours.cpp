#include "access/actor.h"
#include "access/permission.h"
#include "catalogue/calendar.h"
#include "clocks/announce_calendar.h"
#include "clocks/endpoints.h"
#include "clocks/places.h"
#include "clocks/queries.h"

namespace clocks {

namespace {

struct SetWorkHours {
    access::UnitId unit_id;
    base::Date valid_from;
    std::optional<http::Text<1, 120>> hours;  ///< None: the usual hours again.
};
BOOST_DESCRIBE_STRUCT(SetWorkHours, (), (unit_id, valid_from, hours))

struct CalendarChanged {
    std::int64_t version = 0;
    std::int64_t to_retime = 0;
};
BOOST_DESCRIBE_STRUCT(CalendarChanged, (), (version, to_retime))

base::Result<CalendarChanged> set(db::Write& write, const access::Actor& actor,
                                  const SetWorkHours& in) {
    const auto place = find_unit_place(write, in.unit_id);
    if (!place || !actor.scope.covers(place->path, in.unit_id))
        return base::refuse(base::not_found);
    const std::string hours = in.hours ? in.hours->value : "";
    if (in.hours && !catalogue::parse_spans(hours))
        return base::refuse_field("hours", "format", "应如09:00-12:00,13:00-18:00。",
                                  "Like 09:00-12:00,13:00-18:00.");
    const auto version = next_calendar_version(write, "work_hours", hours, actor.person);
    write.run(sql::insert_work_hours, db::arg("unit_id", in.unit_id),
              db::arg("valid_from", in.valid_from), db::arg("version", version),
              db::arg("county", place->county), db::arg("spans", hours));
    return CalendarChanged{version, stale_clocks(write, version)};
}

}  // namespace

http::Endpoint set_work_hours() {
    return {.method = http::Method::put,
            .path = "/api/v1/units/{unit_id}/work-hours",
            .summary = "Set a unit's working hours from a date on (they may change by season)",
            .summary_zh = "设定单位自某日起的工作时间（可按季节调整）",
            .tag = "calendar",
            .needs = access::permission::manage_calendar,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"unit_id", "{office}"},
                        {"valid_from", "2026-05-01"},
                        {"hours", "08:30-12:00,14:30-18:00"}},
            .handle = http::handler(set)};
}

}  // namespace clocks
