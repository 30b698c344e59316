#include "server/demo_accounts.h"

#include <fmt/format.h>

#include "server/demo_state.h"

namespace server {

namespace {

using access::Role;

constexpr DemoAccount accounts[] = {
    {"window", Role::window_clerk, DemoDesk::centre},
    {"triage", Role::triage_officer, DemoDesk::centre},
    {"dispatch", Role::dispatcher, DemoDesk::centre},
    {"check", Role::checker, DemoDesk::centre},
    {"revisit", Role::revisitor, DemoDesk::centre},
    {"supervise", Role::supervisor, DemoDesk::centre},
    {"head", Role::centre_head, DemoDesk::centre},
    {"leader", Role::leader, DemoDesk::centre},
    {"review", Role::review_officer, DemoDesk::centre},
    {"auditor", Role::auditor, DemoDesk::centre},
    {"clerk", Role::unit_clerk, DemoDesk::housing_department},
    {"handler", Role::handler, DemoDesk::housing_department},
    {"unithead", Role::unit_head, DemoDesk::housing_department},
    {"town", Role::unit_clerk, DemoDesk::town, {Role::handler, Role::unit_head}},
    {"village", Role::unit_clerk, DemoDesk::village, {Role::handler, Role::unit_head}},
    {"gridhead", Role::grid_head, DemoDesk::village},
    {"grid", Role::grid_member, DemoDesk::village},
    {"mediator", Role::mediator, DemoDesk::mediation},
    {"system", Role::system_administrator, DemoDesk::nowhere},
    {"security", Role::security_administrator, DemoDesk::nowhere},
    {"audit", Role::audit_administrator, DemoDesk::nowhere},
};

}  // namespace

std::span<const DemoAccount> demo_accounts() {
    return accounts;
}

void print_demo_accounts(std::ostream& out, db::Database& database) {
    if (demo_state(database) != DemoState::complete) return;
    out << fmt::format(
        "\nAccounts of the demonstration, all with the password {}\n演示账号，密码均为 {}\n",
        demo_password, demo_password);
    for (const auto& account : accounts) {
        const auto& role = access::facts(account.role);
        out << fmt::format("   {:10} {} · {}", account.login_name, role.zh, role.en);
        for (const auto& more : account.also)
            if (more)
                out << fmt::format("; {} · {}", access::facts(*more).zh, access::facts(*more).en);
        out << "\n";
    }
    out << "\n";
}

}  // namespace server
