#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "db/database.h"
#include "matters/matter_filter.h"
#include "matters/matter_view.h"

/// The lists of work, by role: what breaks first comes first.
namespace matters {

/// The stages of queue_of, and views across them.
BOOST_DEFINE_ENUM_CLASS(Inbox, to_register, to_triage, to_dispatch, to_sign, in_hand, to_decide,
                        in_mediation, to_check, to_call_back, to_review, returned, overdue,
                        due_today, supervised, supporting, mine)

/// Where a list goes on: behind this due time and id.
struct InboxPlace {
    std::int64_t due = INT64_MIN;
    std::int64_t id = 0;
};

/// The next lines of a list for this actor, of those that fit.
std::vector<MatterLine> inbox_lines(db::Read& read, const access::Actor& actor, Inbox inbox,
                                    const Fits& fits, InboxPlace after, int most);

/// How many matters stand in a list: true counts, however many there are.
std::int64_t count_inbox(db::Read& read, const access::Actor& actor, Inbox inbox);

/// The lists that an actor of this role works with, in the order of the enumeration.
std::vector<Inbox> inboxes_of(const access::Actor& actor);

/// The counties that a scope reaches into; empty for the whole country.
std::vector<std::string> counties_of(db::Read& read, const access::Scope& scope);

/// The counties that have a centre: those of a scope that is the whole country.
std::vector<std::string> counties_in_service(db::Read& read);

}  // namespace matters
