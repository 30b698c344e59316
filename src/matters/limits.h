#pragma once

#include "catalogue/override_store.h"
#include "db/database.h"
#include "matters/clock_kinds.h"

namespace matters {

/// How long a clock of this matter is: the category's limit as it holds at the place, or the
/// kind's own, which a setting `matters.limit.<kind>` (`4wh`, `2wd`) may change; what the law sets
/// only ever gets shorter.
catalogue::Limit limit_of(db::Read& read, const Matter& matter, ClockKind kind);

/// When a limit that starts at `start` ends, by the calendar of a unit.
base::Instant due_of(db::Read& read, UnitId unit, base::Instant start, catalogue::Limit limit);

/// What holds for the matter's category at its place today. The category is one of the edition in
/// force, or of the one that it was accepted under.
catalogue::Effective values_of(db::Read& read, const Matter& matter);

}  // namespace matters
