#include <charconv>

#include <fmt/format.h>

#include "access/actor.h"
#include "access/permission.h"
#include "clocks/endpoints.h"
#include "clocks/places.h"
#include "clocks/queries.h"
#include "clocks/views.h"

namespace clocks {

namespace {

struct ListClocks {
    std::optional<State> state;
    std::optional<access::UnitId> unit_id;
    std::optional<base::Instant> due_before;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListClocks, (), (state, unit_id, due_before, limit, cursor))

/// Where a page begins: behind this due time (0 while paused) and this clock.
struct After {
    std::int64_t after_due = INT64_MIN;
    std::int64_t after_id = 0;
};
BOOST_DESCRIBE_STRUCT(After, (), (after_due, after_id))

std::optional<After> read_cursor(std::string_view text) {
    After after;
    if (text.empty()) return after;
    const auto* const end = text.data() + text.size();
    const auto due = std::from_chars(text.data(), end, after.after_due);
    if (due.ec != std::errc{} || due.ptr == end || *due.ptr != '.') return {};
    const auto id = std::from_chars(due.ptr + 1, end, after.after_id);
    if (id.ec != std::errc{} || id.ptr != end) return {};
    return after;
}

base::Result<http::Page<ClockView>> list(db::Read& read, const access::Actor& actor,
                                         const ListClocks& in) {
    const auto after = read_cursor(in.cursor.value);
    if (!after)
        return base::refuse_field("cursor", "format", "请用上一页给出的next。",
                                  "Take the `next` of the page before.");
    if (in.unit_id) {
        const auto place = find_unit_place(read, *in.unit_id);
        if (!place || !actor.scope.covers(place->path, *in.unit_id))
            return base::refuse(base::not_found);
    }
    const State state = in.state.value_or(State::running);
    const base::Instant due_before = in.due_before.value_or(base::Instant{INT64_MAX});
    const access::UnitId unit =
        actor.scope.unit ? actor.scope.unit : in.unit_id.value_or(access::UnitId{});
    const int most = in.limit.value + 1;
    const auto ask = [&](const db::Sql& sql) {
        return read.all<Clock>(sql, db::arg("state", state), *after, actor.scope,
                               db::arg("unit_id", unit), db::arg("county", actor.county),
                               db::arg("due_before", due_before), db::arg("most", most));
    };
    // Three texts for one question, so that each finds its own index.
    auto rows = unit                    ? ask(sql::clocks_of_unit)
                : !actor.county.empty() ? ask(sql::clocks_of_county)
                                        : ask(sql::clocks_of_region);
    http::Page<ClockView> out;
    if (rows.size() == static_cast<std::size_t>(most)) {
        rows.pop_back();
        const Clock& last = rows.back();
        out.next =
            fmt::format("{}.{}", last.due_at.value_or(base::Instant{0}).ms, last.clock_id.value);
    }
    for (const Clock& clock : rows) out.items.push_back(clock_view(clock));
    return out;
}

}  // namespace

http::Endpoint list_clocks() {
    return {.method = http::Method::get,
            .path = "/api/v1/clocks",
            .summary = "List clocks of the caller's scope by state, holder and due time",
            .summary_zh = "按状态、承办单位和到期时间列出本辖区的时限",
            .tag = "clocks",
            .needs = access::permission::read_clocks,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"state", "running"}, {"unit_id", "{office}"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace clocks
