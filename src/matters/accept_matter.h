#pragma once

#include "base/refusal.h"
#include "db/database.h"
#include "matters/matter.h"

namespace matters {

/// Writes a category of the edition in force into the matter, with what holds for it at the place:
/// level, priority, route, confidentiality. Refuses invalid_input for a code that is no leaf.
base::Result<void> set_category(db::Read& read, Matter& matter, const std::string& code);

/// Names the unit (and person) that the matter complains of: who may see it and which desk has it
/// follow from that.
base::Result<void> set_about(db::Read& read, Matter& matter, std::optional<UnitId> unit,
                             std::optional<PersonId> person);

}  // namespace matters
