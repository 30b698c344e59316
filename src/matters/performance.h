#pragma once

#include "db/database.h"
#include "matters/matter.h"

/// How the server follows whether an agreement is kept (domain 3.3 row 24a; 人民调解法 31).
namespace matters {

/// Whether the reporter has to be reminded once more of the day that the agreement names: it has
/// not passed by `now`, and the server has not done so since the agreement was made.
bool reminder_waits(db::Read& read, const Matter& matter, base::Instant now);

/// When the server next looks at a matter that ended at `ended_at`: three days before an agreement
/// is to be kept, in the morning, when a reminder waits; else when it is archived.
base::Instant next_look(db::Read& read, const Matter& matter, base::Instant ended_at);

/// When a matter is archived after the reminder: as always, and not before the day has passed.
base::Instant archived_after_reminder(db::Read& read, const Matter& matter);

}  // namespace matters
