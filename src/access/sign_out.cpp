#include "access/access_log.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

base::Result<http::Empty> sign_out(http::Call& call, const Actor& actor) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    call.database.write([&](db::Write& write) {
        const auto now = write.now();
        write.run(sql::end_session, db::arg("session_id", actor.session),
                  db::arg("person_id", actor.person), db::arg("now", now),
                  db::arg("because", "signed_out"));
        keep(write, actor,
             {.action = Action::sign_out,
              .subject = {.kind = "person",
                          .id = actor.person.value,
                          .concerned = actor.person,
                          .region_path = actor.region_path}});
    });
    clear_session_cookie(call);
    return http::Empty{};
}

}  // namespace

http::Endpoint sign_out(const Shared&) {
    return {.method = http::Method::del,
            .path = "/api/v1/session",
            .summary = "Sign out",
            .summary_zh = "退出登录",
            .tag = "session",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .handle = http::handler([](http::Call& call, const Actor& actor, const http::Empty&) {
                return sign_out(call, actor);
            })};
}

}  // namespace access
