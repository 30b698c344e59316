#pragma once

#include "access/config.h"
#include "http/endpoint.h"

namespace access {

/// Everything of this room that has an address: session, me, people, posts, roles, tokens,
/// break-glass, access log. Hashes once to have something to compare unknown accounts with.
http::Endpoints endpoints(const Config& config);

}  // namespace access
