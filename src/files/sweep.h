#pragma once

#include <string>

#include "db/database.h"
#include "files/files.h"

namespace files {

/// What one round took away.
struct Swept {
    int uploads = 0;    ///< Expired, finished or not.
    int leftovers = 0;  ///< Files of uploads that are no more.
    int files = 0;      ///< That nothing has used for Limits::keep_for.
    int adopted = 0;    ///< Files without a row, which get one: unless used they go a round later.
};

/// One bounded round. Whatever it is killed between, the next round goes on with it. A file goes
/// only Limits::keep_for after its last use or, when it never had a row, after it was found: so a
/// folder copied within a day after a backup of the database holds all that the backup names, and
/// a server started on the wrong database harms nothing at once. `cursor` is where the walk over
/// the store stands; begin with an empty one. Any number of servers may sweep. Throws db::Error.
Swept sweep(const Files& files, db::Database& database, std::string& cursor);

}  // namespace files
