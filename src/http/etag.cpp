#include "http/etag.h"

namespace http {

namespace {

std::string_view without_weakness(std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag;
}

}  // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    const auto wanted = without_weakness(etag);
    if (wanted.empty()) return false;
    std::string_view rest = if_none_match;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        auto tag = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        while (tag.starts_with(' ') || tag.starts_with('\t')) tag.remove_prefix(1);
        while (tag.ends_with(' ') || tag.ends_with('\t')) tag.remove_suffix(1);
        if (tag == "*" || without_weakness(tag) == wanted) return true;
    }
    return false;
}

}  // namespace http
