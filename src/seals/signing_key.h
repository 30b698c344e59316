#pragma once

#include <filesystem>

#include "base/signing.h"
#include "db/database.h"

namespace seals {

/// The signing key of this installation. Makes its file (`seal-key.json`) for one that has never
/// had a key; where the database knows a key and the file is missing, KeyFileError: the file has to
/// be put back, or brought over from another server of the same database. The public key is
/// known to the database when this returns.
base::SigningKeys open_signing_key(db::Database& database, const std::filesystem::path& key_file);

/// A new signing key in the place of the present or the lost one. What was sealed before stays
/// checkable. Returns the new key.
base::SigningKeys change_signing_key(db::Database& database, const std::filesystem::path& key_file);

}  // namespace seals
