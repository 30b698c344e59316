#include "http/writer.h"

#include <charconv>
#include <cmath>

#include "base/text.h"

namespace http {
namespace {

void write_escaped(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte >= 0x20) {
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    out += '"';
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
    const bool ascii = std::ranges::all_of(text, [](char c) { return c > 0; });
    if (ascii || base::is_utf8(text)) return write_escaped(out, text);
    // Rare: a NUL is legal in JSON, broken bytes are not; U+FFFD takes their place.
    write_escaped(out, base::to_utf8(base::code_points(text)));
}

void write_number(std::string& out, std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void write_number(std::string& out, double number) {
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void write_json(std::string& out, base::Instant value) {
    write_string(out, base::to_text(value));
}
void write_json(std::string& out, base::Date value) {
    write_string(out, base::to_text(value));
}
void write_json(std::string& out, const boost::json::value& value) {
    out += boost::json::serialize(value);
}
void write_json(std::string& out, const boost::json::object& value) {
    out += boost::json::serialize(value);
}
void write_json(std::string& out, const boost::json::array& value) {
    out += boost::json::serialize(value);
}

}  // namespace http
