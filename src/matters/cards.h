#pragma once

#include <optional>
#include <string_view>

#include <boost/describe.hpp>

#include "matters/work.h"

/// Supervision 督办 (domain 3.6): reminders and urges are told by the clocks; yellow, red and talk
/// are records of a unit, with the cause, lifted when cured. They never attach to residents.
namespace matters {

using CardId = base::Id<struct CardTag>;

BOOST_DEFINE_ENUM_CLASS(CardLevel, urge, yellow, red, talk)
BOOST_DEFINE_ENUM_CLASS(CardCause, overdue, rework, false_reply, three_reds, no_power, default_,
                        other)

struct Card {
    CardId card_id;
    std::string county;
    MatterId matter_id;
    UnitId unit_id;
    CardLevel level = CardLevel::yellow;
    CardCause cause = CardCause::overdue;
    base::Instant issued_at;
    std::optional<PersonId> issued_by;
    std::optional<base::Instant> answer_due_at;
    std::optional<base::Instant> answered_at;
    std::optional<PersonId> answered_by;
    std::optional<base::Instant> lifted_at;
    std::optional<PersonId> lifted_by;
    std::optional<std::string> lifted_for;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Card, (),
                      (card_id, county, matter_id, unit_id, level, cause, issued_at, issued_by,
                       answer_due_at, answered_at, answered_by, lifted_at, lifted_by, lifted_for,
                       version))

/// Gives the unit a card within the act under way; an open one of the level for this matter stands
/// for both. The third red in a row of a unit leads to a talk. Empty when one stood already.
std::optional<CardId> give_card(Work& work, UnitId unit, CardLevel level, CardCause cause);

/// Lifts what a clock gave to others than the lead and what is done by now; when the matter has
/// ended, everything but a talk. The lead's stand until the check finds the work good.
void lift_cured(Work& work);

/// Lifts what the unit has open on this matter: `cured`, or `withdrawn`.
void lift_cards(Work& work, UnitId unit, std::string_view why);

}  // namespace matters
