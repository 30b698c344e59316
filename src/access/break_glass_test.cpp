#include "access/test_server.h"

namespace access::testing {
namespace {

using namespace std::chrono_literals;

class BreakGlass : public ServerTest {
  protected:
    static std::string id(auto some) { return std::to_string(some.value); }

    Answer open(Client& who, RegionId into, int minutes = 30) {
        return who.post("/api/v1/break-glass", {{"region_id", id(into)},
                                                {"reason", "山洪预警,需联系邻县网格员"},
                                                {"minutes", minutes}});
    }
    static std::string id_of(const Answer& answer) {
        return std::string(answer.json().at("break_glass_id").as_string());
    }
};
INSTANTIATE_EACH_DATABASE(BreakGlass);

TEST_P(BreakGlass, LooksBeyondTheScopeForAWhileAndEndsByItself) {
    auto dispatcher = signed_in("a-dispatcher");
    const auto neighbour = "/api/v1/people/" + id(world().b.people.at(Role::handler));
    EXPECT_EQ(dispatcher.get(neighbour).status, 404);
    const auto glass = open(dispatcher, world().b.county);
    ASSERT_EQ(glass.status, 201) << glass.body;
    EXPECT_EQ(dispatcher.get(neighbour).status, 404);
    EXPECT_EQ(dispatcher.get(neighbour, {{"X-Break-Glass", id_of(glass)}}).status, 200);
    clock().advance(29min + 50s);
    EXPECT_EQ(dispatcher.get(neighbour, {{"X-Break-Glass", id_of(glass)}}).status, 200);
    clock().advance(10s);
    EXPECT_EQ(dispatcher.get(neighbour, {{"X-Break-Glass", id_of(glass)}}).code(),
              "break_glass_over");
}

TEST_P(BreakGlass, IsToldAtOnceToTheAuditAdministratorsOfThePlaceAndNobodyElse) {
    auto dispatcher = signed_in("a-dispatcher");
    const auto glass = open(dispatcher, world().b.county);
    ASSERT_EQ(glass.status, 201) << glass.body;
    const db::Sql told{"access/test_told",
                       "SELECT audience FROM event WHERE kind = 'break_glass_opened'"};
    const auto audiences =
        database().read([&](db::Read& read) { return read.all<std::string>(told); });
    const auto is_told = [&](PersonId person) {
        return std::ranges::count(audiences, "person:" + id(person)) == 1;
    };
    EXPECT_TRUE(is_told(world().b.people.at(Role::audit_administrator)));
    EXPECT_FALSE(is_told(world().a.people.at(Role::audit_administrator)));
    EXPECT_EQ(audiences.size(), 2U);  // The other one watches over the whole country.
}

TEST_P(BreakGlass, NeverWrites) {
    auto head = signed_in("a-centre_head");
    const auto glass = open(head, world().b.county);
    head.set("X-Break-Glass", id_of(glass));
    const auto neighbour = "/api/v1/people/" + id(world().b.people.at(Role::handler));
    EXPECT_EQ(head.get(neighbour).status, 200);
    EXPECT_EQ(head.put(neighbour + "/state", {{"disabled", true}}).code(),
              "break_glass_reads_only");
}

TEST_P(BreakGlass, NeedsAReasonAndEndsWithinTheHour) {
    auto dispatcher = signed_in("a-dispatcher");
    EXPECT_EQ(open(dispatcher, world().b.county, 61).status, 422);
    EXPECT_EQ(dispatcher
                  .post("/api/v1/break-glass",
                        {{"region_id", id(world().b.county)}, {"reason", "急"}, {"minutes", 5}})
                  .status,
              422);
}

TEST_P(BreakGlass, IsNotForEverybodyNorForMachinesNorForAnother) {
    auto handler = signed_in("a-handler");
    EXPECT_EQ(open(handler, world().b.county).status, 403);
    auto token = as(Role::dispatcher);
    EXPECT_EQ(open(token, world().b.county).status, 403);
    auto dispatcher = signed_in("a-dispatcher");
    auto head = signed_in("a-centre_head");
    const auto glass = open(dispatcher, world().b.county);
    EXPECT_EQ(head.get("/api/v1/people", {{"X-Break-Glass", id_of(glass)}}).code(),
              "break_glass_over");
}

TEST_P(BreakGlass, CanBeGivenBackEarly) {
    auto dispatcher = signed_in("a-dispatcher");
    const auto glass = open(dispatcher, world().b.county);
    EXPECT_EQ(dispatcher.del("/api/v1/break-glass/" + id_of(glass)).status, 204);
    EXPECT_EQ(dispatcher.get("/api/v1/people", {{"X-Break-Glass", id_of(glass)}}).code(),
              "break_glass_over");
}

TEST_P(BreakGlass, IsShownToTheAuditAdministratorOfWhereItLooked) {
    auto dispatcher = signed_in("a-dispatcher");
    const auto glass = open(dispatcher, world().b.village);
    dispatcher.get("/api/v1/people", {{"X-Break-Glass", id_of(glass)}});
    dispatcher.get("/api/v1/posts", {{"X-Break-Glass", id_of(glass)}});
    auto audit_b = as(world().token_in_b(Role::audit_administrator));
    const auto list = audit_b.get("/api/v1/break-glass").json().at("items").as_array();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].at("reason"), "山洪预警,需联系邻县网格员");
    const auto uses =
        audit_b.get("/api/v1/access-log?action=break_glass_use").json().at("items").as_array();
    ASSERT_EQ(uses.size(), 2U);
    EXPECT_EQ(uses[0].at("fields"), "GET /api/v1/posts");
    EXPECT_EQ(uses[0].at("break_glass_id").as_string(), id_of(glass));
    EXPECT_EQ(as(Role::audit_administrator).get("/api/v1/break-glass").json().at("items"),
              boost::json::array{});
    EXPECT_EQ(as(Role::centre_head).get("/api/v1/break-glass").status, 403);
}

}  // namespace
}  // namespace access::testing
