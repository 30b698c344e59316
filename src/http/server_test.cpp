#include "http/test_world.h"

namespace http::testing {
namespace {

using std::chrono::milliseconds;
using Api = ServerTest;
INSTANTIATE_EACH_DATABASE(Api);

TEST_P(Api, CarriesOutAWriteAndReadsItBack) {
    start();
    auto ann = client("ann");
    const auto made = ann.post("/api/v1/notes", {{"text", "你好"}});
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.json().at("by"), "ann");
    EXPECT_EQ(ann.get("/api/v1/notes").body, R"({"count":1})");
}

TEST_P(Api, SaysNoInTheTermsOfWhoeverAsks) {
    start();
    auto nobody = client();
    auto bob = client("bob");
    auto ann = client("ann");
    struct Row {
        const char* name;
        Answer answer;
        int status;
        const char* code;
    };
    const Row rows[] = {
        {"anonymous", nobody.post("/api/v1/notes", {{"text", "x"}}), 401, "not_signed_in"},
        {"without the permission", bob.post("/api/v1/notes", {{"text", "x"}}), 403, "forbidden"},
        {"a refusal", ann.post("/api/v1/notes", {{"text", "full"}}), 409, "full"},
        {"a wrong field", ann.post("/api/v1/notes", {{"txt", 1}}), 422, "invalid_input"},
        {"a bug of ours", ann.post("/api/v1/notes", {{"text", "bug"}}), 500, "internal_error"},
        {"no such path", ann.get("/api/v1/nothing"), 404, "not_found"},
        {"no such method", ann.del("/api/v1/notes"), 405, "method_not_allowed"},
        {"a form", ann.request("POST", "/api/v1/notes", "text=x", {{"Content-Type", "a/b"}}), 415,
         "not_json_type"},
        {"compressed", ann.request("POST", "/api/v1/notes", "x", {{"Content-Encoding", "gzip"}}),
         415, "bad_encoding"},
        {"too much", ann.post("/api/v1/notes", {{"text", std::string(70'000, 'x')}}), 413,
         "body_too_large"},
        {"a broken escape", ann.get("/api/v1/echo/%zz"), 404, "not_found"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(row.answer.status, row.status);
        EXPECT_EQ(row.answer.code(), row.code);
        EXPECT_EQ(row.answer.json().at("request_id"),
                  boost::json::string(row.answer.header("x-request-id")));
    }
    EXPECT_EQ(rows[6].answer.header("allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(client().get("/api/v1/notes").body, R"({"count":0})");
}

TEST_P(Api, AnswersProblemsInTheLanguageOfTheAsker) {
    start();
    auto ann = client("ann");
    EXPECT_EQ(ann.get("/x").json().at("detail"), "没有找到。");
    EXPECT_EQ(ann.get("/x", {{"Accept-Language", "en-GB,zh;q=0.5"}}).json().at("detail"),
              "Not found.");
    const auto wrong = ann.post("/api/v1/notes", boost::json::object{});
    EXPECT_EQ(wrong.json().at("fields").at(0).at("zh"), "请填写此项。");
    EXPECT_EQ(wrong.json().at("fields").at(0).at("en"), "This is required; fill it in.");
}

TEST_P(Api, IsHealthyWhileItReadsAndWrites) {
    start();
    auto probe = client();
    const auto answer = probe.get("/healthz");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.json().at("parts").at("write").at("ok"), true);
}

INSTANTIATE_TEST_SUITE_P(OnSqlite, ServerAlone, ::testing::Values("sqlite"));

TEST_P(ServerAlone, SendsSecurityHeadersAndNoCrossOriginOnes) {
    start();
    const auto answer = client().get("/api/v1/notes");
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_NE(answer.header("content-security-policy").find("frame-ancestors 'none'"),
              std::string_view::npos);
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    EXPECT_EQ(answer.header("access-control-allow-origin"), "");
}

TEST_P(ServerAlone, AnswersHeadWithTheHeadersOfGet) {
    start();
    auto anyone = client();
    const auto get = anyone.get("/api/v1/notes");
    const auto head = anyone.request("HEAD", "/api/v1/notes", "", {});
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-length"), get.header("content-length"));
    EXPECT_EQ(anyone.get("/api/v1/notes").status, 200);  // nothing of a body was left over
}

TEST_P(ServerAlone, SaysWhatAPathTakes) {
    start();
    const auto answer = client().request("OPTIONS", "/api/v1/echo/1", "", {});
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("allow"), "GET, HEAD, OPTIONS");
}

TEST_P(ServerAlone, NamesAFileInAnyScript) {
    start();
    const auto file = client().get("/api/v1/large/1");
    EXPECT_EQ(file.header("content-disposition"), "attachment; filename*=UTF-8''%E5%A4%A7.txt");
    EXPECT_EQ(file.body.size(), 1024U);
}

struct RawRow {
    const char* name;
    std::string request;
    int status;
};

TEST_P(ServerAlone, RefusesWhatIsNoRequest) {
    start({.limits = {.header_bytes = 4096}});
    const std::string host = "Host: x\r\n";
    const RawRow rows[] = {
        {"no HTTP", "hello\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"an unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"a relative target", "GET api HTTP/1.1\r\n" + host + "\r\n", 400},
        {"length and chunks at once",
         "POST /api/v1/open_notes HTTP/1.1\r\n" + host +
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"two lengths",
         "POST /api/v1/open_notes HTTP/1.1\r\n" + host +
             "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
         400},
        {"a negative length",
         "POST /api/v1/open_notes HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
        {"a bad chunk",
         "POST /api/v1/open_notes HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
         400},
        {"huge headers", "GET / HTTP/1.1\r\n" + host + "X: " + std::string(8000, 'x') + "\r\n\r\n",
         431},
        {"a huge target", "GET /" + std::string(8000, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 431},
        {"a body announced too large",
         "POST /api/v1/open_notes HTTP/1.1\r\n" + host + "Content-Length: 99999999\r\n\r\n", 413},
        {"chunks that grow too large",
         "POST /api/v1/open_notes HTTP/1.1\r\n" + host +
             "Transfer-Encoding: chunked\r\n\r\n20000\r\n" + std::string(0x20000, 'x') +
             "\r\n0\r\n\r\n",
         413},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        auto raw = client();
        raw.send(row.request);
        const auto answer = raw.read_answer();
        EXPECT_EQ(answer.status, row.status);
        EXPECT_EQ(answer.header("connection"), "close");
        EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    }
}

TEST_P(ServerAlone, TakesChunkedBodiesAndHttp10) {
    start();
    auto raw = client();
    raw.send(
        "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"text\":\r\n5\r\n\"hi\"}\r\n0\r\n\r\n");
    EXPECT_EQ(raw.read_answer().status, 200);
    raw.send("GET http://x/api/v1/notes HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(raw.read_answer().status, 200);
    auto old = client();
    old.send("GET /api/v1/notes HTTP/1.0\r\n\r\n");
    const auto answer = old.read_answer();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(old.waits_for_close(milliseconds(2000)));
}

TEST_P(ServerAlone, AsksForTheBodyOnlyWhenItWillTakeIt) {
    start();
    auto polite = client();
    const std::string head =
        "POST /api/v1/open_notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Expect: 100-continue\r\nContent-Length: ";
    polite.send(head + "13\r\n\r\n");
    EXPECT_EQ(polite.read_head().status, 100);
    polite.send(R"({"text":"hi"})");
    EXPECT_EQ(polite.read_answer().status, 200);
    polite.send(head + "999999\r\n\r\n");
    EXPECT_EQ(polite.read_head().status, 413);
}

TEST_P(ServerAlone, BelievesConfiguredProxiesOnly) {
    const std::vector<Header> forwarded{{"X-Forwarded-For", "9.9.9.9, 203.0.113.7, 10.1.2.3"},
                                        {"X-Forwarded-Proto", "https"},
                                        {"X-Request-Id", "from-proxy"}};
    start();
    EXPECT_EQ(client().get("/api/v1/echo/1", forwarded).json().at("address"), "127.0.0.1");
    start({.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"}});
    const auto answer = client().get("/api/v1/echo/1", forwarded);
    EXPECT_EQ(answer.json().at("address"), "203.0.113.7");
    EXPECT_EQ(answer.json().at("id"), "from-proxy");
    EXPECT_EQ(answer.json().at("secure"), true);
    EXPECT_NE(answer.header("strict-transport-security"), "");
}

TEST_P(ServerAlone, ShowsFiguresByRoute) {
    auto metrics = std::make_shared<Metrics>();
    metrics->gauge("gongzhi_test_depth", "A test.", [] { return 42.0; });
    start({.metrics = metrics});
    auto anyone = client();
    anyone.get("/api/v1/echo/1");
    anyone.get("/api/v1/echo/2");
    const auto text = anyone.get("/metrics").body;
    for (const char* expected :
         {"gongzhi_http_requests_total{method=\"GET\",route=\"/api/v1/echo/{number}\","
          "status=\"200\"} 2\n",
          "gongzhi_http_request_seconds_count{method=\"GET\",route=\"/api/v1/echo/{number}\"} 2\n",
          "gongzhi_http_connections 1\n", "gongzhi_test_depth 42\n", "gongzhi_build_info"}) {
        EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
    }
}

TEST_P(ServerAlone, SaysWhenThePortIsTaken) {
    start();
    Config config;
    config.port = server().port();
    Server second(config, {}, gate, database());
    EXPECT_THROW(second.start(), PortInUse);
}

}  // namespace
}  // namespace http::testing
