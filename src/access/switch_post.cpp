#include <algorithm>

#include "access/namespace.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct SwitchPost {
    PostId post_id;
};
BOOST_DESCRIBE_STRUCT(SwitchPost, (), (post_id))

base::Result<SessionView> switch_post(const Services& services, http::Call& call,
                                      const Actor& actor, const SwitchPost& in) {
    if (auto ok = need_session(actor); !ok) return std::unexpected(ok.error());
    const auto done = call.database.write([&](db::Write& write) -> base::Result<bool> {
        const auto posts = live_posts(write, actor.person);
        if (std::ranges::find(posts, in.post_id, &LivePost::post_id) == posts.end())
            return base::refuse(base::not_found);
        write.run(sql::act_through, db::arg("session_id", actor.session),
                  db::arg("post_id", in.post_id));
        return true;
    });
    if (!done) return std::unexpected(done.error());
    const auto secret = call.request.cookie(session_cookie).value_or("");
    return call.database.read(
        [&](db::Read& read) { return view_session(read, services.config, secret); });
}

}  // namespace

http::Endpoint switch_post(const Shared& services) {
    return {.method = http::Method::put,
            .path = "/api/v1/session/post",
            .summary = "Act through another of my posts",
            .summary_zh = "切换到我的另一个岗位",
            .tag = "session",
            .needs = http::signed_in,
            .reach = http::Reach::own,
            .refusals = {&base::not_found},
            .example = {{"post_id", "{my_post}"}},
            .handle = http::handler(
                [services](http::Call& call, const Actor& actor, const SwitchPost& in) {
                    return switch_post(*services, call, actor, in);
                })};
}

}  // namespace access
