#pragma once

#include <string>
#include <string_view>

namespace http {

/// Percent-encoding of everything but the unreserved characters (RFC 3986, 2.3), as `filename*` of
/// RFC 5987 and the parts of a URI take it.
std::string percent_encode(std::string_view text);

}  // namespace http
