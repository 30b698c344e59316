#include "access/identity.h"

#include <gtest/gtest.h>

namespace access {
namespace {

constexpr base::Instant now{1'788'220'800'000};

TEST(SignIn, IsOpenOnlyWhenNothingIsMissing) {
    struct Row {
        const char* rule;
        SessionFacts facts;
        Stage expected;
    };
    const Row rows[] = {
        {"a password alone is enough by default", {.role = Role::handler}, Stage::open},
        {"a given password is changed first",
         {.password_given = true, .role = Role::handler},
         Stage::change_password},
        {"a second factor that is set is asked for",
         {.totp_confirmed_at = now, .role = Role::handler},
         Stage::second_factor},
        {"and comes before changing the password",
         {.password_given = true, .totp_confirmed_at = now, .role = Role::handler},
         Stage::second_factor},
        {"once it was given, the sign-in is open",
         {.second_factor_at = now, .totp_confirmed_at = now, .role = Role::handler},
         Stage::open},
        {"a role that needs one enrols first", {.role = Role::centre_head}, Stage::enrol},
        {"and is open with it",
         {.second_factor_at = now, .totp_confirmed_at = now, .role = Role::centre_head},
         Stage::open},
        {"a given password is changed before enrolling",
         {.password_given = true, .role = Role::centre_head},
         Stage::change_password},
    };
    const Role required[] = {Role::centre_head};
    for (const Row& row : rows) EXPECT_EQ(stage_of(row.facts, required), row.expected) << row.rule;
}

TEST(SignIn, UnfinishedMayOnlyBeFinished) {
    using http::Method;
    for (const Stage stage : {Stage::second_factor, Stage::change_password, Stage::enrol}) {
        EXPECT_TRUE(allowed_at(stage, Method::get, "/api/v1/session"));
        EXPECT_TRUE(allowed_at(stage, Method::del, "/api/v1/session"));
        for (const char* path : {"/api/v1/people", "/api/v1/me", "/api/v1/me/access-log",
                                 "/api/v1/me/sessions", "/api/v1/session/secondfactor", "/"})
            EXPECT_FALSE(allowed_at(stage, Method::get, path)) << path;
    }
    EXPECT_TRUE(allowed_at(Stage::second_factor, Method::post, "/api/v1/session/second-factor"));
    EXPECT_FALSE(allowed_at(Stage::second_factor, Method::put, "/api/v1/me/password"));
    EXPECT_FALSE(allowed_at(Stage::second_factor, Method::post, "/api/v1/me/totp/removal"));
    EXPECT_TRUE(allowed_at(Stage::change_password, Method::put, "/api/v1/me/password"));
    EXPECT_FALSE(allowed_at(Stage::change_password, Method::post, "/api/v1/me/totp"));
    EXPECT_TRUE(allowed_at(Stage::enrol, Method::post, "/api/v1/me/totp/confirmation"));
}

TEST(Csrf, TakesChangesOnlyFromOurOwnPages) {
    struct Row {
        const char* rule;
        std::vector<http::Header> headers;
        bool expected;
    };
    const Row rows[] = {
        {"a program that says nothing", {}, true},
        {"our own page",
         {{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://gz.example"}},
         true},
        {"another site", {{"Sec-Fetch-Site", "cross-site"}}, false},
        {"a page of a neighbouring host", {{"Sec-Fetch-Site", "same-site"}}, false},
        {"another origin, in a browser that says no more",
         {{"Origin", "https://evil.example"}},
         false},
        {"our host on another port", {{"Origin", "https://gz.example:8443"}}, false},
        {"no origin to be named", {{"Origin", "null"}}, false},
    };
    for (Row row : rows) {
        row.headers.push_back({"Host", "gz.example"});
        EXPECT_EQ(from_own_page({.headers = row.headers}), row.expected) << row.rule;
    }
}

TEST(Scope, OfWhoHasNoPostHoldsNothing) {
    const auto scope = scope_of(std::nullopt, "/", UnitId{});
    for (const char* path : {"/", "/1/", "/1/2/3/"}) EXPECT_FALSE(scope.covers(path)) << path;
}

TEST(Scope, IsBoundToTheUnitForThoseWhoHandle) {
    EXPECT_TRUE(scope_of(Role::dispatcher, "/1/", UnitId{5}).covers("/1/2/", UnitId{6}));
    EXPECT_FALSE(scope_of(Role::handler, "/1/", UnitId{5}).covers("/1/2/", UnitId{6}));
    EXPECT_TRUE(scope_of(Role::handler, "/1/", UnitId{5}).covers("/1/2/", UnitId{5}));
}

}  // namespace
}  // namespace access
