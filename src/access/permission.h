#pragma once

#include <array>
#include <initializer_list>
#include <string_view>

#include "access/namespace.h"

/// What one may do at all. *Where* is an access::Scope.
namespace access::permission {

// People and their posts.
inline constexpr std::string_view manage_people = "manage_people";
inline constexpr std::string_view read_people = "read_people";
inline constexpr std::string_view appoint = "appoint";

// Regions, units, grids.
inline constexpr std::string_view manage_units = "manage_units";
inline constexpr std::string_view read_units = "read_units";
inline constexpr std::string_view manage_grids = "manage_grids";
inline constexpr std::string_view read_grids = "read_grids";
inline constexpr std::string_view import_divisions = "import_divisions";

// The catalogue, duties and the calendar.
inline constexpr std::string_view manage_catalogue = "manage_catalogue";
inline constexpr std::string_view read_catalogue = "read_catalogue";
inline constexpr std::string_view manage_duties = "manage_duties";
inline constexpr std::string_view route = "route";
inline constexpr std::string_view manage_calendar = "manage_calendar";

// Clocks.
inline constexpr std::string_view manage_ladders = "manage_ladders";
inline constexpr std::string_view read_clocks = "read_clocks";

// Administration, in three hands: system, security, audit.
inline constexpr std::string_view manage_system = "manage_system";
inline constexpr std::string_view manage_security = "manage_security";
inline constexpr std::string_view manage_tokens = "manage_tokens";
inline constexpr std::string_view read_audit = "read_audit";
inline constexpr std::string_view read_access_log = "read_access_log";

// Matters: the content. No administrator has any of these.
inline constexpr std::string_view read_matter = "read_matter";
inline constexpr std::string_view register_matter = "register_matter";
inline constexpr std::string_view triage_matter = "triage_matter";
inline constexpr std::string_view dispatch_matter = "dispatch_matter";
inline constexpr std::string_view sign_matter = "sign_matter";
inline constexpr std::string_view handle_matter = "handle_matter";
inline constexpr std::string_view check_matter = "check_matter";
inline constexpr std::string_view revisit_matter = "revisit_matter";
inline constexpr std::string_view supervise_matter = "supervise_matter";
inline constexpr std::string_view approve_matter = "approve_matter";
inline constexpr std::string_view review_matter = "review_matter";
inline constexpr std::string_view mediate = "mediate";
inline constexpr std::string_view reveal_identity = "reveal_identity";
inline constexpr std::string_view break_glass = "break_glass";

inline constexpr std::array all{
    manage_people, read_people,     appoint,          manage_units,     read_units,
    manage_grids,  read_grids,      import_divisions, manage_catalogue, read_catalogue,
    manage_duties, route,           manage_calendar,  manage_ladders,   read_clocks,
    manage_system, manage_security, manage_tokens,    read_audit,       read_access_log,
    read_matter,   register_matter, triage_matter,    dispatch_matter,  sign_matter,
    handle_matter, check_matter,    revisit_matter,   supervise_matter, approve_matter,
    review_matter, mediate,         reveal_identity,  break_glass};

/// Permissions over what residents brought: refused to every administrator (domain 3.2).
inline constexpr std::array content{
    read_matter,   register_matter, triage_matter,   dispatch_matter,  sign_matter,
    handle_matter, check_matter,    revisit_matter,  supervise_matter, approve_matter,
    review_matter, mediate,         reveal_identity, break_glass};

/// Permissions that change nothing: all that break-glass and an unswitched reader can use.
inline constexpr std::array reading{read_people,     read_units,  read_grids,
                                    read_catalogue,  read_clocks, read_audit,
                                    read_access_log, read_matter, reveal_identity};

constexpr bool is_one_of(std::string_view permission, auto&& list) {
    for (std::string_view one : list)
        if (one == permission) return true;
    return false;
}

}  // namespace access::permission
