#include "access/role.h"

#include <algorithm>
#include <array>

#include "access/permission.h"

namespace access {

namespace {

using namespace permission;

// Every office worker can look up who is where and what the catalogue says.
constexpr std::array grid_member_may{read_units, read_grids, read_catalogue, register_matter,
                                     read_matter};
constexpr std::array grid_head_may{read_units,      read_grids,  read_catalogue, read_people,
                                   register_matter, read_matter, read_clocks};
constexpr std::array window_clerk_may{read_units,  read_grids,      read_catalogue, read_clocks,
                                      read_matter, register_matter, reveal_identity};
constexpr std::array triage_officer_may{read_units,      read_grids,    read_catalogue,
                                        read_clocks,     route,         read_matter,
                                        register_matter, triage_matter, reveal_identity};
constexpr std::array dispatcher_may{read_units,  read_grids,  read_catalogue,  read_clocks, route,
                                    read_people, read_matter, dispatch_matter, break_glass};
constexpr std::array unit_clerk_may{read_units,  read_grids,  read_catalogue, read_clocks,
                                    read_matter, sign_matter, register_matter};
constexpr std::array handler_may{read_units,  read_grids,    read_catalogue, read_clocks,
                                 read_matter, handle_matter, reveal_identity};
constexpr std::array unit_head_may{read_units,  read_grids,  read_catalogue,
                                   read_clocks, read_people, appoint,
                                   read_matter, sign_matter, handle_matter};
constexpr std::array mediator_may{read_units,  read_grids, read_catalogue, read_clocks,
                                  read_matter, mediate,    reveal_identity};
constexpr std::array checker_may{read_units,  read_grids,  read_catalogue,
                                 read_clocks, read_matter, check_matter};
constexpr std::array revisitor_may{read_units,  read_grids,     read_catalogue, read_clocks,
                                   read_matter, revisit_matter, reveal_identity};
constexpr std::array supervisor_may{read_units,  read_grids,       read_catalogue, read_clocks,
                                    read_matter, supervise_matter, read_people};
constexpr std::array centre_head_may{
    read_units,       read_grids,       read_catalogue,  read_clocks,  read_people,
    manage_people,    appoint,          manage_units,    manage_grids, manage_duties,
    manage_catalogue, manage_calendar,  manage_ladders,  route,        read_matter,
    approve_matter,   supervise_matter, reveal_identity, break_glass};
constexpr std::array leader_may{read_units,  read_grids,       read_catalogue, read_clocks,
                                read_matter, supervise_matter, break_glass};
constexpr std::array review_officer_may{read_units,  read_grids,    read_catalogue, read_clocks,
                                        read_matter, review_matter, reveal_identity};
constexpr std::array auditor_may{read_units,  read_grids,  read_catalogue,
                                 read_clocks, read_people, read_matter};
constexpr std::array system_administrator_may{
    read_units,    read_grids,       read_catalogue, manage_units,    manage_grids,
    read_clocks,   import_divisions, manage_system,  manage_calendar, manage_ladders,
    manage_duties, manage_catalogue, route};
constexpr std::array security_administrator_may{
    read_units, read_grids, read_people, manage_people, appoint, manage_security, manage_tokens};
constexpr std::array audit_administrator_may{read_units, read_audit, read_access_log};

constexpr std::array table{
    RoleFacts{Role::grid_member, "网格员", "Grid member", Breadth::region, grid_member_may},
    RoleFacts{Role::grid_head, "网格长", "Grid head", Breadth::region, grid_head_may},
    RoleFacts{Role::window_clerk, "窗口人员", "Window clerk", Breadth::region, window_clerk_may},
    RoleFacts{Role::triage_officer, "研判受理员", "Triage officer", Breadth::region,
              triage_officer_may},
    RoleFacts{Role::dispatcher, "分流员", "Dispatcher", Breadth::region, dispatcher_may},
    RoleFacts{Role::unit_clerk, "承办单位联络员", "Unit clerk", Breadth::unit, unit_clerk_may},
    RoleFacts{Role::handler, "经办人", "Handler", Breadth::unit, handler_may},
    RoleFacts{Role::unit_head, "单位负责人", "Head of unit", Breadth::unit, unit_head_may},
    RoleFacts{Role::mediator, "调解员", "Mediator", Breadth::unit, mediator_may},
    RoleFacts{Role::checker, "核查员", "Checker", Breadth::region, checker_may},
    RoleFacts{Role::revisitor, "回访员", "Revisitor", Breadth::region, revisitor_may},
    RoleFacts{Role::supervisor, "督办员", "Supervisor", Breadth::region, supervisor_may},
    RoleFacts{Role::centre_head, "中心主任", "Head of centre", Breadth::region, centre_head_may},
    RoleFacts{Role::leader, "包案领导", "Leader in charge", Breadth::region, leader_may},
    RoleFacts{Role::review_officer, "复查复核人员", "Review officer", Breadth::region,
              review_officer_may},
    RoleFacts{Role::auditor, "审计员", "Auditor", Breadth::region, auditor_may},
    RoleFacts{Role::system_administrator, "系统管理员", "System administrator", Breadth::region,
              system_administrator_may},
    RoleFacts{Role::security_administrator, "安全管理员", "Security administrator", Breadth::region,
              security_administrator_may},
    RoleFacts{Role::audit_administrator, "审计管理员", "Audit administrator", Breadth::region,
              audit_administrator_may},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].role) != i) return false;
    return table.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<Role>>::value;
}
static_assert(in_order(), "the table has every role once, in the order of the enumeration");

constexpr bool knows_every_permission() {
    for (const RoleFacts& row : table)
        for (std::string_view one : row.permissions)
            if (!is_one_of(one, permission::all)) return false;
    return true;
}
static_assert(knows_every_permission());

constexpr bool administrators_see_no_content() {
    for (const RoleFacts& row : table)
        for (std::string_view one : row.permissions)
            if (is_administrator(row.role) && is_one_of(one, content)) return false;
    return true;
}
static_assert(administrators_see_no_content(), "domain 3.2: administrators see no content");

constexpr bool share_no_power(std::span<const std::string_view> one,
                              std::span<const std::string_view> other) {
    for (std::string_view power : one)
        if (!is_one_of(power, reading) && is_one_of(power, other)) return false;
    return true;
}
static_assert(share_no_power(system_administrator_may, security_administrator_may) &&
                  share_no_power(system_administrator_may, audit_administrator_may) &&
                  share_no_power(security_administrator_may, audit_administrator_may),
              "the three administrators share no power");

constexpr bool only_audit_reads_the_logs() {
    for (const RoleFacts& row : table)
        if (row.role != Role::audit_administrator &&
            (is_one_of(read_access_log, row.permissions) || is_one_of(read_audit, row.permissions)))
            return false;
    return true;
}
static_assert(only_audit_reads_the_logs());

}  // namespace

std::span<const RoleFacts> roles() {
    return table;
}

const RoleFacts& facts(Role role) {
    return table[static_cast<std::size_t>(role)];
}

bool may(Role role, std::string_view permission) {
    return is_one_of(permission, facts(role).permissions);
}

bool may_give(Role by, Role given) {
    switch (by) {
        case Role::security_administrator:
            return true;
        case Role::centre_head:
            return given < Role::centre_head;
        case Role::unit_head:
            return given == Role::unit_clerk || given == Role::handler || given == Role::mediator;
        default:
            return false;
    }
}

}  // namespace access
