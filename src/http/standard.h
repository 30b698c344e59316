#pragma once

#include <string_view>

#include "base/refusal.h"
#include "http/response.h"

namespace http {

/// A standard of others that some endpoints speak. Their paths stand below `prefix` instead of
/// `/api/v1/`; query parameters that an endpoint does not know are passed over, as clients of a
/// standard send what some other server takes; and a no is said as the standard says it.
struct Standard {
    std::string_view name;    ///< `Open311 GeoReport v2`
    std::string_view prefix;  ///< `/open311/`; everything below it belongs to the standard.
    /// Shapes a refusal, also one that no handler gave: a body too large, an unknown path, a full
    /// queue. `status` is the one that our own endpoints answer with. Runs on any thread.
    Response (*refuse)(int status, const base::Refusal& refusal, const Request& request) = nullptr;
};

}  // namespace http
