#pragma once

#include <string_view>

namespace db {

/// One SQL text, known by name: `regions/find_region`. The name keys the cache of prepared
/// statements and stands in errors, metrics and logs. Parameters are written `:name`.
struct Sql {
    std::string_view name;
    std::string_view text;
};

}  // namespace db
