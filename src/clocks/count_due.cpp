#include "clocks/calendar_edition.h"
#include "clocks/endpoints.h"
#include "clocks/places.h"
#include "clocks/views.h"

namespace clocks {

namespace {

struct CountDue {
    base::Instant start;
    http::Text<1, 8> limit;
    std::optional<access::RegionId> region_id;
    std::optional<access::UnitId> unit_id;
};
BOOST_DESCRIBE_STRUCT(CountDue, (), (start, limit, region_id, unit_id))

base::Result<catalogue::WorkCalendar> calendar_for(db::Read& read, const CountDue& in) {
    const auto edition = calendar_edition(read);
    if (in.unit_id) {
        const auto place = find_unit_place(read, *in.unit_id);
        if (!place) return base::refuse(base::not_found);
        return edition->of_unit(*in.unit_id, place->path);
    }
    if (!in.region_id) return edition->of_region("");
    const auto place = find_region_place(read, *in.region_id);
    if (!place) return base::refuse(base::not_found);
    return edition->of_region(place->path);
}

base::Result<DueView> count(db::Read& read, const CountDue& in) {
    const auto limit = parse_limit(in.limit.value);
    if (!limit)
        return base::refuse_field("limit", "format", "应如5wd、4wh、15cd、0wd（当日）或0。",
                                  "Like 5wd, 4wh, 15cd, 0wd (the same day) or 0.");
    if (!countable(in.start))
        return base::refuse_field("start", "range", "应在1992年至2100年之间。",
                                  "Between the years 1992 and 2100.");
    const auto calendar = calendar_for(read, in);
    if (!calendar) return std::unexpected(calendar.error());
    return due_view({in.start, {*limit}, {}}, *calendar);
}

}  // namespace

http::Endpoint count_due() {
    return {.method = http::Method::get,
            .path = "/api/v1/calendar/due",
            .summary = "Count a deadline from any start, with every segment of the way",
            .summary_zh = "计算任一时限的到期时间，并逐段说明",
            .tag = "calendar",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"start", "2026-09-30T16:00:00+08:00"}, {"limit", "5wd"}},
            .handle = http::handler(count)};
}

}  // namespace clocks
