#pragma once

#include <array>
#include <string_view>

namespace open311 {

/// The two formats of the standard; the ending of a path says which is wanted.
enum class Format { xml, json };

inline constexpr std::array formats{Format::xml, Format::json};

/// `.xml` or `.json`.
constexpr std::string_view ending_of(Format format) {
    return format == Format::xml ? ".xml" : ".json";
}

/// By the ending of a request's path; XML, which the standard requires, where it has neither.
constexpr Format format_of(std::string_view path) {
    return path.ends_with(".json") ? Format::json : Format::xml;
}

/// The bare types, which the discovery is served with and lists.
constexpr std::string_view media_type(Format format) {
    return format == Format::xml ? "text/xml" : "application/json";
}

/// With the character set, as every other answer says it (GeoReport v2, Format Support).
constexpr std::string_view content_type(Format format) {
    return format == Format::xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";
}

}  // namespace open311
