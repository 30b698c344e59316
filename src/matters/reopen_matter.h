#pragma once

#include <string>

#include <boost/describe.hpp>

#include "matters/work.h"

namespace matters {

BOOST_DEFINE_ENUM_CLASS(ReopenReason, new_facts, recurrence, failed_performance)

/// Reopens within the act under way (row 34): back to the unit that led, or to triage when none
/// did.
void reopen(Work& work, ReopenReason reason, const std::string& text);

}  // namespace matters
