#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

namespace http {

template <class T>
inline constexpr bool is_described_struct =
    std::is_class_v<T>&& boost::describe::has_describe_members<T>::value;

template <class T>
inline constexpr bool is_described_enum =
    std::is_enum_v<T>&& boost::describe::has_describe_enumerators<T>::value;

/// Calls `f(name, pointer to member)` for each described member, those of bases first.
template <class T, class F>
void for_each_member(F&& f) {
    using namespace boost::describe;
    using Members = describe_members<T, mod_public | mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) { f(member.name, member.pointer); });
}

/// Names of an enum in the order of declaration.
template <class E>
auto enum_names() {
    using List = boost::describe::describe_enumerators<E>;
    std::array<std::string_view, boost::mp11::mp_size<List>::value> names;
    std::size_t at = 0;
    boost::mp11::mp_for_each<List>([&](auto one) { names[at++] = one.name; });
    return names;
}

/// Values of an enum in the order of declaration.
template <class E>
auto enum_values() {
    using List = boost::describe::describe_enumerators<E>;
    std::array<E, boost::mp11::mp_size<List>::value> values;
    std::size_t at = 0;
    boost::mp11::mp_for_each<List>([&](auto one) { values[at++] = one.value; });
    return values;
}

}  // namespace http
