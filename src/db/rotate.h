#pragma once

#include <cstdint>
#include <filesystem>

#include "db/database.h"

namespace db {

/// Puts a new key first and seals every value listed in `sealed_column` anew, with its lookup; the
/// old keys are dropped when nothing is left under them. May be stopped at any moment and run
/// again. No server may run meanwhile: it would go on sealing under the old key. Returns how many
/// values were sealed anew. Throws base::KeyFileError, base::VaultError, Error.
std::int64_t rotate_keys(Database& database, const std::filesystem::path& key_file);

}  // namespace db
