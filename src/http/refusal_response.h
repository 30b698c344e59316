#pragma once

#include "http/exchange.h"
#include "http/problem.h"

namespace http {

/// A refusal as the standard of the request's path shapes it, else as problem+json. 429 and 503
/// carry Retry-After in either shape.
Response refusal_response(const Exchange& exchange, const base::Refusal& refusal);
Response refusal_response(const Exchange& exchange, const base::RefusalKind& kind);
/// The same for a status that no reason stands for (405, 408, 415 …).
Response refusal_response(const Exchange& exchange, int status, const base::RefusalKind& kind);

}  // namespace http
