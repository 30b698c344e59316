#pragma once

#include <span>

#include "base/refusal.h"
#include "matters/work.h"

namespace matters {

/// Makes `unit` the one that leads: part, precedent, deadline of its own; the unit before stays a
/// helper that sees the matter. Starts nothing: the table's clocks do.
void assign_lead(Work& work, UnitId unit);

/// Names support units, each with a clock of half of the handling limit (domain 3.3 row 20).
/// Refuses what check_unit refuses, and a unit that leads or supports already.
base::Result<void> assign_support(Work& work, std::span<const UnitId> units);

/// Half of a limit, at least one of its unit.
catalogue::Limit half(catalogue::Limit limit);

/// For a first petition: day two and day five of 125, from the registration.
void start_125(Work& work);

}  // namespace matters
