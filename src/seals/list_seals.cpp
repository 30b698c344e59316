#include "http/handler.h"
#include "seals/endpoints.h"
#include "seals/queries.h"
#include "seals/views.h"

namespace seals {

namespace {

struct ListSeals {
    std::optional<http::Digits<6>> county;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    http::Limit<100, 1000> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListSeals, (), (county, from, to, limit, cursor))

/// Where a page begins: behind this day and county, `2026-09-01.620922`.
struct After {
    base::Date after = begin_of_time();
    std::string after_county;
};
BOOST_DESCRIBE_STRUCT(After, (), (after, after_county))

std::optional<After> read_cursor(std::string_view text) {
    if (text.empty()) return After{};
    const auto day = base::parse_date(text.substr(0, 10));
    if (!day || text.size() != 17 || text[10] != '.') return {};
    return After{*day, std::string(text.substr(11))};
}

base::Result<http::Page<SealView>> list(db::Read& read, const ListSeals& in) {
    const auto after = read_cursor(in.cursor.value);
    if (!after)
        return base::refuse_field("cursor", "format", "请用上一页给出的next。",
                                  "Take the `next` of the page before.");
    const base::Date from = in.from.value_or(begin_of_time());
    const base::Date to = in.to.value_or(end_of_time());
    const int most = in.limit.value + 1;
    const auto ask = [&](const db::Sql& sql, const std::string& county) {
        return read.all<Seal>(sql, db::arg("county", county), *after, db::arg("from_day", from),
                              db::arg("to_day", to), db::arg("most", most));
    };
    // Two texts for one question, so that each finds its own index.
    const auto seals =
        in.county ? ask(sql::seals_of_county, in.county->value) : ask(sql::seals_by_day, "");
    http::Page<SealView> page;
    for (const Seal& seal : seals) {
        if (page.items.size() == static_cast<std::size_t>(in.limit.value)) {
            const auto& last = page.items.back();
            page.next = base::to_text(last.day) + "." + last.county;
            break;
        }
        page.items.push_back(view(seal));
    }
    return page;
}

}  // namespace

http::Endpoint list_seals() {
    return {.path = "/api/v1/seals",
            .summary = "The daily seals over the journal, by day and county; for keeping elsewhere",
            .summary_zh = "流转日志的每日存证封签，可由他人留存",
            .tag = "seals",
            .needs = http::anyone,
            .example = {{"county", "{sealed_county}"}, {"from", "2026-01-01"}},
            .handle = http::handler(list)};
}

}  // namespace seals
