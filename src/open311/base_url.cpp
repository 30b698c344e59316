#include "open311/base_url.h"

#include <algorithm>

namespace open311 {

std::string base_url(const http::Request& request) {
    const auto host = request.header("host");
    const bool fits = !host.empty() && host.size() <= 255 && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
    return std::string(request.secure ? "https://" : "http://") +
           (fits ? std::string(host) : "localhost");
}

}  // namespace open311
