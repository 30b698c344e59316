#pragma once

#include "catalogue/routing.h"

namespace catalogue {

/// The duty as a reason, by its basis and batch.
Reason why(const Duty& duty);

/// Why the catalogue's default for a leaf at a level (1 province … 5 village) leads to this unit.
Reason why(const UnitFact& unit, int level, const Category& leaf, const Catalogue& catalogue);

/// What was usual, or ruled.
Reason why(const Precedent& precedent);

/// Why a leaf leaves the platform, and for whom.
Reason why_outside(const Category& leaf, const Catalogue& catalogue);

}  // namespace catalogue
