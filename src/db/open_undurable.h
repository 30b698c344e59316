#pragma once

#include "db/database.h"

namespace db {

/// As Database::open, but a commit does not wait for the disk: the last ones may be lost with the
/// machine (not with the program). Only for what can be made again, as the demonstration is.
std::unique_ptr<Database> open_undurable(const std::string& url, Options options = {});

}  // namespace db
