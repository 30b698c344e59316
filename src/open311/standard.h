#pragma once

#include <string>
#include <vector>

#include "http/standard.h"
#include "open311/node.h"

namespace open311 {

/// GeoReport v2 with its discovery, and FixMyStreet's service request updates. Refusals below its
/// prefix are said as its chapter on errors wants: 404 for what is not there, 403 for a missing or
/// wrong key, 400 for any other input that cannot be served, all errors in the body at once. What
/// HTTP itself has to say (405, 413, 415, 429, 5xx) keeps its status, so that clients and proxies
/// know whether to try again.
extern const http::Standard georeport;

/// An answer in the format that was asked for.
http::Response answer(const Node& root, Format format, int status = 200);

inline constexpr base::RefusalKind bad_key{"bad_key", base::Because::forbidden,
                                           "缺少有效的 api_key，不能提交。",
                                           "Missing or invalid api_key; cannot take this."};
inline constexpr base::RefusalKind key_elsewhere{
    "key_elsewhere", base::Because::forbidden, "此 api_key 不能在该 jurisdiction_id 提交。",
    "This api_key may not be used for that jurisdiction_id."};

/// A field that was left out (400) or names nothing (404), said with the field's name, as the
/// standard wants for jurisdiction_id, service_code and token.
std::unexpected<base::Refusal> not_given(std::string field);
std::unexpected<base::Refusal> not_found(std::string field);

}  // namespace open311
