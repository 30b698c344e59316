#include "open311/parameters.h"

namespace open311 {
namespace {

constexpr std::string_view prefix = "attribute[";

/// The code of `attribute[code]` or `attribute[code][]`; empty for any other name.
std::string_view code_of(std::string_view name) {
    if (!name.starts_with(prefix)) return {};
    name.remove_prefix(prefix.size());
    const auto end = name.find(']');
    if (end == std::string_view::npos) return {};
    const auto rest = name.substr(end + 1);
    const bool plain = rest.empty() || (rest.starts_with('[') && rest.ends_with(']'));
    return plain ? name.substr(0, end) : std::string_view{};
}

}  // namespace

std::string_view trim(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (const auto item = trim(text.substr(0, end)); !item.empty()) out.emplace_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

base::Result<Parameters> Parameters::read(const http::Request& request) {
    Parameters out;
    auto form = http::read_form(request);
    if (!form) return std::unexpected(std::move(form.error()));
    auto query = http::parse_urlencoded(request.query);
    if (!query) return std::unexpected(std::move(query.error()));
    out.form_ = std::move(*form);
    for (auto& field : query->fields) out.form_.fields.push_back(std::move(field));
    return out;
}

std::string Parameters::get(std::string_view name) const {
    for (const auto& field : form_.fields) {
        if (field.name != name) continue;
        if (const auto value = trim(field.value); !value.empty()) return std::string(value);
    }
    return {};
}

std::vector<std::string> Parameters::list(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto& field : form_.fields) {
        if (field.name != name) continue;
        for (auto& item : split_list(field.value)) out.push_back(std::move(item));
    }
    return out;
}

std::map<std::string, std::vector<std::string>> Parameters::attributes() const {
    std::map<std::string, std::vector<std::string>> out;
    for (const auto& field : form_.fields) {
        const auto code = code_of(field.name);
        const auto value = trim(field.value);
        if (!code.empty() && !value.empty()) out[std::string(code)].emplace_back(value);
    }
    return out;
}

}  // namespace open311
