#include "http/schema.h"

#include <fmt/format.h>

namespace http::schema {

using boost::json::array;
using boost::json::object;

object text(int min, int max) {
    return {{"type", "string"}, {"minLength", min}, {"maxLength", max}};
}

object secret(int min, int max) {
    auto out = text(min, max);
    out["format"] = "password";
    return out;
}

object digits(int min, int max) {
    return {{"type", "string"},
            {"pattern", min == max ? fmt::format("^[0-9]{{{}}}$", min)
                                   : fmt::format("^[0-9]{{{},{}}}$", min, max)}};
}

object whole(std::int64_t lo, std::int64_t hi) {
    return {{"type", "integer"}, {"format", "int64"}, {"minimum", lo}, {"maximum", hi}};
}

object plain(std::string_view type, std::string_view format) {
    object out{{"type", type}};
    if (!format.empty()) out["format"] = format;
    return out;
}

object id() {
    return {{"type", "string"}, {"pattern", "^[1-9][0-9]{0,15}$"}};
}

object cursor() {
    return {{"type", "string"},
            {"maxLength", 500},
            {"description", "The `next` of the page before. 上一页返回的 next。"}};
}

object limit(int standard, int max) {
    return {{"type", "integer"}, {"minimum", 1}, {"maximum", max}, {"default", standard}};
}

object choice(std::span<const std::string_view> names) {
    return {{"type", "string"}, {"enum", array(names.begin(), names.end())}};
}

object list(object items, int max) {
    object out{{"type", "array"}, {"items", std::move(items)}};
    if (max > 0) out["maxItems"] = max;
    return out;
}

object optional(object schema) {
    const auto* type = schema.if_contains("type");
    if (type && type->is_string() && !schema.contains("enum")) {
        schema["type"] = array{*type, "null"};
        return schema;
    }
    return {{"anyOf", array{std::move(schema), object{{"type", "null"}}}}};
}

object page(object items) {
    return {
        {"type", "object"},
        {"properties", {{"items", list(std::move(items))}, {"next", optional(plain("string"))}}},
        {"required", {"items", "next"}},
        {"additionalProperties", false}};
}

}  // namespace http::schema
