#include "access/actor.h"
#include "access/permission.h"
#include "http/id_cursor.h"
#include "notices/endpoints.h"
#include "notices/notice.h"
#include "notices/queries.h"
#include "notices/refusals.h"

namespace notices {

namespace {

struct ListNotices {
    std::optional<NoticeState> state;
    std::optional<Means> means;
    std::optional<WebhookId> webhook_id;
    http::Limit<50, 200> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListNotices, (), (state, means, webhook_id, limit, cursor))

struct NoticeView {
    NoticeId notice_id;
    MatterId matter_id;
    std::string number;
    std::string recipient;
    std::string message;  ///< Of a webhook: the act.
    Language language{};
    Means means{};
    std::optional<WebhookId> webhook_id;
    NoticeState state{};
    std::int64_t tries = 0;
    std::string error;
    base::Instant made_at;
    std::optional<base::Instant> next_try_at;
    std::optional<base::Instant> sent_at;
    std::optional<base::Instant> delivered_at;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (),
                      (notice_id, matter_id, number, recipient, message, language, means,
                       webhook_id, state, tries, error, made_at, next_try_at, sent_at,
                       delivered_at))

struct OneNotice {
    NoticeId notice_id;
};
BOOST_DESCRIBE_STRUCT(OneNotice, (), (notice_id))

template <class T>
std::string name_or_empty(const std::optional<T>& value) {
    return value ? boost::describe::enum_to_string(*value, "") : "";
}

const db::Sql& text_for(const access::Actor& actor, const ListNotices& in) {
    if (in.webhook_id) return sql::notices_of_webhook;
    const bool of_county = !actor.county.empty();
    if (in.state == NoticeState::dead)
        return of_county ? sql::dead_notices_of_county : sql::dead_notices_of_all;
    return of_county ? sql::notices_of_county : sql::notices_of_all;
}

base::Result<http::Page<NoticeView>> list(db::Read& read, const access::Actor& actor,
                                          const ListNotices& in) {
    const auto before = http::read_id_cursor(in.cursor, http::past_all);
    if (!before) return std::unexpected(before.error());
    const auto state = name_or_empty(in.state), means = name_or_empty(in.means);
    const auto webhook = in.webhook_id.value_or(WebhookId{});
    const int most = in.limit.value + 1;
    auto out = read.all<NoticeView>(text_for(actor, in), actor.scope, db::arg("state", state),
                                    db::arg("means", means), db::arg("webhook_id", webhook),
                                    db::arg("county", actor.county), db::arg("before", *before),
                                    db::arg("most", most));
    return http::page_of(std::move(out), in.limit.value,
                         [](const NoticeView& one) { return one.notice_id; });
}

base::Result<http::Empty> redeliver(db::Write& write, const access::Actor& actor,
                                    const OneNotice& in) {
    const auto state = write.find<NoticeState>(sql::find_notice_state, actor.scope,
                                               db::arg("notice_id", in.notice_id));
    if (!state) return base::refuse(base::not_found);
    const auto now = write.now();
    if (write.run(sql::redeliver_notice, db::arg("notice_id", in.notice_id), db::arg("now", now)) ==
        0)
        return base::refuse(notice_not_dead);
    return http::Empty{};
}

}  // namespace

http::Endpoint list_notices() {
    return {.method = http::Method::get,
            .path = "/api/v1/notices",
            .summary = "List notices of the scope, newest first: how they went, not what they say",
            .summary_zh = "列出本辖区的告知及其送达情况（不含内容）",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .example = {{"state", "dead"}, {"limit", 20}},
            .handle = http::handler(list)};
}

http::Endpoint redeliver_notice() {
    return {.method = http::Method::post,
            .path = "/api/v1/notices/{notice_id}/redelivery",
            .summary = "Try a notice again that was given up",
            .summary_zh = "重新投递已停止重试的消息",
            .tag = "notices",
            .needs = access::permission::manage_system,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &notice_not_dead},
            .example = {{"notice_id", "{dead_notice}"}},
            .handle = http::handler(redeliver)};
}

}  // namespace notices
