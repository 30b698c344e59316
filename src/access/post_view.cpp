#include "access/post_view.h"

#include "access/queries.h"

namespace access {

PostView view(const Post& post) {
    return {.post_id = post.post_id,
            .person_id = post.person_id,
            .display_name = post.display_name,
            .role = post.role,
            .unit_id = post.unit_id,
            .unit_name = post.unit_name,
            .region_id = post.region_id,
            .region_name = post.region_name,
            .full_time = post.full_time,
            .substitute_for = post.substitute_for,
            .valid_from = post.valid_from,
            .valid_to = post.valid_to};
}

std::optional<Post> find_post(db::Read& read, const Scope& scope, PostId post) {
    return read.find<Post>(sql::find_post, scope, db::arg("post_id", post));
}

}  // namespace access
