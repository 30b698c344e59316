#pragma once

#include <string>

#include "http/response.h"

namespace base {
class Vault;
}

namespace http::idempotency {

/// An answer as text, sealed when there is a vault: it may repeat what a resident said.
std::string seal_answer(const Response& response, const base::Vault* vault);
Response open_answer(std::string_view text, const base::Vault* vault);

}  // namespace http::idempotency
