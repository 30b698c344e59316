#include <algorithm>

#include <fmt/format.h>

#include "access/access_log.h"
#include "access/permission.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"

namespace access {

namespace {

struct RoleLine {
    Role role{};
    std::string zh;
    std::string en;
    Breadth breadth{};
    std::vector<std::string> permissions;
    bool second_factor_required = false;
};
BOOST_DESCRIBE_STRUCT(RoleLine, (), (role, zh, en, breadth, permissions, second_factor_required))

struct Roles {
    std::vector<RoleLine> items;
};
BOOST_DESCRIBE_STRUCT(Roles, (), (items))

struct RequireSecondFactor {
    Role role{};
    bool required = false;
};
BOOST_DESCRIBE_STRUCT(RequireSecondFactor, (), (role, required))

base::Result<Roles> list(db::Read& read, const Actor&, const http::Empty&) {
    const auto required = second_factor_roles(read);
    Roles out;
    for (const RoleFacts& one : roles())
        out.items.push_back(
            {.role = one.role,
             .zh = std::string(one.zh),
             .en = std::string(one.en),
             .breadth = one.breadth,
             .permissions = {one.permissions.begin(), one.permissions.end()},
             .second_factor_required = std::ranges::find(required, one.role) != required.end()});
    return out;
}

base::Result<http::Empty> require(db::Write& write, const Actor& actor,
                                  const RequireSecondFactor& in) {
    // The setting is one for all: nobody changes for the whole country what rules a county.
    if (!actor.scope.covers("/")) return base::refuse(outside_scope);
    auto required = second_factor_roles(write);
    std::erase(required, in.role);
    if (in.required) required.push_back(in.role);
    std::ranges::sort(required);
    std::string names;
    for (const Role role : required)
        names +=
            (names.empty() ? "" : " ") + std::string(boost::describe::enum_to_string(role, ""));
    write.run(sql::save_setting, db::arg("name", "access.second_factor_roles"),
              db::arg("value", names));
    keep(write, actor,
         {.action = Action::change_setting,
          .subject = {.kind = "setting"},
          .fields = "access.second_factor_roles",
          .reason = names});
    return http::Empty{};
}

}  // namespace

http::Endpoint list_roles() {
    return {.path = "/api/v1/roles",
            .summary = "The roles, what each may, and which need a second factor",
            .summary_zh = "角色及其权限、是否要求双因素",
            .tag = "posts",
            .needs = http::signed_in,
            .handle = http::handler(list)};
}

http::Endpoint require_second_factor() {
    return {.method = http::Method::put,
            .path = "/api/v1/roles/{role}/second-factor",
            .summary = "Say whether a role needs a second factor; for the whole installation",
            .summary_zh = "设置某角色是否必须双因素登录（全系统）",
            .tag = "posts",
            .needs = permission::manage_security,
            .reach = http::Reach::region,
            .refusals = {&outside_scope},
            .example = {{"role", "centre_head"}, {"required", true}},
            .handle = http::handler(require)};
}

}  // namespace access
