#pragma once

#include <optional>
#include <span>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "access/role.h"
#include "base/refusal.h"

/// Which two hands must never be the same person's. Pure: facts come in as arguments.
namespace access {

/// A part taken in the life of one matter.
BOOST_DEFINE_ENUM_CLASS(Part, register_it, triage, dispatch, sign, handle, mediate, check, revisit,
                        supervise, approve, review)

/// Who took which part in this matter so far.
struct Deed {
    PersonId person;
    Part part;
};

/// What somebody wants to do to a matter, and what has to be known about it.
struct Wish {
    PersonId person;
    Role role;
    Part part;
    std::span<const Deed> deeds;
    std::span<const PersonId> concerned;   ///< Those whom the matter is about, or who reported it.
    std::span<const PersonId> interested;  ///< Those who declared, or were found, to have a stake.
};

/// Why not. The administrators see and do nothing in matters (domain 3.2); nobody acts in his own
/// cause, nor where he has a stake (信访条例 art. 28, 回避); T≠C: who accepted a matter does not
/// find it done; H≠C: who did the work does not check it; H≠V: nor asks the resident whether it was
/// good; C≠V: nor does who found it good.
BOOST_DEFINE_ENUM_CLASS(Separation, administrator, about_himself, declared_interest,
                        triage_and_check, handle_and_check, handle_and_revisit, check_and_revisit)

/// The first separation that forbids the wish; nothing when it may be. It holds in either order:
/// a checker cannot take over the handling either. Mediating counts as handling.
std::optional<Separation> separated(const Wish& wish);

/// What people are told.
const base::RefusalKind& refusal(Separation separation);

/// True when one person may hold both posts at the same time: an administrator holds no other
/// kind of post, so that no two of system, security and audit are in one hand and none of them
/// sees content (GB/T 22239-2019, 8.1.5.1–8.1.5.3).
constexpr bool compatible(Role one, Role other) {
    return one == other || (!is_administrator(one) && !is_administrator(other));
}
static_assert(!compatible(Role::system_administrator, Role::security_administrator));
static_assert(!compatible(Role::system_administrator, Role::audit_administrator));
static_assert(!compatible(Role::security_administrator, Role::audit_administrator));
static_assert(!compatible(Role::system_administrator, Role::handler));

}  // namespace access
