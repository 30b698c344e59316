#include "access/access_log.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct SessionLine {
    SessionId session_id;
    base::Instant created_at;
    base::Instant last_seen_at;
    std::string agent;
};
BOOST_DESCRIBE_STRUCT(SessionLine, (), (session_id, created_at, last_seen_at, agent))

struct Sessions {
    std::vector<SessionLine> items;
    std::optional<SessionId> this_one;
};
BOOST_DESCRIBE_STRUCT(Sessions, (), (items, this_one))

struct EndSession {
    SessionId session_id;
};
BOOST_DESCRIBE_STRUCT(EndSession, (), (session_id))

base::Result<Sessions> list(const Config& config, db::Read& read, const Actor& actor) {
    const auto seen_after = read.now() - config.idle_end;
    const auto created_after = read.now() - config.absolute_end;
    Sessions out{.items = read.all<SessionLine>(
                     sql::list_sessions, db::arg("person_id", actor.person),
                     db::arg("seen_after", seen_after), db::arg("created_after", created_after))};
    if (actor.session) out.this_one = actor.session;
    return out;
}

base::Result<http::Empty> end_one(db::Write& write, const Actor& actor, const EndSession& in) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const auto now = write.now();
    const auto rows = write.run(sql::end_session, db::arg("session_id", in.session_id),
                                db::arg("person_id", actor.person), db::arg("now", now),
                                db::arg("because", "ended_by_owner"));
    if (rows == 0) return base::refuse(base::not_found);
    return http::Empty{};
}

base::Result<http::Empty> end_all(db::Write& write, const Actor& actor, const http::Empty&) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const auto now = write.now();
    write.run(sql::end_other_sessions, db::arg("person_id", actor.person),
              db::arg("session_id", SessionId{}), db::arg("now", now),
              db::arg("because", "ended_by_owner"));
    keep(write, actor,
         {.action = Action::end_sessions,
          .subject = {.kind = "person",
                      .id = actor.person.value,
                      .concerned = actor.person,
                      .region_path = actor.region_path}});
    return http::Empty{};
}

}  // namespace

http::Endpoint list_my_sessions(const Shared& services) {
    return {
        .path = "/api/v1/me/sessions",
        .summary = "Where I am signed in",
        .summary_zh = "我的登录会话",
        .tag = "me",
        .needs = http::signed_in,
        .reach = http::Reach::own,
        .handle = http::handler([services](db::Read& read, const Actor& actor, const http::Empty&) {
            return list(services->config, read, actor);
        })};
}

http::Endpoint end_my_session() {
    return {.method = http::Method::del,
            .path = "/api/v1/me/sessions/{session_id}",
            .summary = "End one of my sessions",
            .summary_zh = "结束我的某个会话",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&base::not_found},
            .example = {{"session_id", "{my_session}"}},
            .handle = http::handler(end_one)};
}

http::Endpoint end_my_sessions() {
    return {.method = http::Method::del,
            .path = "/api/v1/me/sessions",
            .summary = "Sign out everywhere, here too",
            .summary_zh = "在所有设备上退出登录",
            .tag = "me",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .handle = http::handler(end_all)};
}

}  // namespace access
