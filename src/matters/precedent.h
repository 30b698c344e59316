#pragma once

#include <string>
#include <vector>

#include "catalogue/routing.h"
#include "db/database.h"
#include "matters/matter.h"

/// What units dealt with before, so that routing can follow it. It learns from dispatches that
/// stood, forgets those that were rightly returned, and holds rulings above both.
namespace matters {

/// Where and what, from the most particular to the most general: the kind as the source called it
/// or the category, in the village, the town, the county.
std::vector<std::string> contexts_of(const Matter& matter, std::string_view region_path,
                                     std::string_view source);

/// A unit got a matter of these contexts (`by` 1), or gave it back rightly (`by` -1).
void learn(db::Write& write, const Matter& matter, UnitId unit, int by, bool ruled = false);

/// The units that the most particular context with enough to go by knows, most frequent first. A
/// ruling counts as many.
std::vector<catalogue::Precedent> precedents_for(db::Read& read, const Matter& matter);

}  // namespace matters
