#include "http/response.h"

#include <fmt/format.h>

namespace http {

std::string to_text(const Cookie& cookie) {
    std::string out = fmt::format("{}={}; Path={}", cookie.name, cookie.value, cookie.path);
    if (cookie.max_age_s >= 0) out += fmt::format("; Max-Age={}", cookie.max_age_s);
    if (cookie.http_only) out += "; HttpOnly";
    if (cookie.secure) out += "; Secure";
    if (!cookie.same_site.empty()) out += "; SameSite=" + cookie.same_site;
    return out;
}

std::int64_t Response::size() const {
    if (shared) return static_cast<std::int64_t>(shared->size());
    if (file.descriptor) return file.length;
    return static_cast<std::int64_t>(body.size());
}

Response json_response(int status, std::string body) {
    return {.status = status, .content_type = "application/json", .body = std::move(body)};
}

}  // namespace http
