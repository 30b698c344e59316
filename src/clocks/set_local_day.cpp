#include "access/actor.h"
#include "access/permission.h"
#include "clocks/announce_calendar.h"
#include "clocks/endpoints.h"
#include "clocks/places.h"
#include "clocks/queries.h"

namespace clocks {

namespace {

BOOST_DEFINE_ENUM_CLASS(LocalDayKind, holiday, workday, withdrawn)

struct SetLocalDay {
    access::RegionId region_id;
    base::Date date;
    LocalDayKind kind = LocalDayKind::holiday;
    http::Text<1, 60> name;
};
BOOST_DESCRIBE_STRUCT(SetLocalDay, (), (region_id, date, kind, name))

struct CalendarChanged {
    std::int64_t version = 0;
    std::int64_t to_retime = 0;  ///< Running clocks that the next tick counts anew.
};
BOOST_DESCRIBE_STRUCT(CalendarChanged, (), (version, to_retime))

base::Result<http::Created<CalendarChanged>> set(db::Write& write, const access::Actor& actor,
                                                 const SetLocalDay& in) {
    const auto place = find_region_place(write, in.region_id);
    if (!place || !actor.scope.covers(place->path)) return base::refuse(base::not_found);
    const auto version = next_calendar_version(write, "local_day", in.name.value, actor.person);
    write.run(sql::insert_local_day, in, db::arg("version", version),
              db::arg("county", place->county));
    return http::Created{CalendarChanged{version, stale_clocks(write, version)}};
}

}  // namespace

http::Endpoint set_local_day() {
    return {.method = http::Method::post,
            .path = "/api/v1/calendar/local-days",
            .summary = "Set a date apart in a region: a local holiday, a working day, or neither",
            .summary_zh = "设定地方假日、地方上班日，或撤销设定",
            .tag = "calendar",
            .needs = access::permission::manage_calendar,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"},
                        {"date", "2026-04-20"},
                        {"kind", "holiday"},
                        {"name", "三月三"}},
            .handle = http::handler(set)};
}

}  // namespace clocks
