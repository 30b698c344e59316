#pragma once

#include <optional>

#include "db/database.h"
#include "matters/matter.h"
#include "seals/proof.h"

namespace seals {

/// The proof of one entry of a matter; empty when there is no such entry. While its day is not
/// sealed it holds the entry alone and says when to ask again. Reads the digests of one county and
/// day. Whoever calls has made sure that the asker may see the matter.
std::optional<Proof> proof(db::Read& read, const matters::Matter& matter, std::int64_t seq);

}  // namespace seals
