#include "catalogue/calendar.h"
#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/search_matters.h"
#include "regions/region_store.h"

namespace matters {

namespace {

struct ListMatters {
    std::optional<RegionId> region_id;
    std::optional<http::Digits<2, 6>> category;
    std::optional<UnitId> unit_id;
    std::optional<State> state;
    std::optional<Channel> channel;
    std::optional<DueState> due;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    std::optional<http::Text<1, 30>> tag;
    std::optional<bool> open;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListMatters, (),
                      (region_id, category, unit_id, state, channel, due, from, to, tag, open,
                       limit, cursor))

base::Result<MatterFilter> filter_of(db::Read& read, const ListMatters& in) {
    MatterFilter filter{.category = in.category ? in.category->value : "",
                        .unit_id = in.unit_id.value_or(UnitId{}),
                        .state = in.state,
                        .channel = in.channel,
                        .due = in.due,
                        .tag = in.tag ? in.tag->value : "",
                        .only_open = in.open.value_or(false)};
    if (in.from) filter.from = catalogue::at_minute(*in.from, 0);
    if (in.to) filter.to = catalogue::at_minute(*in.to + std::chrono::days{1}, 0);
    if (!in.region_id) return filter;
    const auto region = regions::find_region(read, access::public_scope(), *in.region_id);
    if (!region)
        return base::refuse_field("region_id", "unknown", "没有这个区划。", "Is no region.");
    filter.within_path = region->path;
    return filter;
}

base::Result<http::Page<MatterLine>> list(db::Read& read, const access::Actor& actor,
                                          const ListMatters& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const auto filter = filter_of(read, in);
    if (!filter) return std::unexpected(filter.error());
    auto found = filter_matters(read, actor, *filter, *before, in.limit.value);
    http::Page<MatterLine> page{std::move(found.items), {}};
    if (found.next) page.next = std::to_string(found.next->value);
    return page;
}

}  // namespace

http::Endpoint list_matters() {
    return {.path = "/api/v1/matters",
            .summary =
                "Matters in my scope, newest first, narrowed by region, category, unit, "
                "state, channel, deadline, dates and tag; a page may be short and still "
                "have a next one",
            .summary_zh = "事项列表,可按区划、分类、单位、状态、渠道、时限、日期、标签筛选",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .example = {{"category", "0304"}, {"open", true}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace matters
