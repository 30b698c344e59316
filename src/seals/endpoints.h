#pragma once

#include "http/endpoint.h"
#include "matters/config.h"

namespace seals {

/// Every endpoint of this room.
http::Endpoints endpoints(const matters::Config& config);

// One use case each; the file is called like the function.

http::Endpoint list_seals();
http::Endpoint get_seal();
http::Endpoint list_seal_keys();
http::Endpoint check_proof();
http::Endpoint get_proof(const matters::Config& config);

}  // namespace seals
