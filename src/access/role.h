#pragma once

#include <span>
#include <string_view>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "access/namespace.h"

namespace access {

/// What a post lets its holder be (domain 3.2). Residents hold no post; the clock is no person.
BOOST_DEFINE_ENUM_CLASS(Role, grid_member, grid_head, window_clerk, triage_officer, dispatcher,
                        unit_clerk, handler, unit_head, mediator, checker, revisitor, supervisor,
                        centre_head, leader, review_officer, auditor, system_administrator,
                        security_administrator, audit_administrator)

/// How far a role's scope goes inside the region of its post.
BOOST_DEFINE_ENUM_CLASS(
    Breadth,
    region,  // Every unit of the region: centres, grids, leaders, administrators.
    unit)    // Its own unit only: those who handle.

/// What a role is called, may do, and how far.
struct RoleFacts {
    Role role;
    std::string_view zh;
    std::string_view en;
    Breadth breadth;
    std::span<const std::string_view> permissions;
};

/// The facts of every role, in the order of the enumeration.
std::span<const RoleFacts> roles();
const RoleFacts& facts(Role role);

bool may(Role role, std::string_view permission);

/// System, security or audit administrator.
constexpr bool is_administrator(Role role) {
    return role >= Role::system_administrator;
}

/// The roles that a holder of `by` may give, inside the scope of that post (GB/T 22239 8.1.4.2,
/// separation of powers): the security administrator every one; a centre's head those of a centre,
/// its grids and its units; a unit's head those of the unit; nobody else any.
bool may_give(Role by, Role given);

}  // namespace access
