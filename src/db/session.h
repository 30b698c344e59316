// The only header that names SOCI. SQLite's C functions come with it, in soci's sqlite_api.
#pragma once

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "db/connection.h"

namespace db::detail {

struct Connection::Session {
    soci::session soci;

    /// The raw handles; null before the connection stands.
    sqlite_api::sqlite3* sqlite();
    PGconn* postgresql();
};

}  // namespace db::detail
