#include <algorithm>

#include "http/forms.h"

namespace http {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

bool is_token(std::string_view text) {
    constexpr std::string_view separators = "()<>@,;:\\\"/[]?={} \t";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return c > ' ' && c < 0x7f && !separators.contains(c);
    });
}

/// Walks over one header's value.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    void skip_space() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
            rest_.remove_prefix(1);
        }
    }
    bool at_end() const { return rest_.empty(); }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view until(std::string_view stops) {
        const auto end = std::min(rest_.find_first_of(stops), rest_.size());
        auto part = rest_.substr(0, end);
        rest_.remove_prefix(end);
        while (part.ends_with(' ') || part.ends_with('\t')) part.remove_suffix(1);
        return part;
    }
    /// The rest of a quoted text, after its first quote. A backslash before anything but a quote
    /// or a backslash is kept: old browsers send `C:\photos\a.jpg`.
    std::optional<std::string> quoted() {
        std::string out;
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '"') return out;
            const bool escapes = c == '\\' && (rest_.starts_with('"') || rest_.starts_with('\\'));
            out += escapes ? rest_.front() : c;
            if (escapes) rest_.remove_prefix(1);
        }
        return {};
    }

  private:
    std::string_view rest_;
};

bool read_parameter(Scanner& scanner, HeaderValue& out) {
    constexpr std::size_t most_parameters = 16;
    const auto name = scanner.until("=;");
    if (!is_token(name) || !scanner.take('=')) return false;
    scanner.skip_space();
    std::string value;
    if (scanner.take('"')) {
        auto text = scanner.quoted();
        if (!text) return false;
        value = std::move(*text);
    } else {
        value = scanner.until(";");
    }
    auto key = lower(name);
    if (out.find(key) || out.parameters.size() == most_parameters) return false;
    out.parameters.emplace_back(std::move(key), std::move(value));
    scanner.skip_space();
    return true;
}

}  // namespace

const std::string* HeaderValue::find(std::string_view name) const {
    for (const auto& [key, text] : parameters) {
        if (key == name) return &text;
    }
    return nullptr;
}

std::optional<HeaderValue> parse_header_value(std::string_view text) {
    Scanner scanner(text);
    scanner.skip_space();
    HeaderValue out{.value = lower(scanner.until(";"))};
    while (!scanner.at_end()) {
        if (!scanner.take(';')) return {};
        scanner.skip_space();
        if (scanner.at_end()) break;  // a last `;` means nothing
        if (!read_parameter(scanner, out)) return {};
    }
    return out;
}

}  // namespace http
