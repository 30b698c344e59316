#pragma once

#include <array>
#include <span>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "db/convert.h"

namespace db {

/// One parameter by name.
template <class T>
struct Arg {
    std::string_view name;
    const T& value;
};

/// Binds `:name` in a query: `read.find<Region>(sql::find_region, db::arg("code", code))`.
template <class T>
Arg<T> arg(std::string_view name, const T& value) {
    static_assert(Bindable<T>, "no column can hold a value of this type");
    return {name, value};
}

namespace detail {

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                         boost::describe::mod_inherited>;

template <class T>
inline constexpr bool is_struct =
    boost::describe::has_describe_members<T>::value && !Bindable<T> && !std::is_union_v<T>;

template <class T>
struct Params {
    static_assert(is_struct<T>, "a parameter is arg(\"name\", value) or a described struct");
    static constexpr std::size_t count = boost::mp11::mp_size<Members<T>>::value;
    static void put_all(Param*& at, const T& row) {
        boost::mp11::mp_for_each<Members<T>>(
            [&](auto member) { put(*at++, member.name, row.*member.pointer); });
    }
};

template <class T>
struct Params<Arg<T>> {
    static constexpr std::size_t count = 1;
    static void put_all(Param*& at, const Arg<T>& arg) { put(*at++, arg.name, arg.value); }
};

/// All parameters of a call, flattened in the order they are written.
template <class... P>
auto flatten(const P&... params) {
    std::array<Param, (Params<P>::count + ... + 0)> flat;
    [[maybe_unused]] Param* at = flat.data();
    (Params<P>::put_all(at, params), ...);
    return flat;
}

/// The columns of a row type, and how to read them.
template <class Row>
struct Columns {
    static_assert(is_struct<Row>, "a row is a described struct or one scalar");
    static constexpr std::size_t count = boost::mp11::mp_size<Members<Row>>::value;
    static std::array<Kind, count> kinds() {
        std::array<Kind, count> out{};
        std::size_t at = 0;
        boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
            using Type = std::remove_cvref_t<decltype(std::declval<Row&>().*member.pointer)>;
            out[at++] = Convert<Type>::kind;
        });
        return out;
    }
    static Row read(const Slot* slots) {
        Row row{};
        boost::mp11::mp_for_each<Members<Row>>(
            [&](auto member) { take(*slots++, row.*member.pointer); });
        return row;
    }
};

template <Bindable T>
struct Columns<T> {
    static constexpr std::size_t count = 1;
    static std::array<Kind, 1> kinds() { return {Convert<T>::kind}; }
    static T read(const Slot* slots) {
        T value{};
        take(*slots, value);
        return value;
    }
};

}  // namespace detail
}  // namespace db
