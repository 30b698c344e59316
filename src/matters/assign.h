#pragma once

#include <span>

#include "base/refusal.h"
#include "matters/work.h"

namespace matters {

/// Makes `unit` the one that leads: part, precedent, deadline of its own; the unit before stays a
/// helper that sees the matter. As a support unit it owes no answer any more. Starts nothing: the
/// table's clocks do. `told` is the message that its people get.
void assign_lead(Work& work, UnitId unit, std::string_view told = "to_sign");

/// Names support units, each with a clock of half of what the lead has left, or of the whole when
/// the lead's clock does not run yet (domain 3.3 row 20).
/// Refuses what check_unit refuses, and a unit that leads or supports already.
base::Result<void> assign_support(Work& work, std::span<const UnitId> units);

/// The support unit has answered, or need not any more.
void end_support(Work& work, UnitId unit);

/// Takes back the parking that the unit asked for, where that is still to decide: the work is done,
/// or goes to somebody else.
void drop_parking_request(Work& work);

/// What is left of a clock in the unit of its limit, rounded up; nothing when it is overdue.
std::optional<catalogue::Limit> left_of(db::Read& read, const clocks::Clock& clock,
                                        base::Instant now);

/// Half of a limit, at least one of its unit.
catalogue::Limit half(catalogue::Limit limit);

/// For a first petition: day two and day five of 125, from the registration. What a unit before
/// held and had not met is the new one's.
void start_125(Work& work);

}  // namespace matters
