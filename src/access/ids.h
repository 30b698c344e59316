#pragma once

#include "access/namespace.h"
#include "base/id.h"

namespace access {

using PersonId = base::Id<struct PersonTag>;
using PostId = base::Id<struct PostTag>;
using SessionId = base::Id<struct SessionTag>;
using TokenId = base::Id<struct TokenTag>;
using BreakGlassId = base::Id<struct BreakGlassTag>;

/// Rows of `regions`; the ids are declared here because posts name them.
using UnitId = base::Id<struct UnitTag>;
using RegionId = base::Id<struct RegionTag>;

}  // namespace access
