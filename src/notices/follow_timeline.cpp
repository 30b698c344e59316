#include <charconv>

#include "http/call.h"
#include "matters/follow.h"
#include "matters/refusals.h"
#include "matters/store.h"
#include "notices/endpoints.h"
#include "notices/timeline.h"

namespace notices {

namespace {

struct FollowTimeline {
    http::Text<6, 60> number;
    http::Secret<6, 40> code;
    std::optional<Language> language;  ///< Chinese when left out.
    http::Limit<50, 100> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(FollowTimeline, (), (number, code, language, limit, cursor))

struct CarriedView {
    Means means{};
    NoticeState state{};
    std::optional<base::Instant> sent_at;
    std::optional<base::Instant> delivered_at;
};
BOOST_DESCRIBE_STRUCT(CarriedView, (), (means, state, sent_at, delivered_at))

struct TimelineView {
    base::Instant at;
    std::string message;
    std::string subject;
    std::string body;
    std::vector<CarriedView>
        carried;  ///< Beyond this page: how it was sent, and whether it arrived.
};
BOOST_DESCRIBE_STRUCT(TimelineView, (), (at, message, subject, body, carried))

base::Result<std::int64_t> read_place(const http::Cursor& cursor) {
    std::int64_t after = 0;
    if (!cursor) return after;
    const auto* end = cursor.value.data() + cursor.value.size();
    const auto [stop, error] = std::from_chars(cursor.value.data(), end, after);
    if (error != std::errc{} || stop != end || after < 0)
        return base::refuse_field("cursor", "type", "不是本列表给出的 next。",
                                  "Is not a `next` of this list.");
    return after;
}

TimelineView view(TimelineEntry&& entry) {
    TimelineView out{.at = entry.at,
                     .message = std::move(entry.message),
                     .subject = std::move(entry.words.subject),
                     .body = std::move(entry.words.body),
                     .carried = {}};
    for (const Carried& one : entry.carried)
        if (one.means != Means::page)
            out.carried.push_back({one.means, one.state, one.sent_at, one.delivered_at});
    return out;
}

base::Result<http::Page<TimelineView>> follow(http::Call& call, const matters::Config& config,
                                              const FollowTimeline& in) {
    const auto after = read_place(in.cursor);
    if (!after) return std::unexpected(after.error());
    const auto matter = matters::find_counted(config, call, in.number.value, in.code.value);
    if (!matter) return std::unexpected(matter.error());
    const auto most = static_cast<std::size_t>(in.limit.value);
    return call.database.read([&](db::Read& read) {
        auto entries = timeline(read, matter->matter_id, in.language.value_or(Language::zh), *after,
                                in.limit.value + 1);
        http::Page<TimelineView> page;
        if (entries.size() > most) {
            entries.resize(most);
            page.next = std::to_string(entries.back().entry_id);
        }
        for (TimelineEntry& entry : entries) page.items.push_back(view(std::move(entry)));
        return base::Result<http::Page<TimelineView>>(std::move(page));
    });
}

}  // namespace

http::Endpoint follow_timeline(const matters::Config& config) {
    return {.method = http::Method::post,
            .path = "/api/v1/follow/{number}/timeline",
            .summary =
                "Read everything that one was told about one's matter, with number and "
                "query code",
            .summary_zh = "凭编号和查询码查看全部告知记录",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&matters::wrong_number_or_code},
            .example = {{"number", "{number_to_follow}"},
                        {"code", "{code_to_follow}"},
                        {"language", "en"}},
            .handle = http::handler([config](http::Call& call, const FollowTimeline& in) {
                return follow(call, config, in);
            })};
}

}  // namespace notices
