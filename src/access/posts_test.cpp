#include "access/test_server.h"

namespace access::testing {
namespace {

using namespace std::chrono_literals;

class Posts : public ServerTest {
  protected:
    static std::string id(auto some) { return std::to_string(some.value); }
    boost::json::object post(Role holder, const char* role) {
        return {{"person_id", id(world().a.people.at(holder))},
                {"role", role},
                {"unit_id", id(world().a.centre)}};
    }
    Answer give(Role by, const boost::json::object& what) {
        return as(by).post("/api/v1/posts", what);
    }
};
INSTANTIATE_EACH_DATABASE(Posts);

TEST_P(Posts, AreGivenByAHeadAndActedThroughBySwitching) {
    auto li = signed_in("a-handler");
    auto what = post(Role::handler, "mediator");
    what["region_id"] = id(world().a.town);
    what["full_time"] = false;
    what["substitute_for"] = id(world().a.posts.at(Role::mediator));
    const auto made = give(Role::centre_head, what);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json().at("region_name"), "渊泉镇");
    EXPECT_EQ(made.json().at("unit_name"), "瓜州县综治中心");

    EXPECT_EQ(li.get("/api/v1/session").json().at("posts").as_array().size(), 2U);
    const auto switched = li.put("/api/v1/session/post", {{"post_id", made.json().at("post_id")}});
    EXPECT_EQ(switched.json().at("role"), "mediator");
    EXPECT_EQ(
        li.put("/api/v1/session/post", {{"post_id", id(world().a.posts.at(Role::checker))}}).status,
        404);
}

TEST_P(Posts, EndAndThenCarryNothing) {
    auto head = signed_in("a-unit_head");
    EXPECT_EQ(head.get("/api/v1/people").status, 200);
    const auto path = "/api/v1/posts/" + id(world().a.posts.at(Role::unit_head));
    EXPECT_EQ(as(world().token_in_b(Role::centre_head)).del(path).status, 404);
    EXPECT_EQ(as(Role::centre_head).del(path).status, 204);
    EXPECT_EQ(as(Role::centre_head).del(path).code(), "post_over");
    EXPECT_EQ(head.get("/api/v1/people").status, 403);
    EXPECT_EQ(head.get("/api/v1/session").status, 200);
    EXPECT_EQ(as(Role::unit_head).get("/api/v1/people").code(), "invalid_token");
}

TEST_P(Posts, BeginAndEndOnTheirDay) {
    auto what = post(Role::handler, "supervisor");
    what["valid_from"] = base::to_text(clock().now() + 24h);
    what["valid_to"] = base::to_text(clock().now() + 48h);
    ASSERT_EQ(give(Role::centre_head, what).status, 201);
    const auto posts_now = [&] {
        return signed_in("a-handler").get("/api/v1/session").json().at("posts").as_array().size();
    };
    EXPECT_EQ(posts_now(), 1U);
    clock().advance(25h);
    EXPECT_EQ(posts_now(), 2U);
    clock().advance(24h);
    EXPECT_EQ(posts_now(), 1U);
    what["valid_to"] = what["valid_from"];
    EXPECT_EQ(give(Role::centre_head, what).status, 422);
}

TEST_P(Posts, StandInsideOnesScope) {
    struct Row {
        const char* rule;
        const char* field;
        std::string value;
        int status;
        const char* code;
    };
    const Row rows[] = {
        {"another county's unit", "unit_id", id(world().b.centre), 403, "outside_scope"},
        {"another county's region", "region_id", id(world().b.village), 403, "outside_scope"},
        {"a region above one's own", "region_id", id(world().city), 403, "outside_scope"},
        {"another county's person", "person_id", id(world().b.people.at(Role::handler)), 404,
         "not_found"},
        {"a substitute in another county", "substitute_for", id(world().b.posts.at(Role::handler)),
         422, "invalid_input"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rule);
        auto what = post(Role::handler, "mediator");
        what[row.field] = row.value;
        const auto answer = give(Role::centre_head, what);
        EXPECT_EQ(answer.status, row.status) << answer.body;
        EXPECT_EQ(answer.code(), row.code);
    }
    auto without = post(Role::handler, "mediator");
    without.erase("unit_id");
    EXPECT_EQ(give(Role::centre_head, without).status, 422);
    // The office's head appoints at the office and not at the centre.
    EXPECT_EQ(give(Role::unit_head, post(Role::handler, "mediator")).code(), "outside_scope");
}

TEST_P(Posts, AreNotGivenToOneselfNorAboveWhatOneMayGive) {
    struct Row {
        const char* rule;
        Role by, to;
        const char* role;
        const char* code;
    };
    const Row rows[] = {
        {"to oneself", Role::centre_head, Role::centre_head, "leader", "not_yourself"},
        {"security to oneself", Role::security_administrator, Role::security_administrator,
         "audit_administrator", "not_yourself"},
        {"a head makes no head", Role::centre_head, Role::handler, "centre_head", "may_not_give"},
        {"a head makes no administrator", Role::centre_head, Role::handler, "system_administrator",
         "may_not_give"},
        {"security makes a second administrator of one", Role::security_administrator,
         Role::system_administrator, "audit_administrator", "incompatible_posts"},
        {"security gives an administrator content", Role::security_administrator,
         Role::audit_administrator, "handler", "incompatible_posts"},
        {"security makes an administrator of a handler", Role::security_administrator,
         Role::handler, "system_administrator", "incompatible_posts"},
        {"a handler appoints nobody", Role::handler, Role::checker, "handler", "forbidden"},
    };
    for (const Row& row : rows) {
        const auto answer = give(row.by, post(row.to, row.role));
        EXPECT_EQ(answer.code(), row.code) << row.rule << answer.body;
    }
}

TEST_P(Posts, AnAdministratorsPostMayStandWithoutAUnit) {
    const auto made = as(world().root_token)
                          .post("/api/v1/people", {{"region_id", id(world().province)},
                                                   {"login_name", "sysadmin"},
                                                   {"display_name", "系统管理员甲"}})
                          .json();
    const boost::json::object what{{"person_id", made.at("person_id")},
                                   {"role", "system_administrator"}};
    EXPECT_EQ(as(Role::security_administrator).post("/api/v1/posts", what).status, 404);
    const auto given = as(world().root_token).post("/api/v1/posts", what);
    EXPECT_EQ(given.status, 201) << given.body;
    EXPECT_TRUE(given.json().at("region_id").is_null());
}

TEST_P(Posts, AreListedInsideTheScopeOnly) {
    const auto of = [&](Client client, const std::string& query) {
        return client.get("/api/v1/posts?limit=200" + query).json().at("items").as_array();
    };
    for (const auto& one : of(as(Role::centre_head), ""))
        EXPECT_EQ(one.at("region_id").as_string(), id(world().a.county));
    EXPECT_EQ(of(as(Role::centre_head), "").size(), roles().size());
    EXPECT_EQ(of(as(Role::centre_head), "&role=checker").size(), 1U);
    EXPECT_EQ(of(as(Role::unit_head), "").size(), 4U);
    const auto path = "/api/v1/posts/" + id(world().a.posts.at(Role::checker));
    as(Role::centre_head).del(path);
    clock().advance(1s);
    EXPECT_EQ(of(as(Role::centre_head), "&role=checker").size(), 0U);
    EXPECT_EQ(of(as(Role::centre_head), "&role=checker&also_ended=true").size(), 1U);
}

TEST_P(Posts, TheRolesSayWhatEachMay) {
    const auto items = as(Role::handler).get("/api/v1/roles").json().at("items").as_array();
    ASSERT_EQ(items.size(), roles().size());
    EXPECT_EQ(items[0].at("zh"), "网格员");
    EXPECT_EQ(items[0].at("second_factor_required"), false);
}

}  // namespace
}  // namespace access::testing
