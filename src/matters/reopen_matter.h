#pragma once

#include <string>

#include <boost/describe.hpp>

#include "matters/work.h"

namespace matters {

BOOST_DEFINE_ENUM_CLASS(ReopenReason, new_facts, recurrence, failed_performance)

/// Reopens within the act under way (row 34): back to the unit that led, or to triage when none
/// did.
void reopen(Work& work, ReopenReason reason, const std::string& text);

/// After a main matter was withdrawn, which is its reporter's affair alone: whatever was joined to
/// it goes back to triage, each on its own again, and its reporter hears of it.
base::Result<void> part_joined(db::Write& write, const Matter& main);

}  // namespace matters
