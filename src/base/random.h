#pragma once

#include <cstddef>
#include <string>

namespace base {

/// Bytes from the system's cryptographic source. Pure code never calls it.
std::string random_bytes(std::size_t count);

/// A secret that can stand in a URL: `bytes` random bytes in URL-safe base64.
std::string random_token(std::size_t bytes = 32);

}  // namespace base
