#include "http/accept_encoding.h"

#include <string>

#include "http/request.h"

namespace http {
namespace {

/// True when the list names the coding (or `*`) without refusing it.
bool takes(std::string_view list, std::string_view coding) {
    bool any = false;
    while (!list.empty()) {
        const auto comma = list.find(',');
        auto item = list.substr(0, comma);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
        while (item.starts_with(' ')) item.remove_prefix(1);
        const auto end = item.find_first_of("; ");
        const auto name = item.substr(0, end);
        const auto rest = end == std::string_view::npos ? std::string_view{} : item.substr(end);
        const auto weight = rest.find("q=");
        const bool refused =
            weight != std::string_view::npos &&
            rest.substr(weight + 2).find_first_not_of("0. ") == std::string_view::npos;
        if (name == coding) return !refused;
        if (name == "*") any = !refused;
    }
    return any;
}

}  // namespace

std::vector<std::pair<std::string_view, std::string_view>> accepted_codings(
    std::string_view accept_encoding) {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    if (accept_encoding.empty()) return out;
    if (takes(accept_encoding, "br")) out.emplace_back("br", ".br");
    if (takes(accept_encoding, "gzip")) out.emplace_back("gzip", ".gz");
    return out;
}

}  // namespace http
