#include "http/handler.h"

#include <fmt/format.h>

namespace http::detail {
namespace {

/// RFC 5987: what may stand unescaped in `filename*`.
std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        if (plain) {
            out += c;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

}  // namespace

Response Answer<File>::make(const File& out) {
    Response response{.status = status, .content_type = out.content_type, .body = out.body};
    response.set("Content-Disposition", "attachment; filename*=UTF-8''" + escape(out.name));
    return response;
}

}  // namespace http::detail
