#include "open311/filter.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "open311/moment.h"
#include "open311/parameters.h"
#include "open311/service.h"

namespace open311 {
namespace {

constexpr base::Duration longest_span = std::chrono::hours{24 * 90};
constexpr base::Duration day = std::chrono::hours{24};
constexpr std::int64_t furthest = 100'000;

base::Result<std::optional<base::Instant>> read_end(std::string_view name, const Word& word,
                                                    DayEnd end) {
    const auto text = given(word);
    if (text.empty()) return std::nullopt;
    const auto at = read_moment(text, end);
    if (at) return at;
    return base::refuse_field(std::string(name), "pattern",
                              "应为带时区的日期时间，例如 2026-09-30T16:00:00+08:00。",
                              "Expected a W3C date and time with its offset, such as "
                              "2026-09-30T16:00:00+08:00.");
}

base::Result<std::int64_t> read_number(std::string_view name, const Word& word,
                                       std::int64_t standard) {
    const auto text = given(word);
    if (text.empty()) return standard;
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, number);
    if (failed == std::errc{} && stop == end && number >= 1) return number;
    return base::refuse_field(std::string(name), "range", "应为大于零的整数。",
                              "Expected a whole number greater than zero.");
}

base::Result<std::optional<bool>> read_status(const Words& words) {
    bool open = false, closed = false;
    for (const auto& item : items_of(words)) {
        if (item != "open" && item != "closed") {
            return base::refuse_field("status", "choice", "应为 open 或 closed。",
                                      "Expected open or closed.");
        }
        (item == "open" ? open : closed) = true;
    }
    if (open == closed) return std::nullopt;
    return closed;
}

std::vector<std::string> read_services(const Words& words, const catalogue::Catalogue& catalogue) {
    std::vector<std::string> out;
    const auto codes = items_of(words);
    for (const auto& code : codes) {
        if (const auto* leaf = find_service(catalogue, code)) out.push_back(leaf->code);
    }
    if (!codes.empty() && out.empty()) out.emplace_back("-");  // no leaf's code
    return out;
}

}  // namespace

std::vector<std::string> items_of(const Words& words) {
    std::vector<std::string> out;
    for (const auto& word : words.value) {
        for (auto& item : split_list(word.value)) out.push_back(std::move(item));
    }
    return out;
}

base::Result<Span> read_span(const Word& since, const Word& until, base::Instant now,
                             SpanNames names) {
    const auto from = read_end(names.since, since, DayEnd::first);
    if (!from) return std::unexpected(from.error());
    const auto to = read_end(names.until, until, DayEnd::last);
    if (!to) return std::unexpected(to.error());
    Span out;
    // A day more than now, for clients whose clocks run ahead.
    out.until = *to ? **to : *from ? std::min(**from + longest_span, now + day) : now + day;
    out.since = *from ? **from : (*to ? **to : now) - longest_span;
    if (out.until < out.since && *to) {
        return base::refuse_field(std::string(names.until), "range", "不应早于开始时间。",
                                  "Must not be before the beginning.");
    }
    if (*from && *to && out.until - out.since > longest_span + day) {
        return base::refuse_field(std::string(names.until), "range",
                                  "时间跨度最多 90 天，请分段查询。",
                                  "A span of at most 90 days; ask for one after the other.");
    }
    return out;
}

base::Result<Paging> read_paging(const Word& page, const Word& page_size) {
    const auto which = read_number("page", page, 1);
    if (!which) return std::unexpected(which.error());
    const auto size = read_number("page_size", page_size, most_requests);
    if (!size) return std::unexpected(size.error());
    const Paging out{.page = *which, .page_size = std::min(*size, most_requests)};
    if (out.page <= furthest / out.page_size) return out;
    return base::refuse_field("page", "range", "页数过大，请缩小时间范围。",
                              "Too far; narrow the span of time.");
}

base::Result<RequestFilter> read_filter(const ListServiceRequests& in,
                                        const catalogue::Catalogue& catalogue, base::Instant now) {
    RequestFilter out;
    const bool by_change = !given(in.updated_after).empty() || !given(in.updated_before).empty();
    const bool by_date = !given(in.start_date).empty() || !given(in.end_date).empty();
    if (by_change) {
        const auto span = read_span(in.updated_after, in.updated_before, now,
                                    {"updated_after", "updated_before"});
        if (!span) return std::unexpected(span.error());
        out.changed = *span;
        out.registered = {{0}, now + day};
    }
    if (by_date || !by_change) {
        const auto span = read_span(in.start_date, in.end_date, now);
        if (!span) return std::unexpected(span.error());
        out.registered = *span;
    }
    const auto closed = read_status(in.status);
    if (!closed) return std::unexpected(closed.error());
    out.closed = *closed;
    const auto paging = read_paging(in.page, in.page_size);
    if (!paging) return std::unexpected(paging.error());
    out.page = paging->page;
    out.page_size = paging->page_size;
    out.categories = read_services(in.service_code, catalogue);
    return out;
}

}  // namespace open311
