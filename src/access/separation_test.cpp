#include "access/separation.h"

#include <gtest/gtest.h>

namespace access {
namespace {

constexpr PersonId li{1}, wang{2};

struct Row {
    const char* rule;
    std::vector<Deed> deeds;
    std::vector<PersonId> concerned, interested;
    Role role;
    Part wish;
    std::optional<Separation> expected;
};

// li wishes; each row differs in one thing from a plain handling that may be.
const Row rows[] = {
    {"nothing stands against a first act", {}, {}, {}, Role::handler, Part::handle, {}},
    {"T≠C: who accepted does not check",
     {{li, Part::triage}},
     {},
     {},
     Role::checker,
     Part::check,
     Separation::triage_and_check},
    {"C≠T: who checked does not accept",
     {{li, Part::check}},
     {},
     {},
     Role::triage_officer,
     Part::triage,
     Separation::triage_and_check},
    {"H≠C: who handled does not check",
     {{li, Part::handle}},
     {},
     {},
     Role::checker,
     Part::check,
     Separation::handle_and_check},
    {"C≠H: who checked does not take over the handling",
     {{li, Part::check}},
     {},
     {},
     Role::handler,
     Part::handle,
     Separation::handle_and_check},
    {"H≠V: who handled does not revisit",
     {{li, Part::handle}},
     {},
     {},
     Role::revisitor,
     Part::revisit,
     Separation::handle_and_revisit},
    {"V≠H: who revisited does not handle",
     {{li, Part::revisit}},
     {},
     {},
     Role::handler,
     Part::handle,
     Separation::handle_and_revisit},
    {"C≠V: who checked does not revisit",
     {{li, Part::check}},
     {},
     {},
     Role::revisitor,
     Part::revisit,
     Separation::check_and_revisit},
    {"V≠C: who revisited does not check the rework",
     {{li, Part::revisit}},
     {},
     {},
     Role::checker,
     Part::check,
     Separation::check_and_revisit},
    {"mediating counts as handling, for the check",
     {{li, Part::mediate}},
     {},
     {},
     Role::checker,
     Part::check,
     Separation::handle_and_check},
    {"mediating counts as handling, for the revisit",
     {{li, Part::mediate}},
     {},
     {},
     Role::revisitor,
     Part::revisit,
     Separation::handle_and_revisit},
    {"another's part does not bind",
     {{wang, Part::handle}},
     {},
     {},
     Role::checker,
     Part::check,
     {}},
    {"T may handle", {{li, Part::triage}}, {}, {}, Role::handler, Part::handle, {}},
    {"H may handle again after rework",
     {{li, Part::handle}},
     {},
     {},
     Role::handler,
     Part::handle,
     {}},
    {"nobody acts on a matter about himself",
     {},
     {wang, li},
     {},
     Role::handler,
     Part::handle,
     Separation::about_himself},
    {"nor registers the answer to it",
     {},
     {li},
     {},
     Role::window_clerk,
     Part::sign,
     Separation::about_himself},
    {"nobody acts where he has a declared interest",
     {},
     {},
     {li},
     Role::handler,
     Part::handle,
     Separation::declared_interest},
    {"another's interest does not bind", {}, {wang}, {wang}, Role::handler, Part::handle, {}},
    {"the system administrator has no part",
     {},
     {},
     {},
     Role::system_administrator,
     Part::triage,
     Separation::administrator},
    {"the security administrator has no part",
     {},
     {},
     {},
     Role::security_administrator,
     Part::supervise,
     Separation::administrator},
    {"the audit administrator has no part",
     {},
     {},
     {},
     Role::audit_administrator,
     Part::check,
     Separation::administrator},
};

TEST(Separation, KeepsTwoHandsApart) {
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rule);
        EXPECT_EQ(separated({.person = li,
                             .role = row.role,
                             .part = row.wish,
                             .deeds = row.deeds,
                             .concerned = row.concerned,
                             .interested = row.interested}),
                  row.expected);
    }
}

TEST(Separation, TellsEachRefusalInWordsOfItsOwn) {
    std::set<std::string_view> codes;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Separation>>(
        [&](auto one) { codes.insert(refusal(one.value).code); });
    EXPECT_EQ(codes.size(), 7U);
    EXPECT_EQ(refusal(Separation::about_himself).code, "about_yourself");
}

TEST(Separation, GivesTheThreeAdministratorsToThreePeople) {
    for (const RoleFacts& one : roles())
        for (const RoleFacts& other : roles()) {
            const bool either = is_administrator(one.role) || is_administrator(other.role);
            EXPECT_EQ(compatible(one.role, other.role), one.role == other.role || !either)
                << one.en << " and " << other.en;
        }
}

}  // namespace
}  // namespace access
