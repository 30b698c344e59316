#include "access/actor.h"
#include "access/permission.h"
#include "http/id_cursor.h"
#include "notices/endpoints.h"
#include "notices/queries.h"
#include "notices/refusals.h"
#include "notices/story.h"
#include "notices/template_store.h"

namespace notices {

namespace {

struct ListToTell {
    http::Limit<20, 50> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListToTell, (), (limit, cursor))

/// What somebody has to say to a reporter whom only a voice reaches.
struct ToTell {
    NoticeId notice_id;
    MatterId matter_id;
    std::string number;
    std::string message;
    Means means{};
    std::int64_t tries = 0;  ///< How often he was not reached.
    std::string subject;
    std::string body;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(ToTell, (),
                      (notice_id, matter_id, number, message, means, tries, subject, body, made_at))

/// How the talk went.
BOOST_DEFINE_ENUM_CLASS(Telling, told, not_reached)

struct TellNotice {
    NoticeId notice_id;
    Telling outcome{};
};
BOOST_DESCRIBE_STRUCT(TellNotice, (), (notice_id, outcome))

ToTell view(Narrator& narrator, db::Read& read, const Notice& notice) {
    ToTell out{.notice_id = notice.notice_id,
               .matter_id = notice.matter_id,
               .number = {},
               .message = notice.message,
               .means = notice.means,
               .tries = notice.tries,
               .subject = {},
               .body = {},
               .made_at = notice.made_at};
    const Message* message = find_message(notice.message);
    const auto story = find_story(read, notice.matter_id, notice.about_id, notice.seq);
    const auto words = notice.template_id ? find_template(read, *notice.template_id) : std::nullopt;
    if (message == nullptr || !story || !words) return out;
    auto told = narrator.tell(*story, notice.recipient, *message, notice.language, words->words());
    out.number = story->number;
    out.subject = std::move(told.subject);
    out.body = std::move(told.body);
    return out;
}

base::Result<http::Page<ToTell>> list(db::Read& read, const access::Actor& actor,
                                      const ListToTell& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const int most = in.limit.value + 1;
    Narrator narrator(read);
    std::vector<ToTell> out;
    for (const Notice& notice : read.all<Notice>(
             actor.county.empty() ? sql::notices_to_tell_of_all : sql::notices_to_tell_of_county,
             actor.scope, db::arg("own_unit", actor.unit), db::arg("own_person", actor.person),
             db::arg("after", *after), db::arg("county", actor.county), db::arg("most", most)))
        out.push_back(view(narrator, read, notice));
    return http::page_of(std::move(out), in.limit.value,
                         [](const ToTell& one) { return one.notice_id; });
}

base::Result<http::Empty> tell(db::Write& write, const Config& config, const access::Actor& actor,
                               const TellNotice& in) {
    auto notice =
        write.find<Notice>(sql::find_notice_to_tell, actor.scope, db::arg("own_unit", actor.unit),
                           db::arg("own_person", actor.person), db::arg("notice_id", in.notice_id));
    if (!notice) return base::refuse(base::not_found);
    if (notice->state != NoticeState::waiting || notice->next_try_at)
        return base::refuse(notice_told);
    const auto now = write.now();
    ++notice->tries;
    if (in.outcome == Telling::told) {
        notice->state = NoticeState::delivered;
        notice->sent_at = notice->delivered_at = now;
    } else {
        notice->error = "not_reached";
    }
    write.run(sql::save_told, *notice);
    const std::int64_t none = 0;
    write.run(sql::insert_attempt, *notice, db::arg("at", now), db::arg("status", none),
              db::arg("took_ms", none));
    if (in.outcome == Telling::told) tell_journal(write, config.record, *notice);
    return http::Empty{};
}

}  // namespace

http::Endpoint list_notices_to_tell() {
    return {.method = http::Method::get,
            .path = "/api/v1/notices/to-tell",
            .summary = "List what reporters have to be told by telephone or in person",
            .summary_zh = "列出须当面或电话告知的消息",
            .tag = "notices",
            .needs = access::permission::reveal_identity,
            .reach = http::Reach::region,
            .example = {{"limit", 20}},
            .handle = http::handler(list)};
}

http::Endpoint tell_notice(Shared config) {
    return {.method = http::Method::post,
            .path = "/api/v1/notices/{notice_id}/telling",
            .summary = "Write down that a reporter was told, or could not be reached",
            .summary_zh = "记录已当面或电话告知，或未能联系上",
            .tag = "notices",
            .needs = access::permission::reveal_identity,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &notice_told},
            .example = {{"notice_id", "{notice_to_tell}"}, {"outcome", "told"}},
            .handle = http::handler(
                [config](db::Write& write, const access::Actor& actor, const TellNotice& in) {
                    return tell(write, *config, actor, in);
                })};
}

}  // namespace notices
