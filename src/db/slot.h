#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace db {

/// The three shapes in which a value crosses to a database and back.
enum class Kind : std::uint8_t { integer, real, text };

/// One column of the row just fetched.
struct Slot {
    Kind kind = Kind::integer;
    bool null = false;
    long long integer = 0;
    double real = 0;
    std::string text;
};

/// One parameter on its way in. Only what `kind` names is filled.
struct Param {
    std::string_view name;
    Kind kind = Kind::integer;
    bool null = true;
    bool bindable = true;  ///< False for a member of a type that no column can hold.
    long long integer = 0;
    double real = 0;
    std::string_view text;
    char date[12] = {};  ///< Room for the text of a date.
};

}  // namespace db
