#include "regions/grid.h"

#include <gtest/gtest.h>

namespace regions {
namespace {

constexpr std::string_view village = "620922100001";
const base::Instant noon{1'790'000'000'000};
constexpr base::Duration day = std::chrono::hours{24};

TEST(GridCode, IsTheVillagesCodeAndThreeDigitsInTurn) {
    struct Row {
        std::string rule;
        GridKind kind;
        std::vector<std::string> used;
        std::optional<std::string> next;
    };
    const std::vector<Row> table{
        {"the first", GridKind::base, {}, "620922100001001"},
        {"one after the other", GridKind::base, {"620922100001001"}, "620922100001002"},
        {"a retired code is not given again",
         GridKind::base,
         {"620922100001001", "620922100001007"},
         "620922100001008"},
        {"dedicated grids count from 901",
         GridKind::dedicated,
         {"620922100001001"},
         "620922100001901"},
        {"base grids end at 899", GridKind::base, {"620922100001899"}, std::nullopt},
        {"dedicated grids end at 999", GridKind::dedicated, {"620922100001999"}, std::nullopt},
        {"dedicated ones do not use up base ones",
         GridKind::base,
         {"620922100001999"},
         "620922100001001"},
    };
    for (const auto& [rule, kind, used, next] : table) {
        SCOPED_TRACE(rule);
        EXPECT_EQ(next_grid_code(village, kind, used), next);
    }
}

TEST(GridCode, LiesInItsVillageAndInTheRangeOfItsKind) {
    EXPECT_TRUE(is_grid_code("620922100001001", village, GridKind::base));
    EXPECT_FALSE(is_grid_code("620922100002001", village, GridKind::base));
    EXPECT_FALSE(is_grid_code("620922100001900", village, GridKind::base));
    EXPECT_FALSE(is_grid_code("620922100001900", village, GridKind::dedicated));
    EXPECT_FALSE(is_grid_code("620922100001000", village, GridKind::base));
    EXPECT_FALSE(is_grid_code("62092210000100a", village, GridKind::base));
    EXPECT_FALSE(is_grid_code("6209221000011", village, GridKind::base));
}

Assignment member(TeamPart part = TeamPart::member) {
    return {.part = part, .valid_from = noon - day};
}

TEST(GridTeam, CoversItsGridWhileSomebodyWorksThere) {
    struct Row {
        std::string rule;
        std::function<void(std::vector<Assignment>&)> change;
        bool covered;
    };
    const std::vector<Row> table{
        {"a member covers", [](auto&) {}, true},
        {"nobody there", [](auto& team) { team.clear(); }, false},
        {"an assistant does not cover", [](auto& team) { team[0].part = TeamPart::assistant; },
         false},
        {"a head is no member", [](auto& team) { team[0].part = TeamPart::head; }, false},
        {"not yet in office", [](auto& team) { team[0].valid_from = noon + base::Duration{1}; },
         false},
        {"from the first moment on", [](auto& team) { team[0].valid_from = noon; }, true},
        {"until the last moment", [](auto& team) { team[0].valid_to = noon; }, false},
        {"on leave without a substitute", [](auto& team) { team[0].leave_from = noon - day; },
         false},
        {"back from leave",
         [](auto& team) {
             team[0].leave_from = noon - day;
             team[0].leave_to = noon;
         },
         true},
        {"leave begins later", [](auto& team) { team[0].leave_from = noon + day; }, true},
        {"a substitute during leave",
         [](auto& team) {
             team[0].leave_from = noon - day;
             team.push_back(member());
             team[1].substitute_for = AssignmentId{1};
             team[1].valid_to = noon + day;
         },
         true},
    };
    for (const auto& [rule, change, covered] : table) {
        SCOPED_TRACE(rule);
        std::vector<Assignment> team{member()};
        change(team);
        EXPECT_EQ(coverage(team, noon).has_member, covered);
    }
}

TEST(GridTeam, HasAHeadOrNot) {
    const std::vector<Assignment> team{member(TeamPart::head), member()};
    EXPECT_TRUE(coverage(team, noon).has_head);
    EXPECT_FALSE(coverage(std::span(team).subspan(1), noon).has_head);
}

}  // namespace
}  // namespace regions
