#include "http/request.h"

#include <algorithm>
#include <charconv>

namespace http {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_name(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Cuts the part before `at` off the front of `rest`.
std::string_view cut(std::string_view& rest, char at) {
    const auto end = rest.find(at);
    const auto part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return part;
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
    return -1;
}

/// The weight of one item of an Accept-* list, in thousandths.
int weight(std::string_view parameters) {
    while (!parameters.empty()) {
        auto item = trim(cut(parameters, ';'));
        if (!item.starts_with("q=") && !item.starts_with("Q=")) continue;
        item.remove_prefix(2);
        double value = 0;
        std::from_chars(item.data(), item.data() + item.size(), value);
        return static_cast<int>(std::clamp(value, 0.0, 1.0) * 1000);
    }
    return 1000;
}

}  // namespace

std::string_view to_text(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
    }
    return "GET";
}

std::string_view find_header(const std::vector<Header>& headers, std::string_view name) {
    for (const Header& header : headers) {
        if (same_name(header.name, name)) return header.value;
    }
    return {};
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const Header& field : headers) {
        if (!same_name(field.name, "cookie")) continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            std::string_view pair = trim(cut(rest, ';'));
            const auto key = cut(pair, '=');
            if (key == name) return std::string(pair);
        }
    }
    return std::nullopt;
}

Language Request::language() const {
    int zh = 0, en = 0;
    auto rest = header("accept-language");
    while (!rest.empty()) {
        auto parameters = cut(rest, ',');
        const auto tag = trim(cut(parameters, ';'));
        const int q = weight(parameters);
        if (same_name(tag.substr(0, 2), "zh")) zh = std::max(zh, q);
        if (same_name(tag.substr(0, 2), "en")) en = std::max(en, q);
    }
    return en > zh ? Language::en : Language::zh;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex(text[i + 1]), low = hex(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> out;
    while (!text.empty()) {
        auto value = cut(text, '&');
        if (value.empty()) continue;
        auto key = percent_decode(cut(value, '='), true);
        auto decoded = percent_decode(value, true);
        if (!key || !decoded) return std::nullopt;
        out.emplace_back(std::move(*key), std::move(*decoded));
    }
    return out;
}

}  // namespace http
