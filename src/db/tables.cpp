#include "db/tables.h"

#include <filesystem>

#include <fmt/format.h>

#include "base/expects.h"
#include "db/bind.h"
#include "db/migrate.h"
#include "db/queries.h"

namespace db::detail {

struct ColumnRow {
    std::string table_name;
    std::string column_name;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(ColumnRow, (), (table_name, column_name, type))

struct NamedThing {
    std::string kind;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedThing, (), (kind, name))

namespace {

bool is_sqlite(const Connection& connection) {
    return connection.dialect() == Dialect::sqlite;
}

constexpr std::string_view not_data[] = {"migration", "server_life", "text_state", "text_document",
                                         "text_bucket"};

Kind kind_of(const ColumnRow& row) {
    const std::string_view type = row.type;
    if (type.contains("int") || type.contains("INT")) return Kind::integer;
    if (type.starts_with("double") || type == "real") return Kind::real;
    base::expects(type == "text", fmt::format("{}.{} is of a type that both databases have",
                                              row.table_name, row.column_name));
    return Kind::text;
}

std::string column_names(const Table& table) {
    std::string out;
    for (const Column& column : table.columns)
        out += (out.empty() ? "" : ", ") + fmt::format("\"{}\"", column.name);
    return out;
}

}  // namespace

std::vector<Table> tables_of(Connection& connection) {
    Read read(connection, {});
    const auto rows =
        read.all<ColumnRow>(is_sqlite(connection) ? sql::columns_sqlite : sql::columns_postgresql);
    std::vector<Table> tables;
    for (const ColumnRow& row : rows) {
        if (std::ranges::find(not_data, row.table_name) != std::end(not_data)) continue;
        if (tables.empty() || tables.back().name != row.table_name)
            tables.push_back({.name = row.table_name});
        tables.back().columns.push_back({.name = row.column_name, .kind = kind_of(row)});
    }
    return tables;
}

RowCounts count_rows(Connection& connection, std::span<const Table> tables) {
    RowCounts counts;
    for (const Table& table : tables)
        counts[table.name] = std::stoll(
            connection.scalar(fmt::format("SELECT count(*) FROM \"{}\"", table.name)).value());
    return counts;
}

void each_row_of(Connection& connection, const Table& table,
                 const std::function<void(std::span<const Slot>)>& row) {
    std::vector<Kind> kinds;
    for (const Column& column : table.columns) kinds.push_back(column.kind);
    const auto walk = [&](const std::string& text) {
        const Sql sql{.name = text, .text = text};
        Rows rows(connection, connection.statement(sql, {}, kinds));
        std::size_t count = 0;
        for (; rows.next(); ++count) row({rows.slots(), kinds.size()});
        return count;
    };
    const std::string query =
        fmt::format("SELECT {} FROM \"{}\" ORDER BY 1", column_names(table), table.name);
    if (is_sqlite(connection)) {
        walk(query);
        return;
    }
    // libpq would hold the whole table in memory.
    connection.exec("DECLARE walk_rows NO SCROLL CURSOR FOR " + query);
    const std::string fetch = fmt::format("FETCH FORWARD 2000 FROM walk_rows /* {} */", table.name);
    while (walk(fetch) > 0) {
    }
    connection.exec("CLOSE walk_rows");
}

bool is_empty(Connection& connection) {
    if (schema_version(connection) == 0) return true;
    Connection fresh({.dialect = Dialect::sqlite, .url = ":memory:", .shown = "memory"},
                     Purpose::write);
    migrate_inside(fresh, {}, migrations());
    const RowCounts seeded = count_rows(fresh, tables_of(fresh));
    for (const auto& [table, count] : count_rows(connection, tables_of(connection))) {
        const auto found = seeded.find(table);
        if (count > (found == seeded.end() ? 0 : found->second)) return false;
    }
    return true;
}

void drop_everything(Connection& connection) {
    Read read(connection, {});
    const auto things =
        read.all<NamedThing>(is_sqlite(connection) ? sql::things_sqlite : sql::things_postgresql);
    const std::string_view cascade = is_sqlite(connection) ? "" : "CASCADE";
    for (const NamedThing& thing : things)
        connection.exec(fmt::format("DROP {} IF EXISTS {} {}", thing.kind, thing.name, cascade));
}

bool is_in_use(const Target& target) {
    if (target.dialect == Dialect::postgresql) {
        Connection connection(target, Purpose::read);
        return connection.scalar(
                   "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                   "AND application_name = 'gongzhi' AND pid <> pg_backend_pid()") != "0";
    }
    if (!std::filesystem::exists(target.url)) return false;
    try {
        Target hasty = target;
        hasty.patience = base::Duration{0};
        Connection connection(hasty, Purpose::write);
        // With a write-ahead log, one that wants the file for itself gets it only when nobody
        // else has it open.
        connection.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; ROLLBACK");
        return false;
    } catch (const Error& error) {
        if (error.failure() == Failure::locked) return true;
        throw;
    }
}

}  // namespace db::detail
