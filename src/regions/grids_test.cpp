#include "regions/findings.h"
#include "regions/test_server.h"

namespace regions {
namespace {

using access::Role;
using testing::text;

class Grids : public testing::ServerTest {
  protected:
    boost::json::object grid() {
        return {{"region_id", id("village")},
                {"kind", "base"},
                {"name", "城北村第三网格"},
                {"area", "渠以北"}};
    }

    std::size_t count_findings(std::string_view code) {
        return database().read([&](db::Read& read) {
            return static_cast<std::size_t>(
                std::ranges::count(findings(read), code, &base::Finding::code));
        });
    }
};
INSTANTIATE_EACH_DATABASE(Grids);

TEST_P(Grids, ANewGridGetsTheNextCodeOfItsVillage) {
    auto head = as(Role::centre_head);
    const auto base_grid = head.post("/api/v1/grids", grid());
    ASSERT_EQ(base_grid.status, 201) << base_grid.body;
    EXPECT_EQ(text(base_grid.json(), "code"), "620922100201003");
    auto park = grid();
    park["kind"] = "dedicated";
    EXPECT_EQ(text(head.post("/api/v1/grids", park).json(), "code"), "620922100201901");
}

TEST_P(Grids, ARetiredCodeIsNeverGivenAgain) {
    auto head = as(Role::centre_head);
    const auto path = "/api/v1/grids/" + id("spare_grid") + "/retirement";
    EXPECT_EQ(head.post(path, {{"version", 1}}).status, 200);
    EXPECT_EQ(head.post(path, {{"version", 2}}).code(), "grid_retired");
    auto again = grid();
    again["code"] = "620922100201002";
    EXPECT_EQ(head.post("/api/v1/grids", again).code(), "grid_code_used");
    again["code"] = "620922100202002";
    EXPECT_EQ(head.post("/api/v1/grids", again).status, 422);
}

TEST_P(Grids, LieInVillagesOnly) {
    auto wrong = grid();
    wrong["region_id"] = id("town");
    EXPECT_EQ(as(Role::centre_head).post("/api/v1/grids", wrong).status, 422);
}

TEST_P(Grids, AnUncoveredGridIsAFinding) {
    EXPECT_EQ(count_findings("grid_uncovered"), 1U);  // the spare one
    auto head = as(Role::centre_head);
    const auto assigned = head.post("/api/v1/grids/" + id("spare_grid") + "/team",
                                    {{"person_id", id("spare_person")}, {"part", "member"}});
    ASSERT_EQ(assigned.status, 201) << assigned.body;
    EXPECT_EQ(count_findings("grid_uncovered"), 0U);
    EXPECT_EQ(count_findings("grid_without_head"), 1U);

    const auto assignment = text(assigned.json(), "team", 0, "assignment_id");
    EXPECT_EQ(
        head.post("/api/v1/grid-assignments/" + assignment + "/end", boost::json::object{}).status,
        200);
    EXPECT_EQ(count_findings("grid_uncovered"), 1U);
    const auto listed = head.get("/api/v1/findings");
    EXPECT_NE(listed.body.find("620922100201002"), std::string::npos) << listed.body;
}

TEST_P(Grids, LeaveWithoutASubstituteUncoversAGrid) {
    auto head = as(Role::centre_head);
    const auto leave = [&](boost::json::object more) {
        more["from"] = "2026-09-01T00:00:00Z";
        more["to"] = "2026-09-08T00:00:00Z";
        return head.post("/api/v1/grid-assignments/" + id("assignment") + "/leave", more);
    };
    const auto alone = leave({});
    ASSERT_EQ(alone.status, 200) << alone.body;
    EXPECT_EQ(text(alone.json(), "is_covered"), "false");
    const auto replaced = leave({{"substitute_id", id("spare_person")}});
    EXPECT_EQ(text(replaced.json(), "is_covered"), "true");
    EXPECT_EQ(text(replaced.json(), "team", 2, "substitute_for"), id("assignment"));
    clock().advance(std::chrono::hours{24 * 8});
    EXPECT_EQ(text(head.get("/api/v1/grids/" + id("grid")).json(), "is_covered"), "true");
}

TEST_P(Grids, HaveOneHeadAndNobodyTwice) {
    auto head = as(Role::centre_head);
    const auto path = "/api/v1/grids/" + id("grid") + "/team";
    EXPECT_EQ(head.post(path, {{"person_id", id("spare_person")}, {"part", "head"}}).code(),
              "already_assigned");
    const auto member = std::to_string(world().a.people.at(Role::grid_member).value);
    EXPECT_EQ(head.post(path, {{"person_id", member}, {"part", "assistant"}}).code(),
              "already_assigned");
    const auto stranger = std::to_string(world().b.people.at(Role::handler).value);
    EXPECT_EQ(head.post(path, {{"person_id", stranger}, {"part", "assistant"}}).status, 422);
}

TEST_P(Grids, AnybodyReadsTheNoticeWithWorkTelephonesOnly) {
    const auto answer = visitor().get("/api/v1/regions/" + id("village") + "/grid-notice");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(text(answer.json(), "items", 0, "supervision_telephone"), "12345");
    EXPECT_EQ(text(answer.json(), "items", 0, "team", 1, "work_telephone"), "0937-5520000");
    EXPECT_EQ(answer.body.find("person_id"), std::string::npos);
    EXPECT_EQ(answer.body.find("13900000000"), std::string::npos);
}

TEST_P(Grids, OfTheNeighbouringCountyAreNotThere) {
    auto neighbour = as_neighbour(Role::centre_head);
    EXPECT_EQ(neighbour.get("/api/v1/grids/" + id("grid")).status, 404);
    EXPECT_EQ(neighbour.get("/api/v1/regions/" + id("village") + "/grids").status, 404);
    EXPECT_EQ(neighbour.post("/api/v1/grids", grid()).status, 404);
    EXPECT_EQ(
        neighbour
            .post("/api/v1/grid-assignments/" + id("assignment") + "/end", boost::json::object{})
            .status,
        404);
}

}  // namespace
}  // namespace regions
