#pragma once

#include "base/refusal.h"
#include "catalogue/suggest_unit.h"
#include "db/database.h"
#include "matters/matter.h"

namespace matters {

/// Where the matter should go, by duty, catalogue and precedent (catalogue/routing.h). The matter
/// has a category. Refuses as catalogue::suggest_unit.
base::Result<catalogue::SuggestionView> suggest_for(db::Read& read, const Matter& matter);

/// Whether a unit may have the matter at all, whoever wishes it: a unit that works today; never the
/// one complained of, its level or below (complained_of); never a department's duty sent down
/// without a power basis (duty_not_below, domain 3.3 row 22). The unit as routing sees it.
base::Result<catalogue::UnitFact> check_unit(db::Read& read, const Matter& matter, UnitId unit,
                                             std::string_view field);

}  // namespace matters
