#pragma once

#include <boost/describe.hpp>

/// Describes an enum of more than the 52 enumerators that BOOST_DESCRIBE_ENUM of Boost 1.81 takes:
/// two lists, each in parentheses, in the order of the enum.
#define BASE_DESCRIBE_LARGE_ENUM(E, first, second)          \
    [[maybe_unused]] BOOST_DESCRIBE_ENUM_BEGIN(E)           \
        BASE_LARGE_ENUM_PART(E, BASE_LARGE_ENUM_OPEN first) \
            BASE_LARGE_ENUM_PART(E, BASE_LARGE_ENUM_OPEN second) BOOST_DESCRIBE_ENUM_END(E)

#define BASE_LARGE_ENUM_OPEN(...) __VA_ARGS__
#define BASE_LARGE_ENUM_PART(...) BASE_LARGE_ENUM_EACH(__VA_ARGS__)
#define BASE_LARGE_ENUM_EACH(E, ...) \
    BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_ENUM_ENTRY, E, __VA_ARGS__)
