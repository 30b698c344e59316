#pragma once

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "access/actor.h"
#include "base/refusal.h"
#include "db/database.h"
#include "matters/lifecycle.h"
#include "matters/matter.h"

namespace matters {

/// What the rules look at when a colleague wants to act on a matter.
struct GuardFacts {
    std::string desk_path;  ///< Where the desk stands.
    std::vector<access::Deed> deeds;
    std::vector<PersonId> recused;
    std::vector<UnitId> supports;   ///< Units that help and have not answered yet.
    std::optional<PersonId> asker;  ///< Who did what another person has to decide on now.
    /// Under second review: where the first was decided, if somebody above it can review.
    std::optional<std::string> reviewed_below;
    std::optional<UnitId> mediated_by;  ///< Closed: who brought the agreement about, if any.
};
GuardFacts guard_facts(db::Read& read, const Matter& matter);

/// Whether the actor may do `act` as the matter stands; the first refusal that stands against it.
base::Result<void> guard(const Matter& matter, Act act, const access::Actor& actor,
                         const GuardFacts& facts);

/// An act with what stands against it; `reason_*` are empty when it may be done.
struct ActionView {
    Act act{};
    bool allowed = false;
    std::string code;
    std::string reason_zh;
    std::string reason_en;
};
BOOST_DESCRIBE_STRUCT(ActionView, (), (act, allowed, code, reason_zh, reason_en))

/// Every act that the table has for the state and the actor's permissions, allowed or with the
/// reason why not. What the actor has no permission for is left out, and what there is nothing for.
std::vector<ActionView> actions_for(db::Read& read, const Matter& matter,
                                    const access::Actor& actor);

/// The acts of the reporter in this state.
std::vector<Act> reporters_actions(const Matter& matter);

/// `dispatch, refer`: for a refusal that says what is allowed.
std::string allowed_acts(State state, int hands);

}  // namespace matters
