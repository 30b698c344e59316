#pragma once

#include "matters/config.h"
#include "papers/compose.h"

namespace papers {

/// What a paper of this kind says of the matter, as it stands. The caller has found the matter in
/// its scope.
Told tell(db::Read& read, const matters::Matter& matter, Kind kind);

}  // namespace papers
