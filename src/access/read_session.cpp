#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

base::Result<SessionView> read_session(const Services& services, http::Call& call,
                                       const Actor& actor) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const auto secret = call.request.cookie(session_cookie).value_or("");
    return call.database.read(
        [&](db::Read& read) { return view_session(read, services.config, secret); });
}

}  // namespace

http::Endpoint read_session(const Shared& services) {
    return {.path = "/api/v1/session",
            .summary = "My session: who I am, my posts, what is still missing, the CSRF token",
            .summary_zh = "我的会话：身份、岗位、尚缺步骤与防伪令牌",
            .tag = "session",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .handle =
                http::handler([services](http::Call& call, const Actor& actor, const http::Empty&) {
                    return read_session(*services, call, actor);
                })};
}

}  // namespace access
