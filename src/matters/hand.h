#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "access/actor.h"
#include "matters/matter.h"

namespace matters {

/// Who acts: a colleague through a post, the reporter (by number and query code), or the server.
BOOST_DEFINE_ENUM_CLASS(HandKind, person, reporter, system)

/// The hand as the journal keeps it.
struct Hand {
    HandKind kind = HandKind::system;
    std::optional<PersonId> person;
    std::optional<PostId> post;
    std::optional<access::Role> role;
    std::optional<UnitId> unit;
};

inline Hand hand_of(const access::Actor& actor) {
    Hand hand{.kind = HandKind::person, .person = actor.person, .role = actor.role};
    if (actor.post) hand.post = actor.post;
    if (actor.unit) hand.unit = actor.unit;
    return hand;
}
inline Hand reporters_hand() {
    return {.kind = HandKind::reporter};
}
inline Hand system_hand() {
    return {.kind = HandKind::system};
}

}  // namespace matters
