#pragma once

#include <memory>

#include "access/actor.h"
#include "db/database.h"

namespace access {

/// The actor of a post that is held now, for the server's own programs that act as people do: the
/// simulation, the demonstration, an import. Nobody signed in, so this is for commands at the
/// server's keyboard only and never for a request (refusals_test looks for other users). It may no
/// more than the post lets its holder, inside the post's scope. Null when nobody holds the post.
std::shared_ptr<const Actor> program_actor(db::Read& read, PostId post);

}  // namespace access
