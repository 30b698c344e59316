#include "access/permission.h"
#include "access/post_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "http/id_cursor.h"

namespace access {

namespace {

struct ListPosts {
    std::optional<PersonId> person_id;
    std::optional<UnitId> unit_id;
    std::optional<Role> role;
    std::optional<bool> also_ended;
    http::Cursor cursor;
    http::Limit<50, 200> limit;
};
BOOST_DESCRIBE_STRUCT(ListPosts, (), (person_id, unit_id, role, also_ended, cursor, limit))

base::Result<http::Page<PostView>> list(db::Read& read, const Actor& actor, const ListPosts& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const auto person = in.person_id.value_or(PersonId{});
    const auto unit = in.unit_id.value_or(UnitId{});
    const std::string role = in.role ? boost::describe::enum_to_string(*in.role, "") : "";
    const bool also_ended = in.also_ended.value_or(false);
    const int count = in.limit.value + 1;
    const auto now = read.now();
    const auto posts = read.all<Post>(sql::list_posts, actor.scope, db::arg("after", *after),
                                      db::arg("person_id", person), db::arg("unit_id", unit),
                                      db::arg("role", role), db::arg("also_ended", also_ended),
                                      db::arg("count", count), db::arg("now", now));
    return http::shown(http::page_of(posts, in.limit.value, &Post::post_id),
                       [](const Post& one) { return view(one); });
}

}  // namespace

http::Endpoint list_posts() {
    return {.path = "/api/v1/posts",
            .summary = "Posts in my region: who is what, where",
            .summary_zh = "辖区内岗位",
            .tag = "posts",
            .needs = permission::read_people,
            .reach = http::Reach::region,
            .handle = http::handler(list)};
}

}  // namespace access
