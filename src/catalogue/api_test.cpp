#include "catalogue/world_test.h"

namespace catalogue {
namespace {

using namespace testing;
using boost::json::object;

class CatalogueApi : public Served {
  protected:
    std::string village() { return text_of(world().a.village); }
    std::string county() { return text_of(world().a.county); }
    object override_for(access::RegionId region, int hours) {
        return {{"region_id", text_of(region)},
                {"code", "030401"},
                {"limit", {{"value", hours}, {"unit", "work_hour"}}},
                {"basis", "县政府办〔2026〕3号"},
                {"valid_from", "2026-01-01"}};
    }
    object duty_for(access::RegionId region) {
        return {{"region_id", text_of(region)},
                {"code", "030601"},
                {"kind", "lead"},
                {"level", "county"},
                {"department", "ZJ"},
                {"basis_kind", "law"},
                {"basis", "某条例第五条"},
                {"valid_from", "2026-01-01"}};
    }
};
INSTANTIATE_EACH_DATABASE(CatalogueApi);

TEST_P(CatalogueApi, AnyoneReadsTheCatalogueAndItsEditions) {
    auto client = anonymous();
    const auto tree = client.get("/api/v1/catalogue");
    ASSERT_EQ(tree.status, 200) << tree.body;
    const std::string etag(tree.header("ETag"));
    EXPECT_FALSE(etag.empty());
    const auto again = client.get("/api/v1/catalogue", {{"If-None-Match", "W/" + etag}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(again.header("ETag"), etag);
    EXPECT_EQ(client.get("/api/v1/catalogue", {{"If-None-Match", "\"0-x\""}}).status, 200);
    EXPECT_EQ(tree.json().at("groups").as_array().size(), 10u);
    EXPECT_EQ(text_at(tree.json(), "/groups/2/classes/3/leaves/0/code"), "030401");
    EXPECT_EQ(client.get("/api/v1/catalogue/versions").json().at("items").as_array().size(), 1u);
    EXPECT_EQ(client.get("/api/v1/catalogue/versions/1").status, 200);
    EXPECT_EQ(client.get("/api/v1/catalogue/versions/2").status, 404);
    EXPECT_EQ(client.get("/api/v1/catalogue/versions/1/differences").status, 200);
}

TEST_P(CatalogueApi, AnyoneFindsCategoriesByWhatTheyCallThem) {
    auto client = anonymous();
    const auto found = client.get("/api/v1/categories?query=lajimanyi");
    ASSERT_EQ(found.status, 200) << found.body;
    EXPECT_EQ(text_at(found.json(), "/items/0/code"), "030401");
    EXPECT_EQ(client.get("/api/v1/categories?query=").status, 422);
}

TEST_P(CatalogueApi, ARegionMayBeStricterAndSaysWhy) {
    auto head = as(Role::centre_head);
    const auto made = head.post("/api/v1/overrides", override_for(world().a.county, 2));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto here = anonymous().get("/api/v1/categories/030401?region_id=" + village());
    ASSERT_EQ(here.status, 200) << here.body;
    EXPECT_EQ(text_at(here.json(), "/values/limit/value"), "2");
    EXPECT_THAT(here.body, ::testing::HasSubstr("瓜州县规定为2工作小时"));
    const auto before =
        anonymous().get("/api/v1/categories/030401?on=2025-12-31&region_id=" + village());
    EXPECT_EQ(text_at(before.json(), "/values/limit/value"), "4");
    const auto elsewhere =
        anonymous().get("/api/v1/categories/030401?region_id=" + text_of(world().b.village));
    EXPECT_EQ(text_at(elsewhere.json(), "/values/limit/value"), "4");

    const auto twice = head.post("/api/v1/overrides", override_for(world().a.county, 1));
    EXPECT_EQ(twice.code(), "override_stands_already");
    const auto lax = head.post("/api/v1/overrides", override_for(world().a.town, 3));
    EXPECT_EQ(lax.status, 422);
    EXPECT_THAT(lax.body, ::testing::HasSubstr("too_lax"));
    const auto strict = head.post("/api/v1/overrides", override_for(world().a.town, 1));
    EXPECT_EQ(strict.status, 201) << strict.body;
}

TEST_P(CatalogueApi, AnOverrideIsSucceededAtTheVersionSeenAndEndedForGood) {
    auto head = as(Role::centre_head);
    const auto made = head.post("/api/v1/overrides", override_for(world().a.county, 2));
    const std::string path = "/api/v1/overrides/" + text_at(made.json(), "/override_id");
    object change = override_for(world().a.county, 1);
    change.erase("region_id");
    change.erase("code");
    change["version"] = 1;
    EXPECT_THAT(head.put(path, change).body, ::testing::HasSubstr("from today on"));
    change["valid_from"] = "2026-09-10";
    EXPECT_EQ(as_in_b(Role::centre_head).put(path, change).status, 404);
    const auto changed = head.put(path, change);
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(head.put(path, change).code(), "stale");

    const std::string leaf = "/api/v1/categories/030401?region_id=" + village();
    const auto limit = [&](const char* on) {
        return text_at(anonymous().get(leaf + "&on=" + on).json(), "/values/limit/value");
    };
    EXPECT_EQ(limit("2026-09-09"), "2");
    EXPECT_EQ(limit("2026-09-10"), "1");

    const std::string next = "/api/v1/overrides/" + text_at(changed.json(), "/override_id");
    EXPECT_EQ(as_in_b(Role::centre_head).del(next + "?version=1").status, 404);
    clock().set({1789430400000});  // 2026-09-15
    EXPECT_EQ(head.del(next + "?version=1").status, 200);
    EXPECT_EQ(limit("2026-09-14"), "1");
    EXPECT_EQ(limit("2026-09-15"), "4");
    EXPECT_EQ(head.get("/api/v1/overrides").json().at("items").as_array().size(), 2u);
    EXPECT_EQ(
        as_in_b(Role::centre_head).get("/api/v1/overrides").json().at("items").as_array().size(),
        0u);
}

TEST_P(CatalogueApi, NobodyRulesInANeighboursRegion) {
    auto b = as_in_b(Role::centre_head);
    EXPECT_EQ(b.post("/api/v1/overrides", override_for(world().a.county, 2)).status, 404);
    EXPECT_EQ(b.post("/api/v1/duties", duty_for(world().a.county)).status, 404);
    EXPECT_EQ(b.get("/api/v1/routing?category=030401&region_id=" + village()).status, 404);
    EXPECT_EQ(as(Role::handler).post("/api/v1/overrides", override_for(world().a.county, 2)).status,
              403);
    EXPECT_EQ(anonymous().post("/api/v1/duties", duty_for(world().a.county)).status, 401);
}

TEST_P(CatalogueApi, ADraftIsPreviewedAndPublishedFromTheTop) {
    auto head = as(Role::centre_head);
    const auto made = head.post("/api/v1/catalogue/drafts", {{"note", "年度调整"}});
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string path = "/api/v1/catalogue/drafts/" + text_at(made.json(), "/draft/draft_id");
    object leaf{{"version", 1},
                {"zh", "道路不洁"},
                {"en", "dirty road"},
                {"department", "CG"},
                {"support", {"JD"}},
                {"level", "grid"},
                {"limit_class", "W4"},
                {"priority", "p4"},
                {"route", "order"},
                {"evidence", "source"},
                {"standard", "30428:01-12 道路不洁;47678:06012"}};
    const auto put = head.put(path + "/categories/030402", leaf);
    ASSERT_EQ(put.status, 200) << put.body;
    ASSERT_EQ(put.json().at("differences").as_array().size(), 1u) << put.body;
    EXPECT_EQ(text_at(put.json(), "/differences/0/member"), "limit_class");
    EXPECT_EQ(head.put(path + "/categories/030402", leaf).code(), "stale");
    const auto retired = head.del(path + "/categories/030403?version=2");
    ASSERT_EQ(retired.status, 200) << retired.body;

    const auto routing = head.get(path + "/routing?region_id=" + village());
    ASSERT_EQ(routing.status, 200) << routing.body;
    EXPECT_EQ(text_at(routing.json(), "/items/0/code"), "030402");
    EXPECT_EQ(text_at(routing.json(), "/items/0/before/limit/value"), "2");
    EXPECT_EQ(text_at(routing.json(), "/items/0/after/limit/value"), "4");
    EXPECT_EQ(text_at(routing.json(), "/items/0/retimed"), "true");
    EXPECT_EQ(text_at(routing.json(), "/items/0/rerouted"), "false");
    EXPECT_EQ(text_at(routing.json(), "/items/1/code"), "030403");
    EXPECT_TRUE(routing.json().at("items").at(1).at("after").is_null());
    EXPECT_EQ(as_in_b(Role::centre_head).get(path + "/routing?region_id=" + village()).status, 404);

    auto neighbour = as_in_b(Role::centre_head);
    leaf["version"] = 3;
    EXPECT_EQ(neighbour.put(path + "/categories/030404", leaf).code(), "only_from_the_top");
    EXPECT_EQ(neighbour.del(path + "/categories/030404?version=3").code(), "only_from_the_top");
    EXPECT_EQ(neighbour.del(path + "?version=3").code(), "only_from_the_top");

    const auto low = head.post(path + "/publication", {{"version", 3}});
    EXPECT_EQ(low.code(), "only_from_the_top");
    auto top = as_top();
    const auto published = top.post(path + "/publication", {{"version", 3}});
    ASSERT_EQ(published.status, 201) << published.body;
    EXPECT_EQ(text_at(published.json(), "/version/number"), "2");
    EXPECT_EQ(top.post(path + "/publication", {{"version", 4}}).code(), "draft_closed");

    EXPECT_EQ(anonymous().get("/api/v1/categories/030403").status, 404);
    const auto old = anonymous().get("/api/v1/categories/030402?number=1");
    EXPECT_EQ(text_at(old.json(), "/values/limit/value"), "2");
    const auto now = anonymous().get("/api/v1/categories/030402");
    EXPECT_EQ(text_at(now.json(), "/values/limit/value"), "4");
}

TEST_P(CatalogueApi, ADraftWithMistakesIsNotPublished) {
    auto top = as_top();
    const auto made = top.post("/api/v1/catalogue/drafts", {{"note", "错误"}});
    const std::string path = "/api/v1/catalogue/drafts/" + text_at(made.json(), "/draft/draft_id");
    EXPECT_EQ(top.post(path + "/publication", {{"version", 1}}).code(), "nothing_changed");
    const auto put = top.put(path + "/categories/999901", {{"version", 1},
                                                           {"zh", "新事项"},
                                                           {"en", "new"},
                                                           {"department", "QQ"},
                                                           {"level", "town"},
                                                           {"limit_class", "D9"},
                                                           {"priority", "p3"},
                                                           {"route", "mediation"},
                                                           {"evidence", "proposal"}});
    ASSERT_EQ(put.status, 200) << put.body;
    EXPECT_EQ(put.json().at("problems").as_array().size(), 4u) << put.body;
    const auto refused = top.post(path + "/publication", {{"version", 2}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, ::testing::HasSubstr("999901/dept"));
    EXPECT_EQ(top.del(path + "?version=2").status, 204);
    EXPECT_EQ(top.get("/api/v1/catalogue/drafts").json().at("items").as_array().size(), 0u);
}

TEST_P(CatalogueApi, DutiesDecideWhereAMatterGoes) {
    auto head = as(Role::centre_head);
    const std::string query = "/api/v1/routing?category=030601&region_id=" + village();
    auto dispatcher = as(Role::dispatcher);
    const auto before = dispatcher.get(query);
    ASSERT_EQ(before.status, 200) << before.body;
    EXPECT_EQ(text_at(before.json(), "/suggestion/lead/unit_id"), text_of(world().a.centre));
    EXPECT_EQ(text_at(before.json(), "/suggestion/obstacles/0/code"), "fallback");

    const auto made = head.post("/api/v1/duties", duty_for(world().a.county));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto after = dispatcher.get(query);
    EXPECT_EQ(text_at(after.json(), "/suggestion/lead/unit_id"), text_of(world().a.office));
    EXPECT_EQ(text_at(after.json(), "/suggestion/reasons/0/reference"),
              text_at(made.json(), "/duty_id"));

    const std::string path = "/api/v1/duties/" + text_at(made.json(), "/duty_id");
    EXPECT_EQ(head.del(path + "?version=1").status, 200);
    EXPECT_EQ(text_at(dispatcher.get(query).json(), "/suggestion/lead/unit_id"),
              text_of(world().a.centre));
}

TEST_P(CatalogueApi, AComplaintAboutTheOnlyOfficeIsPassedUp) {
    auto dispatcher = as(Role::dispatcher);
    const auto found = dispatcher.get("/api/v1/routing?category=090101&region_id=" + village() +
                                      "&about_unit_id=" + text_of(world().a.centre));
    ASSERT_EQ(found.status, 200) << found.body;
    EXPECT_EQ(text_at(found.json(), "/suggestion/lead"), "null");
    EXPECT_EQ(text_at(found.json(), "/suggestion/obstacles/0/code"), "nobody_found");
    const auto city = add_unit(world().city, 2, "centre", "ZZ", "市综治中心");
    const auto again = dispatcher.get("/api/v1/routing?category=090101&region_id=" + village() +
                                      "&about_unit_id=" + text_of(world().a.centre));
    EXPECT_EQ(text_at(again.json(), "/suggestion/lead/unit_id"), text_of(city));
}

TEST_P(CatalogueApi, DutiesAreListedPageByPageWithinTheScope) {
    auto head = as(Role::centre_head);
    std::string text = "region,code,kind,level,department,basis\n";
    for (const char* code : {"030601", "030602", "030104", "030105", "020301"})
        text += std::string("620922000000,") + code + ",lead,county,ZJ,某条例\n";
    const auto done = head.post("/api/v1/duties/import", {{"text", text}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(text_at(done.json(), "/added"), "5");
    std::size_t seen = 0;
    std::string next;
    do {
        const auto page = head.get("/api/v1/duties?limit=2" + next);
        ASSERT_EQ(page.status, 200) << page.body;
        seen += page.json().at("items").as_array().size();
        next = page.json().at("next").is_null() ? "" : "&cursor=" + text_at(page.json(), "/next");
    } while (!next.empty());
    EXPECT_EQ(seen, 5u);
    EXPECT_EQ(head.get("/api/v1/duties?code=030104").json().at("items").as_array().size(), 1u);
    EXPECT_EQ(as_in_b(Role::centre_head).get("/api/v1/duties").json().at("items").as_array().size(),
              0u);
    EXPECT_EQ(head.get("/api/v1/duties?cursor=x").status, 422);
    EXPECT_EQ(head.get("/api/v1/duties?limit=5").json().at("next").is_null(), true);
}

TEST_P(CatalogueApi, ABadDutyListIsRefusedLineByLine) {
    auto head = as(Role::centre_head);
    const auto foreign =
        head.post("/api/v1/duties/import", {{"text",
                                             "region,code,kind,level,department,basis\n"
                                             "620921000000,030601,lead,county,CG,某条例\n"}});
    EXPECT_EQ(foreign.status, 422);
    EXPECT_THAT(foreign.body, ::testing::HasSubstr("line/2/region"));
    const auto half = head.post("/api/v1/duties/import", {{"text", "region,code\n6209"}});
    EXPECT_EQ(half.code(), "bad_file");
    EXPECT_EQ(head.get("/api/v1/duties").json().at("items").as_array().size(), 0u);
}

TEST_P(CatalogueApi, TheCrosswalkIsEnteredAndRemoved) {
    EXPECT_EQ(
        as(Role::centre_head)
            .post("/api/v1/crosswalk", {{"text", "scheme,scheme_code,our_code\nX,1,030401\n"}})
            .code(),
        "only_from_the_top");
    auto head = as_top();
    const auto done =
        head.post("/api/v1/crosswalk", {{"text", "scheme,scheme_code,our_code\nX,1,030401\n"}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(anonymous().get("/api/v1/crosswalk?scheme=X").json().at("items").as_array().size(),
              1u);
    const std::string row = "/api/v1/crosswalk?scheme=X&scheme_code=1&our_code=030401";
    EXPECT_EQ(as(Role::centre_head).del(row).code(), "only_from_the_top");
    EXPECT_EQ(head.del(row).status, 204);
    EXPECT_EQ(head.del(row).status, 404);
    EXPECT_EQ(head.post("/api/v1/crosswalk", {{"text", "scheme\n"}}).code(), "bad_file");
}

}  // namespace
}  // namespace catalogue
