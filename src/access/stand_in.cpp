#include "access/stand_in.h"

#include "access/identity.h"
#include "access/stand_in_queries.h"

namespace access {

base::Result<std::shared_ptr<const Actor>> act_as(db::Read& read, std::string_view login_name,
                                                  std::string_view permission) {
    const auto now = read.now();
    const auto posts = read.all<PostFacts>(sql::post_facts_of_login,
                                           db::arg("login_name", login_name), db::arg("now", now));
    if (posts.empty()) return base::refuse(base::not_found);
    for (const PostFacts& facts : posts)
        if (may(facts.role, permission)) return make_actor(facts);
    return base::refuse(base::forbidden);
}

}  // namespace access
