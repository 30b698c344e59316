#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "db/connection.h"

namespace db::detail {

/// COPY on PostgreSQL, a prepared INSERT on SQLite. `names` gives the columns in order.
std::unique_ptr<Inserter> begin_insert(Connection& connection, std::string_view table,
                                       std::span<const Param> names);

}  // namespace db::detail
