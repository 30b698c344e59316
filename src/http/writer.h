#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "http/described.h"
#include "http/fields.h"

namespace http {

/// Appends `text` as a JSON string. Ill-formed UTF-8 never leaves: it becomes U+FFFD.
void write_string(std::string& out, std::string_view text);
void write_number(std::string& out, std::int64_t number);
void write_number(std::string& out, double number);  ///< Not finite: null.

/// Appends a value as JSON: members in the order described, empty optionals as null, ids as
/// strings of digits, instants and dates as RFC 3339, enums by name.
inline void write_json(std::string& out, const std::string& value) {
    write_string(out, value);
}
inline void write_json(std::string& out, std::string_view value) {
    write_string(out, value);
}
inline void write_json(std::string& out, const char* value) {
    write_string(out, value);
}
inline void write_json(std::string& out, bool value) {
    out += value ? "true" : "false";
}
inline void write_json(std::string& out, std::int64_t value) {
    write_number(out, value);
}
inline void write_json(std::string& out, int value) {
    write_number(out, std::int64_t{value});
}
inline void write_json(std::string& out, double value) {
    write_number(out, value);
}
void write_json(std::string& out, base::Instant value);
void write_json(std::string& out, base::Date value);
void write_json(std::string& out, const boost::json::value& value);
void write_json(std::string& out, const boost::json::object& value);
void write_json(std::string& out, const boost::json::array& value);

template <class Tag>
void write_json(std::string& out, base::Id<Tag> id) {
    out += '"';
    write_number(out, id.value);
    out += '"';
}
template <class E>
requires is_described_enum<E>
void write_json(std::string& out, E value) {
    write_string(out, boost::describe::enum_to_string(value, ""));
}
template <int Min, int Max>
void write_json(std::string& out, const Text<Min, Max>& text) {
    write_string(out, text.value);
}
template <int Min, int Max>
void write_json(std::string& out, const Digits<Min, Max>& digits) {
    write_string(out, digits.value);
}
template <std::int64_t Lo, std::int64_t Hi>
void write_json(std::string& out, const Whole<Lo, Hi>& whole) {
    write_number(out, whole.value);
}
template <class T>
void write_json(std::string& out, const std::optional<T>& value);
template <class T>
void write_json(std::string& out, const std::vector<T>& items);
template <class T, int Max>
void write_json(std::string& out, const List<T, Max>& list);
template <class T>
void write_json(std::string& out, const Page<T>& page);
template <class T>
requires is_described_struct<T>
void write_json(std::string& out, const T& value);

template <class T>
void write_json(std::string& out, const std::optional<T>& value) {
    if (value) {
        write_json(out, *value);
    } else {
        out += "null";
    }
}

template <class T>
void write_json(std::string& out, const std::vector<T>& items) {
    out += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += ',';
        first = false;
        write_json(out, static_cast<const T&>(item));
    }
    out += ']';
}

template <class T, int Max>
void write_json(std::string& out, const List<T, Max>& list) {
    write_json(out, list.value);
}

template <class T>
void write_json(std::string& out, const Page<T>& page) {
    out += "{\"items\":";
    write_json(out, page.items);
    out += ",\"next\":";
    write_json(out, page.next);
    out += '}';
}

template <class T>
requires is_described_struct<T>
void write_json(std::string& out, const T& value) {
    out += '{';
    bool first = true;
    for_each_member<T>([&](const char* name, auto pointer) {
        if (!first) out += ',';
        first = false;
        out += '"';
        out += name;
        out += "\":";
        write_json(out, value.*pointer);
    });
    out += '}';
}

template <class T>
std::string to_json(const T& value) {
    std::string out;
    write_json(out, value);
    return out;
}

}  // namespace http
