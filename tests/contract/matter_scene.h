#pragma once

#include <optional>

#include "scene.h"

namespace contract {

/// One matter in triage, with everything that examples of acts speak of standing for it: enough
/// for whatever is refused. Also a centre of the city and the government of the town.
void add_matter_values(Running& running, Values& values);

/// For an endpoint whose example speaks of a matter: a fresh one, walked to where the act may be
/// done, and whoever may do it. Nothing for every other endpoint.
std::optional<Prepared> prepare_matter(Running& running, const http::Endpoint& endpoint);

}  // namespace contract
