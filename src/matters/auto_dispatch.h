#pragma once

#include <optional>

#include "matters/matter_view.h"

namespace matters {

/// Where a centre has switched a rule to automatic: dispatches an accepted matter to the unit that
/// routing names, when nothing stands against it (no obstacle, no class that a person must
/// confirm). Nothing when no rule fits; the dispatcher does it then.
std::optional<base::Result<Acted>> dispatch_by_rule(db::Write& write, const Matter& matter);

}  // namespace matters
