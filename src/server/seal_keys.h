#pragma once

#include <string>
#include <vector>

#include "base/signing.h"
#include "server/command.h"

namespace server {

/// Those of `keys` whose fingerprints were given; all of them when none was. Throws CommandError
/// for a fingerprint that none of them has.
std::vector<base::PublicKey> choose_keys(const std::vector<std::string>& fingerprints,
                                         const std::vector<base::PublicKey>& keys);

/// The keys that seals of this installation may be signed with: given by fingerprint, else those of
/// seal-key.json, which the database cannot have changed. Without that file those of the database,
/// and a warning.
std::vector<base::PublicKey> trusted_keys(const Place& place, db::Database& database,
                                          const std::vector<std::string>& fingerprints);

}  // namespace server
