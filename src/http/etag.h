#pragma once

#include <string_view>

/// What a client has already (RFC 9110, 8.8 and 13.1.2).
namespace http {

/// True when an If-None-Match list names the tag, or is `*`; weak tags match like strong ones.
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace http
