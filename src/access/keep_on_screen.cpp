#include "access/access_log.h"
#include "access/permission.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "base/random.h"

namespace access {

namespace {

/// One way only: what the session could do before, it can do no more, and a fresh secret leaves
/// nothing to whoever copied the old one.
base::Result<SessionView> keep_on_screen(const Services& services, http::Call& call,
                                         const Actor& actor) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    if (!actor.may(permission::read_matter)) return base::refuse(base::forbidden);
    const std::string secret = base::random_token();
    call.database.write([&](db::Write& write) {
        renew_session(write, actor.session, secret, {});
        write.run(sql::keep_on_screen, db::arg("session_id", actor.session));
        keep(write, actor,
             {.action = Action::sign_in,
              .subject = {.kind = "screen",
                          .id = actor.session.value,
                          .concerned = actor.person,
                          .region_path = actor.region_path}});
    });
    set_session_cookie(call, secret, services.config.screen_absolute_end);
    return call.database.read(
        [&](db::Read& read) { return view_session(read, services.config, secret); });
}

}  // namespace

http::Endpoint keep_on_screen(const Shared& services) {
    return {.method = http::Method::put,
            .path = "/api/v1/session/screen",
            .summary =
                "Make my session that of a screen on a wall: it lasts for 90 days, outlives the "
                "browser, and opens the wall alone",
            .summary_zh = "把本次登录转为大屏登录：保持 90 天，只能看大屏",
            .tag = "session",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&base::forbidden},
            .handle =
                http::handler([services](http::Call& call, const Actor& actor, const http::Empty&) {
                    return keep_on_screen(*services, call, actor);
                }),
            .keeps_answer = false};
}

}  // namespace access
