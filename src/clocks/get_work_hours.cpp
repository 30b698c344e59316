#include "clocks/calendar_edition.h"
#include "clocks/endpoints.h"
#include "clocks/places.h"

namespace clocks {

namespace {

struct GetWorkHours {
    access::UnitId unit_id;
    std::optional<base::Date> on;
};
BOOST_DESCRIBE_STRUCT(GetWorkHours, (), (unit_id, on))

struct WorkHoursView {
    access::UnitId unit_id;
    base::Date on;
    std::string hours;
};
BOOST_DESCRIBE_STRUCT(WorkHoursView, (), (unit_id, on, hours))

base::Result<WorkHoursView> get(db::Read& read, const GetWorkHours& in) {
    const auto place = find_unit_place(read, in.unit_id);
    if (!place) return base::refuse(base::not_found);
    const auto date = in.on.value_or(catalogue::date_of(read.now()));
    const auto calendar = calendar_edition(read)->of_unit(in.unit_id, place->path);
    return WorkHoursView{in.unit_id, date, catalogue::to_text(calendar.spans(date))};
}

}  // namespace

http::Endpoint get_work_hours() {
    return {.method = http::Method::get,
            .path = "/api/v1/units/{unit_id}/work-hours",
            .summary = "The working hours of a unit on a date (today), on which its clocks run",
            .summary_zh = "单位某日的工作时间（时限按此计算）",
            .tag = "calendar",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"unit_id", "{office}"}, {"on", "2026-06-01"}},
            .handle = http::handler(get)};
}

}  // namespace clocks
