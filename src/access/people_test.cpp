#include "access/test_server.h"

namespace access::testing {
namespace {

class People : public ServerTest {
  protected:
    static std::string path(PersonId person) {
        return "/api/v1/people/" + std::to_string(person.value);
    }
    static std::string id(auto some) { return std::to_string(some.value); }
    boost::json::object somebody(RegionId region) {
        return {{"region_id", id(region)},
                {"login_name", "liming"},
                {"display_name", "李明"},
                {"identity_number", "620922199001011234"},
                {"private_telephone", "13900000001"}};
    }
};
INSTANTIATE_EACH_DATABASE(People);

TEST_P(People, AreOpenedByAHeadInsideTheRegion) {
    auto head = as(Role::centre_head);
    const auto made = head.post("/api/v1/people", somebody(world().a.village));
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string password(made.json().at("password").as_string());
    auto li = browser();
    EXPECT_EQ(li.sign_in("LiMing", password).json().at("stage"), "change_password");

    EXPECT_EQ(head.post("/api/v1/people", somebody(world().a.village)).code(), "login_name_taken");
    EXPECT_EQ(head.post("/api/v1/people", somebody(world().b.village)).code(), "outside_scope");
    EXPECT_EQ(as(Role::handler).post("/api/v1/people", somebody(world().a.village)).status, 403);
}

TEST_P(People, PrivateFieldsAreSealedAndNotInLists) {
    auto head = as(Role::centre_head);
    const auto made = head.post("/api/v1/people", somebody(world().a.village)).json();
    const std::string person(made.at("person_id").as_string());
    const auto one = head.get("/api/v1/people/" + person);
    EXPECT_EQ(one.json().at("has_private_telephone"), true);
    EXPECT_EQ(one.body.find("13900000001"), std::string::npos);
    EXPECT_EQ(head.get("/api/v1/people?limit=200").body.find("6209221990"), std::string::npos);

    const db::Sql stored{"access/test_sealed",
                         "SELECT identity_number_sealed FROM person WHERE login_name = 'liming'"};
    const auto sealed =
        database().read([&](db::Read& read) { return read.get<std::string>(stored); });
    EXPECT_TRUE(sealed.starts_with("v1.")) << sealed;
}

TEST_P(People, PrivateFieldsAreReadForAPurposeAndThePersonSeesIt) {
    const auto handler = world().a.people.at(Role::handler);
    auto head = as(Role::centre_head);
    const boost::json::object why{{"fields", {"private_telephone"}},
                                  {"purpose", "personnel"},
                                  {"reason", "核对值班联系方式"}};
    const auto read = head.post(path(handler) + "/reveals", why);
    ASSERT_EQ(read.status, 200) << read.body;
    EXPECT_EQ(read.json().at("private_telephone"), "13900000000");
    EXPECT_TRUE(read.json().at("identity_number").is_null());

    const auto rows = signed_in("a-handler").get("/api/v1/me/access-log").json().at("items");
    bool seen = false;
    for (const auto& row : rows.as_array())
        seen =
            seen || (row.at("action") == "read_field" && row.at("fields") == "private_telephone" &&
                     row.at("purpose") == "personnel" && row.at("role") == "centre_head" &&
                     row.at("reason") == "核对值班联系方式");
    EXPECT_TRUE(seen) << boost::json::serialize(rows);

    auto without = why;
    without.erase("purpose");
    EXPECT_EQ(head.post(path(handler) + "/reveals", without).status, 422);
    EXPECT_EQ(
        as(world().token_in_b(Role::centre_head)).post(path(handler) + "/reveals", why).status,
        404);
}

TEST_P(People, OfAnotherRegionAreNotThere) {
    const auto in_a = world().a.people.at(Role::handler);
    auto b = as(world().token_in_b(Role::centre_head));
    EXPECT_EQ(b.get(path(in_a)).status, 404);
    EXPECT_EQ(b.patch(path(in_a), {{"version", 1}, {"display_name", "别人"}}).status, 404);
    EXPECT_EQ(b.put(path(in_a) + "/state", {{"disabled", true}}).status, 404);
    const auto list = b.get("/api/v1/people?limit=200").json();
    for (const auto& one : list.at("items").as_array())
        EXPECT_EQ(one.at("region_id").as_string(), id(world().b.county));
}

TEST_P(People, AUnitsHeadSeesOnlyThoseOfTheUnit) {
    const auto people = as(Role::unit_head).get("/api/v1/people").json().at("items").as_array();
    EXPECT_EQ(people.size(), 4U);  // Clerk, handler, head and mediator have posts at the office.
    EXPECT_EQ(as(Role::unit_head).get(path(world().a.people.at(Role::dispatcher))).status, 404);
}

TEST_P(People, ComePageByPageEachOnce) {
    auto head = as(Role::centre_head);
    std::set<std::string> seen;
    std::string after;
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = head.get("/api/v1/people?limit=7" + after).json();
        for (const auto& one : page.at("items").as_array())
            EXPECT_TRUE(seen.insert(std::string(one.at("person_id").as_string())).second);
        if (page.at("next").is_null()) break;
        after = "&cursor=" + std::string(page.at("next").as_string());
    }
    EXPECT_EQ(seen.size(), roles().size());
    EXPECT_EQ(head.get("/api/v1/people?cursor=abc").status, 422);
    EXPECT_EQ(head.get("/api/v1/people?name=a-handler").json().at("items").as_array().size(), 1U);
}

TEST_P(People, AreCorrectedAtTheVersionSeen) {
    const auto handler = world().a.people.at(Role::handler);
    auto head = as(Role::centre_head);
    const auto done = head.patch(
        path(handler), {{"version", 1}, {"display_name", "王芳"}, {"work_telephone", ""}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.json().at("display_name"), "王芳");
    EXPECT_TRUE(done.json().at("work_telephone").is_null());
    EXPECT_EQ(done.json().at("has_private_telephone"), true);
    EXPECT_EQ(head.patch(path(handler), {{"version", 1}, {"display_name", "x"}}).code(), "stale");
}

TEST_P(People, NobodyManagesHimselfNorAboveHimself) {
    auto head = as(Role::centre_head);
    EXPECT_EQ(
        head.put(path(world().a.people.at(Role::centre_head)) + "/state", {{"disabled", true}})
            .code(),
        "not_yourself");
    EXPECT_EQ(head.put(path(world().a.people.at(Role::security_administrator)) + "/state",
                       {{"disabled", true}})
                  .code(),
              "may_not_give");
    EXPECT_EQ(as(Role::security_administrator)
                  .post(path(world().a.people.at(Role::security_administrator)) + "/password-reset",
                        boost::json::object{})
                  .code(),
              "not_yourself");
}

TEST_P(People, WithAPostOutsideTheScopeAreManagedFromAboveOnly) {
    const auto person = world().a.people.at(Role::leader);
    auto county = as(Role::security_administrator);
    const auto none = boost::json::object{};
    EXPECT_EQ(county.post(path(person) + "/password-reset", none).status, 200);
    const auto appointed = as(world().root_token)
                               .post("/api/v1/posts", {{"person_id", id(person)},
                                                       {"role", "leader"},
                                                       {"unit_id", id(world().b.centre)}});
    ASSERT_EQ(appointed.status, 201) << appointed.body;
    EXPECT_EQ(county.post(path(person) + "/password-reset", none).code(), "may_not_give");
    EXPECT_EQ(county.del(path(person) + "/totp").code(), "may_not_give");
    EXPECT_EQ(county.put(path(person) + "/state", {{"disabled", true}}).code(), "may_not_give");
    EXPECT_EQ(as(world().root_token).post(path(person) + "/password-reset", none).status, 200);
}

TEST_P(People, SeeAllThatIsKeptAboutThemselves) {
    auto handler = signed_in("a-handler");
    const auto me = handler.get("/api/v1/me").json();
    EXPECT_EQ(me.at("identity_number"), "620922199001011234");
    EXPECT_EQ(me.at("private_telephone"), "13900000000");
    const auto log = handler.get("/api/v1/me/access-log").body;
    EXPECT_NE(log.find("own_data"), std::string::npos) << log;
    EXPECT_EQ(as(Role::handler).get("/api/v1/me").status, 403);
}

}  // namespace
}  // namespace access::testing
