#include "http/router.h"

#include <gtest/gtest.h>

#include "http/accept_encoding.h"
#include "http/proxies.h"

namespace http {
namespace {

struct In {
    Text<1, 50> id;
    Text<1, 50> name;
};
BOOST_DESCRIBE_STRUCT(In, (), (id, name))

Endpoint at(Method method, std::string path) {
    return {.method = method,
            .path = std::move(path),
            .summary = "A test",
            .summary_zh = "测试",
            .needs = anyone,
            .handle = handler([](Call&, const In&) -> base::Result<Empty> { return Empty{}; })};
}

TEST(Router, FindsALiteralBeforeAParameter) {
    const Endpoints endpoints{at(Method::get, "/a/{id}"), at(Method::get, "/a/search"),
                              at(Method::get, "/a/{id}/b"), at(Method::post, "/a/{id}"),
                              at(Method::get, "/a/search/{name}")};
    const Router router(endpoints);
    struct Row {
        Method method;
        const char* path;
        const char* found;
        const char* allow;
    };
    const Row rows[] = {
        {Method::get, "/a/7", "/a/{id}", "GET, HEAD, POST, OPTIONS"},
        {Method::get, "/a/search", "/a/search", "GET, HEAD, OPTIONS"},
        {Method::get, "/a/search/b", "/a/search/{name}", "GET, HEAD, OPTIONS"},
        {Method::get, "/a/7/b", "/a/{id}/b", "GET, HEAD, OPTIONS"},
        {Method::post, "/a/7", "/a/{id}", "GET, HEAD, POST, OPTIONS"},
        {Method::put, "/a/7", "", "GET, HEAD, POST, OPTIONS"},
        {Method::get, "/a", "", ""},
        {Method::get, "/a/", "", ""},
        {Method::get, "/a/7/", "", ""},
        {Method::get, "//a/7", "", ""},
        {Method::get, "/", "", ""},
        {Method::get, "", "", ""},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.path);
        const auto route = router.find(row.method, row.path);
        EXPECT_EQ(route.endpoint ? route.endpoint->path : "", row.found);
        EXPECT_EQ(route.allow, row.allow);
    }
    EXPECT_EQ(router.find(Method::get, "/a/%E7%94%B2%2Fb").parameters.at(0).second, "甲/b");
}

TEST(Router, GoesBackWhenALiteralLeadsNowhere) {
    const Endpoints endpoints{at(Method::get, "/a/search"), at(Method::get, "/a/{id}/b")};
    const auto route = Router(endpoints).find(Method::get, "/a/search/b");
    ASSERT_TRUE(route.endpoint);
    EXPECT_EQ(route.parameters.at(0).second, "search");
}

TEST(Router, FindsAParameterWithAnEndingBeforeOneWithout) {
    const Endpoints endpoints{at(Method::get, "/a/{id}"), at(Method::get, "/a/{id}.json"),
                              at(Method::get, "/a/{id}.xml"), at(Method::get, "/a/x.json")};
    const Router router(endpoints);
    const auto found = [&](const char* path) {
        const auto route = router.find(Method::get, path);
        return route.parameters.empty() ? route.endpoint->path
                                        : route.endpoint->path + " " + route.parameters[0].second;
    };
    EXPECT_EQ(found("/a/7"), "/a/{id} 7");
    EXPECT_EQ(found("/a/7.json"), "/a/{id}.json 7");
    EXPECT_EQ(found("/a/7.8.xml"), "/a/{id}.xml 7.8");
    EXPECT_EQ(found("/a/7.csv"), "/a/{id} 7.csv");
    EXPECT_EQ(found("/a/.json"), "/a/{id} .json");
    EXPECT_EQ(found("/a/x.json"), "/a/x.json");
}

TEST(Router, KnowsWhoseStandardAPathIs) {
    static constexpr Standard open{.name = "Open", .prefix = "/open/"};
    auto theirs = at(Method::get, "/open/a");
    theirs.standard = &open;
    const Endpoints endpoints{at(Method::get, "/a"), theirs};
    const Router router(endpoints);
    EXPECT_EQ(router.find_standard("/open/unknown"), &open);
    EXPECT_EQ(router.find_standard("/opened"), nullptr);
    EXPECT_EQ(router.find_standard("/a"), nullptr);
}

TEST(Router, DoesNotStartOnContradictions) {
    static constexpr Standard elsewhere{.name = "Else", .prefix = "/else/"};
    auto astray = at(Method::get, "/a");
    astray.standard = &elsewhere;
    auto unread = at(Method::post, "/a");
    unread.takes = {.types = {"*/*"}};
    unread.handle = handler([](db::Write&, const In&) -> base::Result<Empty> { return Empty{}; });
    auto unnamed = at(Method::get, "/a");
    unnamed.summary_zh.clear();
    auto unguarded = at(Method::get, "/a");
    unguarded.needs = {};
    const std::vector<Endpoints> wrong{
        {at(Method::get, "/a/{id}"), at(Method::get, "/a/{name}")},
        {at(Method::get, "/a"), at(Method::get, "/a")},
        {at(Method::get, "/a/{unit}")},
        {at(Method::get, "a")},
        {at(Method::get, "/a/")},
        {at(Method::get, "/A")},
        {at(Method::get, "/a//b")},
        {at(Method::get, "/a/{id}json")},
        {astray},
        {unread},
        {unnamed},
        {unguarded},
    };
    for (const auto& endpoints : wrong) {
        SCOPED_TRACE(endpoints.back().path);
        EXPECT_THROW((Router(endpoints)), base::Bug);
    }
}

TEST(Proxies, OnlyTheirWordCounts) {
    const Proxies proxies({"10.0.0.0/8", "::1", "192.168.1.7"});
    struct Row {
        const char* name;
        const char* peer;
        const char* forwarded;
        const char* client;
    };
    const Row rows[] = {
        {"a stranger says what it likes", "8.8.8.8", "1.1.1.1", "8.8.8.8"},
        {"a proxy names its client", "10.1.1.1", "1.1.1.1", "1.1.1.1"},
        {"the client lies before the proxy", "10.1.1.1", "9.9.9.9, 1.1.1.1", "1.1.1.1"},
        {"through two proxies", "::1", "1.1.1.1,192.168.1.7", "1.1.1.1"},
        {"no header", "10.1.1.1", "", "10.1.1.1"},
        {"rubbish", "10.1.1.1", "unknown", "10.1.1.1"},
        {"a neighbour of a proxy", "192.168.1.8", "1.1.1.1", "192.168.1.8"},
        {"IPv6", "::1", "2001:db8::5", "2001:db8::5"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(proxies.client(row.peer, row.forwarded), row.client);
    }
    for (const char* wrong : {"10.0.0.0/33", "ten", "10.0.0.0/", "10.0.0.0/x", "::/129"}) {
        EXPECT_THROW(Proxies({wrong}), std::invalid_argument) << wrong;
    }
}

TEST(Proxies, LogsDoNotPointAtAHousehold) {
    EXPECT_EQ(coarse_address("203.0.113.77"), "203.0.113.0");
    EXPECT_EQ(coarse_address("2001:db8:1:2:3:4:5:6"), "2001:db8:1::");
    EXPECT_EQ(coarse_address("rubbish"), "");
}

TEST(Request, ReadsCookiesQueriesAndLanguages) {
    const Request request{.headers = {{"Cookie", "a=1; __Host-session=x=y; b=2"},
                                      {"ACCEPT-LANGUAGE", "fr, en;q=0.4, zh-CN;q=0.8"}}};
    EXPECT_EQ(request.cookie("__Host-session"), "x=y");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.cookie("c"), std::nullopt);
    EXPECT_EQ(request.language(), Language::zh);
    EXPECT_EQ(Request{}.language(), Language::zh);
    const auto query = parse_query("a=1&b=%E7%94%B2+x&&c&a=2");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->size(), 4U);
    EXPECT_EQ(query->at(1).second, "甲 x");
    EXPECT_FALSE(parse_query("a=%E"));
}

TEST(Cookie, IsStrictUnlessSaidOtherwise) {
    EXPECT_EQ(to_text(Cookie{.name = "__Host-session", .value = "x"}),
              "__Host-session=x; Path=/; HttpOnly; Secure; SameSite=Lax");
    EXPECT_EQ(to_text(Cookie{.name = "a", .max_age_s = 0}),
              "a=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
}

}  // namespace
}  // namespace http
