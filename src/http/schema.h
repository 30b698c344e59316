#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "http/described.h"
#include "http/fields.h"

/// JSON Schema 2020-12, as OpenAPI 3.1 takes it, of what reader.h reads and writer.h writes.
namespace http {

template <class T>
struct SchemaOf;

template <class T>
boost::json::object schema_of() {
    return SchemaOf<T>::schema();
}

namespace schema {

boost::json::object text(int min, int max);
boost::json::object digits(int min, int max);
boost::json::object whole(std::int64_t lo, std::int64_t hi);
boost::json::object plain(std::string_view type, std::string_view format = {});
boost::json::object id();
boost::json::object cursor();
boost::json::object limit(int standard, int max);
boost::json::object choice(std::span<const std::string_view> names);
boost::json::object list(boost::json::object items, int max = 0);
boost::json::object optional(boost::json::object schema);
boost::json::object page(boost::json::object items);
boost::json::object secret(int min, int max);

template <class T>
inline constexpr bool may_be_absent = false;
template <class T>
inline constexpr bool may_be_absent<std::optional<T>> = true;
template <int Default, int Max>
inline constexpr bool may_be_absent<Limit<Default, Max>> = true;
template <>
inline constexpr bool may_be_absent<Cursor> = true;

}  // namespace schema

template <int Min, int Max>
struct SchemaOf<Text<Min, Max>> {
    static auto schema() { return schema::text(Min, Max); }
};
template <int Min, int Max>
struct SchemaOf<Secret<Min, Max>> {
    static auto schema() { return schema::secret(Min, Max); }
};
template <int Min, int Max>
struct SchemaOf<Digits<Min, Max>> {
    static auto schema() { return schema::digits(Min, Max); }
};
template <std::int64_t Lo, std::int64_t Hi>
struct SchemaOf<Whole<Lo, Hi>> {
    static auto schema() { return schema::whole(Lo, Hi); }
};
template <int Default, int Max>
struct SchemaOf<Limit<Default, Max>> {
    static auto schema() { return schema::limit(Default, Max); }
};
template <class Tag>
struct SchemaOf<base::Id<Tag>> {
    static auto schema() { return schema::id(); }
};
template <>
struct SchemaOf<Cursor> {
    static auto schema() { return schema::cursor(); }
};
template <>
struct SchemaOf<bool> {
    static auto schema() { return schema::plain("boolean"); }
};
template <>
struct SchemaOf<int> {
    static auto schema() { return schema::plain("integer", "int32"); }
};
template <>
struct SchemaOf<std::int64_t> {
    static auto schema() { return schema::plain("integer", "int64"); }
};
template <>
struct SchemaOf<double> {
    static auto schema() { return schema::plain("number", "double"); }
};
template <>
struct SchemaOf<std::string> {
    static auto schema() { return schema::plain("string"); }
};
template <>
struct SchemaOf<std::string_view> : SchemaOf<std::string> {};
template <>
struct SchemaOf<base::Instant> {
    static auto schema() { return schema::plain("string", "date-time"); }
};
template <>
struct SchemaOf<base::Date> {
    static auto schema() { return schema::plain("string", "date"); }
};
template <>
struct SchemaOf<boost::json::object> {
    static auto schema() { return schema::plain("object"); }
};
template <>
struct SchemaOf<boost::json::array> {
    static auto schema() { return schema::list({}); }
};
template <>
struct SchemaOf<boost::json::value> {
    static boost::json::object schema() { return {}; }
};
template <class T>
struct SchemaOf<std::optional<T>> {
    static auto schema() { return schema::optional(schema_of<T>()); }
};
template <class T>
struct SchemaOf<std::vector<T>> {
    static auto schema() { return schema::list(schema_of<T>()); }
};
template <class T, int Max>
struct SchemaOf<List<T, Max>> {
    static auto schema() { return schema::list(schema_of<T>(), Max); }
};
template <class T>
struct SchemaOf<Page<T>> {
    static auto schema() { return schema::page(schema_of<T>()); }
};
template <class E>
requires is_described_enum<E>
struct SchemaOf<E> {
    static auto schema() { return schema::choice(enum_names<E>()); }
};
template <class T>
requires is_described_struct<T>
struct SchemaOf<T> {
    static boost::json::object schema() {
        boost::json::object properties;
        boost::json::array required;
        for_each_member<T>([&](const char* name, auto pointer) {
            using M = std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>;
            properties[name] = schema_of<M>();
            if (!schema::may_be_absent<M>) required.emplace_back(name);
        });
        boost::json::object out{{"type", "object"}, {"properties", std::move(properties)}};
        if (!required.empty()) out["required"] = std::move(required);
        out["additionalProperties"] = false;
        return out;
    }
};

}  // namespace http
