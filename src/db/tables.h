#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "db/connection.h"

namespace db::detail {

struct Column {
    std::string name;
    Kind kind = Kind::text;
};

struct Table {
    std::string name;
    std::vector<Column> columns;
};

/// Every table that holds data of ours, by name; not those that belong to one database only
/// (indexes for search, the record of migrations, marks of a running server).
std::vector<Table> tables_of(Connection& connection);

using RowCounts = std::map<std::string, std::int64_t>;

RowCounts count_rows(Connection& connection, std::span<const Table> tables);

/// Walks over a table in the order of its primary key without holding it in memory.
void each_row_of(Connection& connection, const Table& table,
                 const std::function<void(std::span<const Slot>)>& row);

/// True when nobody has stored anything: no table holds more than the migrations put there.
bool is_empty(Connection& connection);

/// Drops every table and function of ours, inside the transaction under way.
void drop_everything(Connection& connection);

/// True when another connection of Gongzhi has this database open.
bool is_in_use(const Target& target);

}  // namespace db::detail
