#include "http/id_cursor.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/search_matters.h"

namespace matters {

namespace {

struct ListMatters : MatterFilter {
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListMatters, (MatterFilter), (limit, cursor))

base::Result<http::Page<MatterLine>> list(db::Read& read, const access::Actor& actor,
                                          const ListMatters& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const auto fits = fits_of(read, in);
    if (!fits) return std::unexpected(fits.error());
    auto found = filter_matters(read, actor, *fits, *before, in.limit.value);
    http::Page<MatterLine> page{std::move(found.items), {}};
    if (found.next) page.next = std::to_string(found.next->value);
    return page;
}

}  // namespace

http::Endpoint list_matters() {
    return {.path = "/api/v1/matters",
            .summary =
                "Matters in my scope, newest first, narrowed by region, category, unit, "
                "state, channel, deadline, dates, tag, open card and what became of them in the "
                "last four weeks; a page may be short and still have a next one",
            .summary_zh =
                "事项列表，可按区划、分类、单位、状态、渠道、时限、日期、标签、督办牌、近四周的变化"
                "筛选",
            .tag = "matters",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .example = {{"category", "0304"}, {"open", true}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace matters
