#pragma once

#include "running.h"

namespace contract {

/// Gives county A everything that the examples of all rooms speak of; returns what stands there in
/// place of `{…}`.
Values set_scene(Running& running);

/// A client that may use an endpoint, and the values that hold for it.
struct Prepared {
    http::testing::Client client;
    Values values;
};

/// Does what comes before an endpoint can succeed: signs in where it speaks of one's own session,
/// sets up a second factor where it takes a code, and so on.
Prepared prepare(Running& running, const http::Endpoint& endpoint);

}  // namespace contract
