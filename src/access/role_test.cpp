#include "access/role.h"

#include <gtest/gtest.h>

#include "access/permission.h"
#include "access/scope.h"
#include "access/scope_maker.h"

namespace access {
namespace {

TEST(Role, EveryPermissionIsSomebodys) {
    for (const std::string_view permission : permission::all) {
        const bool held = std::ranges::any_of(
            roles(), [&](const RoleFacts& one) { return may(one.role, permission); });
        EXPECT_TRUE(held) << permission;
    }
}

TEST(Role, AdministratorsSeeNoContent) {
    for (const Role role :
         {Role::system_administrator, Role::security_administrator, Role::audit_administrator})
        for (const std::string_view permission : permission::content)
            EXPECT_FALSE(may(role, permission)) << permission;
}

TEST(Role, OnlySecurityAndHeadsGiveRoles) {
    struct Row {
        const char* rule;
        Role by, given;
        bool expected;
    };
    const Row rows[] = {
        {"security gives administrators", Role::security_administrator, Role::audit_administrator,
         true},
        {"security gives any post", Role::security_administrator, Role::centre_head, true},
        {"a centre's head gives a centre's posts", Role::centre_head, Role::dispatcher, true},
        {"a centre's head gives grid members", Role::centre_head, Role::grid_member, true},
        {"a centre's head makes no second head", Role::centre_head, Role::centre_head, false},
        {"a centre's head makes no auditor", Role::centre_head, Role::auditor, false},
        {"a centre's head makes no administrator", Role::centre_head, Role::system_administrator,
         false},
        {"a unit's head gives handlers", Role::unit_head, Role::handler, true},
        {"a unit's head gives no checker", Role::unit_head, Role::checker, false},
        {"the system administrator gives nothing", Role::system_administrator, Role::handler,
         false},
        {"the audit administrator gives nothing", Role::audit_administrator, Role::handler, false},
        {"a handler gives nothing", Role::handler, Role::handler, false},
    };
    for (const Row& row : rows) EXPECT_EQ(may_give(row.by, row.given), row.expected) << row.rule;
}

TEST(Role, NobodyWhoMayNotAppointCouldGiveARole) {
    for (const RoleFacts& by : roles())
        for (const RoleFacts& given : roles())
            EXPECT_TRUE(!may_give(by.role, given.role) || may(by.role, permission::appoint))
                << by.en;
}

TEST(Scope, IsASubtreeAndInsideItAUnitOrAll) {
    struct Row {
        const char* rule;
        const char* path;
        UnitId unit;
        bool expected;
    };
    const auto county = ScopeMaker::subtree("/1/35/");
    const auto office = ScopeMaker::subtree("/1/35/", UnitId{7});
    const Row of_county[] = {
        {"the region itself", "/1/35/", UnitId{7}, true},
        {"what lies below", "/1/35/2398/", UnitId{8}, true},
        {"not what lies above", "/1/", UnitId{7}, false},
        {"not a sibling", "/1/36/", UnitId{7}, false},
        {"not a sibling whose id begins alike", "/1/350/", UnitId{7}, false},
        {"not the whole", "/", UnitId{7}, false},
    };
    for (const Row& row : of_county)
        EXPECT_EQ(county.covers(row.path, row.unit), row.expected) << row.rule;
    EXPECT_TRUE(office.covers("/1/35/2398/", UnitId{7}));
    EXPECT_FALSE(office.covers("/1/35/2398/", UnitId{8}));
    EXPECT_TRUE(public_scope().covers("/1/35/2398/"));
    EXPECT_TRUE(public_scope().covers("/"));
}

}  // namespace
}  // namespace access
