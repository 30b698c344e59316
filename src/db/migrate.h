#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "db/connection.h"

namespace db::detail {

/// One step of the schema, as db/migrations has it: forward only, one text for both databases.
struct Migration {
    int number;
    std::string_view name;
    std::string_view text;
};

/// All that this program carries, by number.
std::span<const Migration> migrations();

/// What one database is given: `-- only sqlite` and `-- only postgresql` open a block that the
/// other leaves out, until `-- both`; `ktext` becomes text that compares by bytes; a `bigint
/// PRIMARY KEY` is SQLite's row number.
std::string script_for(Dialect dialect, std::string_view text);

/// Brings the schema to `up_to`. See Database::migrate.
void migrate(Connection& connection, const base::Clock& clock,
             std::span<const Migration> up_to = migrations());

/// Runs and records `up_to` inside the transaction that `connection` is in, on an empty schema.
void migrate_inside(Connection& connection, base::Instant now, std::span<const Migration> up_to);

/// Throws SchemaTooNew or Error when the schema is not a past or present one of this program.
void check_schema(Connection& connection);

/// The number of the last migration done; 0 for an empty database.
int schema_version(Connection& connection);

}  // namespace db::detail
