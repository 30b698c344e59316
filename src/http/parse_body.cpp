#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "http/reader.h"

namespace http {
namespace {

constexpr std::size_t max_depth = 32;

struct Position {
    std::size_t line = 1;
    std::size_t column = 1;
};

Position position(std::string_view text, std::size_t offset) {
    Position at;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++at.column;
        }
    }
    return at;
}

std::unexpected<base::Refusal> not_json(std::string_view body, std::size_t offset) {
    const auto at = position(body, offset);
    return base::refuse_field(
        "", "not_json", fmt::format("第 {} 行第 {} 列处不是有效的 JSON。", at.line, at.column),
        fmt::format("Not JSON at line {}, column {}.", at.line, at.column));
}

}  // namespace

base::Result<boost::json::object> parse_body(std::string_view body) {
    if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) return boost::json::object{};
    if (!base::is_utf8(body)) {
        return base::refuse_field("", "bad_text", "正文不是有效的 UTF-8 文字。",
                                  "The body is no UTF-8 text, or holds a NUL.");
    }
    boost::json::parse_options options;
    options.max_depth = max_depth;
    boost::json::stream_parser parser({}, options);
    boost::system::error_code failed;
    const auto used = parser.write_some(body.data(), body.size(), failed);
    if (failed == boost::json::error::too_deep) {
        return base::refuse_field("", "too_deep", fmt::format("嵌套超过 {} 层。", max_depth),
                                  fmt::format("Nested deeper than {} levels.", max_depth));
    }
    if (failed) return not_json(body, used);
    const auto rest = body.find_first_not_of(" \t\r\n", used);
    if (rest != std::string_view::npos) return not_json(body, rest);
    parser.finish(failed);
    if (failed) return not_json(body, body.size());
    auto value = parser.release();
    if (auto* object = value.if_object()) return std::move(*object);
    return base::refuse_field("", "type", "正文应为一个 JSON 对象（花括号）。",
                              "Expected one JSON object, in braces.");
}

}  // namespace http
