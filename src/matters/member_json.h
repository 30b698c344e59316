#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/expects.h"
#include "base/id.h"
#include "base/instant.h"
#include "http/described.h"

/// Members of a described struct as JSON and back, exactly: ids and instants stay whole numbers.
namespace matters {

inline boost::json::value member_to_json(bool value) {
    return value;
}
inline boost::json::value member_to_json(std::int64_t value) {
    return value;
}
inline boost::json::value member_to_json(const std::string& value) {
    return boost::json::string(value);
}
inline boost::json::value member_to_json(base::Instant value) {
    return value.ms;
}
template <class Tag>
boost::json::value member_to_json(base::Id<Tag> value) {
    return value.value;
}
template <class E>
requires http::is_described_enum<E> boost::json::value member_to_json(E value) {
    return boost::json::string(boost::describe::enum_to_string(value, ""));
}
template <class T>
boost::json::value member_to_json(const std::optional<T>& value) {
    if (!value) return nullptr;
    return member_to_json(*value);
}

inline void member_from_json(const boost::json::value& json, bool& value) {
    value = json.as_bool();
}
inline void member_from_json(const boost::json::value& json, std::int64_t& value) {
    value = json.as_int64();
}
inline void member_from_json(const boost::json::value& json, std::string& value) {
    value = std::string(json.as_string());
}
inline void member_from_json(const boost::json::value& json, base::Instant& value) {
    value.ms = json.as_int64();
}
template <class Tag>
void member_from_json(const boost::json::value& json, base::Id<Tag>& value) {
    value.value = json.as_int64();
}
template <class E>
requires http::is_described_enum<E>
void member_from_json(const boost::json::value& json, E& value) {
    base::expects(boost::describe::enum_from_string(json.as_string().c_str(), value),
                  "a member names one of its enumerators");
}
template <class T>
void member_from_json(const boost::json::value& json, std::optional<T>& value) {
    if (json.is_null())
        value.reset();
    else
        member_from_json(json, value.emplace());
}

}  // namespace matters
