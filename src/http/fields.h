#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace http {

/// Text that a person typed: NFC, trimmed, limits counted in code points. Control characters other
/// than tab and line feed are refused.
template <int Min, int Max>
struct Text {
    static_assert(0 <= Min && Min <= Max);
    static constexpr int min = Min, max = Max;
    std::string value;
    friend bool operator==(const Text&, const Text&) = default;
};

/// A secret as typed, byte for byte: neither trimmed nor normalised (passwords, codes, tokens).
template <int Min, int Max>
struct Secret {
    static constexpr int min = Min, max = Max;
    std::string value;
};

/// A code of ASCII digits: `Digits<12>` for a division code, `Digits<6, 12>` for a shorter or
/// longer one.
template <int Min, int Max = Min>
struct Digits {
    static constexpr int min = Min, max = Max;
    std::string value;
    friend bool operator==(const Digits&, const Digits&) = default;
};

/// A whole number within bounds, both included.
template <std::int64_t Lo, std::int64_t Hi>
struct Whole {
    static_assert(Lo <= Hi);
    static constexpr std::int64_t lo = Lo, hi = Hi;
    std::int64_t value = Lo;
    friend bool operator==(const Whole&, const Whole&) = default;
};

/// At most `Max` items. In a query the parameter is repeated: `?kind=a&kind=b`.
template <class T, int Max>
struct List {
    static constexpr int max = Max;
    std::vector<T> value;
};

/// How many items of a list to give; may be left out.
template <int Default, int Max>
struct Limit {
    static_assert(1 <= Default && Default <= Max);
    static constexpr int standard = Default, max = Max;
    int value = Default;
};

/// Where a list goes on: the `next` of the page before, taken as it is; may be left out. What it
/// holds is the affair of the use case; at most 500 visible characters.
struct Cursor {
    std::string value;
    explicit operator bool() const { return !value.empty(); }
};

/// One page of a list; `next` is the cursor of the following page, or null at the end.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
};

/// Answered with 201.
template <class T>
struct Created {
    T value;
    std::string location = {};  ///< Path of the new thing, for the Location header.
};
template <class T>
Created(T) -> Created<T>;
template <class T>
Created(T, std::string) -> Created<T>;

/// No input, or an answer of 204 without a body.
struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

/// A file to download; `name` may hold any characters.
struct File {
    std::string content_type;
    std::string name;
    std::string body;
};

}  // namespace http
