#pragma once

#include <array>
#include <optional>
#include <ostream>
#include <span>
#include <string_view>

#include "access/role.h"
#include "db/database.h"

namespace server {

/// Where in Guazhou an account's post is; administrators have none.
enum class DemoDesk { nowhere, centre, housing_department, town, village, mediation };

/// One account of the demonstration that a person can sign in with.
struct DemoAccount {
    std::string_view login_name;
    access::Role role;
    DemoDesk desk;
    /// Further posts at the same desk: few people do everything in a village.
    std::array<std::optional<access::Role>, 2> also = {};
};

std::span<const DemoAccount> demo_accounts();

/// The same for every account: a demonstration has no secrets.
inline constexpr std::string_view demo_password = "gongzhi-demo-2026";

/// Prints the accounts, if this database holds the demonstration.
void print_demo_accounts(std::ostream& out, db::Database& database);

}  // namespace server
