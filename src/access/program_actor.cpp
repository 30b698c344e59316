#include "access/program_actor.h"

#include "access/identity.h"
#include "access/queries.h"

namespace access {

std::shared_ptr<const Actor> program_actor(db::Read& read, PostId post) {
    const auto now = read.now();
    const auto facts =
        read.find<PostFacts>(sql::find_post_facts, db::arg("post_id", post), db::arg("now", now));
    if (!facts) return nullptr;
    return make_actor(*facts);
}

}  // namespace access
