#pragma once

#include <string>
#include <string_view>

#include "http/request.h"
#include "matters/lifecycle.h"

/// What the states of a matter are called in the standard, and what everybody is told of an act.
/// Pure.
namespace open311 {

/// The standard knows `open` and `closed`: closed is what has ended for the reporter.
bool is_closed(matters::State state);

/// `open` or `closed` (GeoReport v2).
std::string_view status_of(matters::State state);

/// FixMyStreet's finer status after an act that led to `state`: OPEN, INVESTIGATING, IN_PROGRESS,
/// ACTION_SCHEDULED, FIXED, CLOSED, DUPLICATE, NOT_COUNCILS_RESPONSIBILITY, NO_FURTHER_ACTION.
std::string_view update_status(matters::State state, matters::Message message);

/// The status that a client sends with an update, in the capitals of FixMyStreet's list; empty when
/// it is none of those.
std::string_view read_update_status(std::string_view text);

/// One sentence on where a matter stands: `status_notes`.
std::string_view status_notes(matters::State state, http::Language language);

/// One sentence on what an act meant for the reporter: an update's description. Empty for acts
/// that are none of the public's concern.
std::string_view update_text(matters::Message message, http::Language language);

}  // namespace open311
