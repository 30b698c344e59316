#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <boost/describe.hpp>

#include "base/expects.h"
#include "base/instant.h"
#include "db/slot.h"

namespace db {

/// How one C++ type crosses: `kind`, `put` into a parameter, `take` out of a column. Types that
/// have none can be members of a parameter struct, but no query may name them.
template <class T>
struct Convert;

template <class T>
concept Bindable = requires {
    Convert<T>::kind;
};

template <std::integral T>
struct Convert<T> {
    static constexpr Kind kind = Kind::integer;
    static void put(Param& param, T value) { param.integer = static_cast<long long>(value); }
    static void take(const Slot& slot, T& value) {
        if constexpr (std::same_as<T, bool>) {
            value = slot.integer != 0;
        } else {
            value = static_cast<T>(slot.integer);
            base::expects(static_cast<long long>(value) == slot.integer, "a column fits its type");
        }
    }
};

template <std::floating_point T>
struct Convert<T> {
    static constexpr Kind kind = Kind::real;
    static void put(Param& param, T value) { param.real = static_cast<double>(value); }
    static void take(const Slot& slot, T& value) { value = static_cast<T>(slot.real); }
};

template <>
struct Convert<std::string> {
    static constexpr Kind kind = Kind::text;
    static void put(Param& param, std::string_view value) { param.text = value; }
    static void take(const Slot& slot, std::string& value) { value = slot.text; }
};

template <>
struct Convert<std::string_view> {
    static constexpr Kind kind = Kind::text;
    static void put(Param& param, std::string_view value) { param.text = value; }
};

template <>
struct Convert<const char*> : Convert<std::string_view> {};

template <std::size_t Size>
struct Convert<char[Size]> : Convert<std::string_view> {};

template <>
struct Convert<base::Instant> {
    static constexpr Kind kind = Kind::integer;
    static void put(Param& param, base::Instant value) { param.integer = value.ms; }
    static void take(const Slot& slot, base::Instant& value) { value.ms = slot.integer; }
};

/// A date is stored as `2026-09-30`, so that people who look into a table can read it.
template <>
struct Convert<base::Date> {
    static constexpr Kind kind = Kind::text;
    static void put(Param& param, base::Date value);
    static void take(const Slot& slot, base::Date& value);
};

/// An enum is stored as the name of its enumerator, so that reordering it breaks nothing.
template <class T>
requires std::is_enum_v<T> &&
    boost::describe::has_describe_enumerators<T>::value struct Convert<T> {
    static constexpr Kind kind = Kind::text;
    static void put(Param& param, T value) {
        const char* name = boost::describe::enum_to_string(value, nullptr);
        base::expects(name != nullptr, "an enum holds one of its enumerators");
        param.text = name;
    }
    static void take(const Slot& slot, T& value) {
        base::expects(boost::describe::enum_from_string(slot.text.c_str(), value),
                      "a column holds the name of an enumerator");
    }
};

/// Ids, and the field types of endpoints (`Text`, `Whole`): whatever holds one `value`.
template <class T>
requires requires(T holder) {
    requires Bindable<std::remove_cvref_t<decltype(holder.value)>>;
}
struct Convert<T> {
    using Inner = Convert<std::remove_cvref_t<decltype(T::value)>>;
    static constexpr Kind kind = Inner::kind;
    static void put(Param& param, const T& holder) { Inner::put(param, holder.value); }
    static void take(const Slot& slot, T& holder) { Inner::take(slot, holder.value); }
};

template <Bindable T>
struct Convert<std::optional<T>> {
    static constexpr Kind kind = Convert<T>::kind;
};

/// Fills one parameter.
template <class T>
void put(Param& param, std::string_view name, const T& value) {
    param.name = name;
    if constexpr (Bindable<T>) {
        param.kind = Convert<T>::kind;
        if constexpr (requires { value.has_value(); }) {
            param.null = !value.has_value();
            if (!param.null) Convert<std::remove_cvref_t<decltype(*value)>>::put(param, *value);
        } else {
            param.null = false;
            Convert<T>::put(param, value);
        }
    } else {
        param.bindable = false;
    }
}

/// Reads one column. A null only fits an optional.
template <class T>
void take(const Slot& slot, T& value) {
    if constexpr (requires { value.has_value(); }) {
        if (slot.null) {
            value.reset();
        } else {
            Convert<std::remove_cvref_t<decltype(*value)>>::take(slot, value.emplace());
        }
    } else {
        base::expects(!slot.null, "a column without a value is read into an optional");
        Convert<T>::take(slot, value);
    }
}

}  // namespace db
