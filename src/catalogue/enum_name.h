#pragma once

#include <string>
#include <string_view>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

namespace catalogue {

/// The enumerator's name, as files, the database and JSON have it.
template <class E>
std::string_view name_of(E value) {
    return boost::describe::enum_to_string(value, "");
}

/// False when no enumerator of `E` has this name.
template <class E>
bool read_name(std::string_view name, E& value) {
    return boost::describe::enum_from_string(std::string(name).c_str(), value);
}

/// `grid, village, town`: for messages that say what was expected.
template <class E>
std::string names_of() {
    std::string all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) {
        if (!all.empty()) all += ", ";
        all += each.name;
    });
    return all;
}

}  // namespace catalogue
