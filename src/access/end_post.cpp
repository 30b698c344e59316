#include "access/access_log.h"
#include "access/permission.h"
#include "access/post_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct EndPost {
    PostId post_id;
};
BOOST_DESCRIBE_STRUCT(EndPost, (), (post_id))

base::Result<http::Empty> take_post(db::Write& write, const Actor& actor, const EndPost& in) {
    const auto post = find_post(write, actor.scope, in.post_id);
    if (!post) return base::refuse(base::not_found);
    if (post->person_id == actor.person) return base::refuse(not_yourself);
    if (!may_give(actor.role, post->role)) return base::refuse(may_not_give);
    const auto now = write.now();
    const auto rows = write.run(sql::end_post, db::arg("post_id", in.post_id),
                                db::arg("valid_to", now), db::arg("ended_by", actor.person));
    if (rows == 0) return base::refuse(post_over);
    keep(write, actor,
         {.action = Action::end_post,
          .subject = {.kind = "post",
                      .id = in.post_id.value,
                      .concerned = post->person_id,
                      .region_path = post->region_path},
          .fields = boost::describe::enum_to_string(post->role, ""),
          .purpose = Purpose::personnel});
    return http::Empty{};
}

}  // namespace

http::Endpoint end_post() {
    return {.method = http::Method::del,
            .path = "/api/v1/posts/{post_id}",
            .summary = "End a post now; whoever acts through it can do nothing more",
            .summary_zh = "立即结束岗位",
            .tag = "posts",
            .needs = permission::appoint,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &not_yourself, &may_not_give, &post_over},
            .example = {{"post_id", "{post}"}},
            .handle = http::handler(take_post)};
}

}  // namespace access
