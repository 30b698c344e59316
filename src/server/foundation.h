#pragma once

#include <ostream>

#include "db/database.h"

namespace server {

/// Loads what every installation stands on, as far as it is missing: the divisions of China, the
/// working calendar and the matter catalogue that travel inside the program. Says on `out` what it
/// does. Throws db::Error.
void lay_foundation(db::Database& database, std::ostream& out);

/// The same for one county: of the divisions only the county's own and those above it.
void lay_foundation_of(db::Database& database, std::string_view county, std::ostream& out);

}  // namespace server
