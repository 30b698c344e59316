#include "http/static_files.h"

#include <fstream>

#include "http/test_world.h"

namespace http::testing {
namespace {

class Files : public ServerTest {
  protected:
    void SetUp() override {
        ServerTest::SetUp();
        std::filesystem::remove_all(folder_);
        write("index.html", "<h1>home</h1>");
        write("app.js", "let plain;");
        write("app.js.br", "BR");
        write("app.js.gz", "GZIP");
        write("assets/desk-BvK3xQ1a.js", "let hashed;");
        write(".secret", "hidden");
        write("../outside.txt", "outside");
        std::filesystem::create_symlink("../outside.txt", folder_ / "link.txt");
        start({.mounts = {{.folder = folder_, .at = "/app", .fallback = "index.html"}}});
    }
    void write(const std::string& name, const std::string& text) {
        const auto path = folder_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }

  private:
    std::filesystem::path folder_ = std::filesystem::path(::testing::TempDir()) /
                                    ("gongzhi_files_" + base::random_token(6)) / "www";
};
INSTANTIATE_TEST_SUITE_P(OnSqlite, Files, ::testing::Values("sqlite"));

TEST_P(Files, AreServedWithTypeAndCacheRules) {
    auto one = client();
    const auto plain = one.get("/app/app.js");
    EXPECT_EQ(plain.body, "let plain;");
    EXPECT_EQ(plain.header("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(plain.header("cache-control"), "no-cache");
    EXPECT_EQ(plain.header("vary"), "Accept-Encoding");
    EXPECT_EQ(one.get("/app/assets/desk-BvK3xQ1a.js").header("cache-control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(one.get("/app/").body, "<h1>home</h1>");
    EXPECT_EQ(one.get("/app").header("location"), "/app/");
    EXPECT_EQ(one.get("/app/some/screen").body, "<h1>home</h1>");
    EXPECT_EQ(one.get("/app/some/").body, "<h1>home</h1>");
    EXPECT_EQ(one.get("/app/missing.js").status, 404);
    EXPECT_EQ(one.get("/elsewhere").status, 404);
    EXPECT_EQ(one.del("/app/app.js").status, 404);
}

TEST_P(Files, GiveAnAddressItsPageOrTheNearestFallback) {
    write("report.html", "<h1>report</h1>");
    write("follow/index.html", "<h1>one matter</h1>");
    struct Row {
        const char* path;
        const char* body;
    };
    const Row rows[] = {
        {"/app/report", "<h1>report</h1>"},
        {"/app/report/", "<h1>report</h1>"},
        {"/app/report/more", "<h1>home</h1>"},
        {"/app/follow/12", "<h1>one matter</h1>"},
        {"/app/follow/12/acts/", "<h1>one matter</h1>"},
        {"/app/nowhere/at/all", "<h1>home</h1>"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.path);
        EXPECT_EQ(client().get(row.path).body, row.body);
    }
}

TEST_P(Files, ComeInTheCodingThatTheClientPrefers) {
    struct Row {
        const char* accepts;
        const char* coding;
        const char* body;
    };
    const Row rows[] = {
        {"gzip, deflate, br", "br", "BR"},      {"gzip", "gzip", "GZIP"},
        {"br;q=0, gzip;q=0.5", "gzip", "GZIP"}, {"*", "br", "BR"},
        {"identity", "", "let plain;"},         {"br;q=0.0", "", "let plain;"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.accepts);
        const auto answer = client().get("/app/app.js", {{"Accept-Encoding", row.accepts}});
        EXPECT_EQ(answer.header("content-encoding"), row.coding);
        EXPECT_EQ(answer.body, row.body);
        EXPECT_EQ(answer.header("content-type"), "text/javascript; charset=utf-8");
    }
}

TEST_P(Files, AreNotSentAgainWhileUnchanged) {
    auto one = client();
    const auto first = one.get("/app/app.js");
    const std::string etag(first.header("etag")), modified(first.header("last-modified"));
    EXPECT_EQ(one.get("/app/app.js", {{"If-None-Match", etag}}).status, 304);
    EXPECT_EQ(one.get("/app/app.js", {{"If-None-Match", "\"x\", " + etag}}).status, 304);
    EXPECT_EQ(one.get("/app/app.js", {{"If-None-Match", "\"x\""}}).status, 200);
    EXPECT_EQ(one.get("/app/app.js", {{"If-Modified-Since", modified}}).status, 304);
    EXPECT_NE(one.get("/app/app.js", {{"Accept-Encoding", "br"}}).header("etag"), etag);
}

TEST_P(Files, ComeInParts) {
    struct Row {
        const char* range;
        int status;
        const char* body;
        const char* content_range;
    };
    const Row rows[] = {
        {"bytes=0-2", 206, "let", "bytes 0-2/10"},
        {"bytes=4-", 206, "plain;", "bytes 4-9/10"},
        {"bytes=-6", 206, "plain;", "bytes 4-9/10"},
        {"bytes=-60", 206, "let plain;", "bytes 0-9/10"},
        {"bytes=4-400", 206, "plain;", "bytes 4-9/10"},
        {"bytes=10-", 416, "", "bytes */10"},
        {"bytes=-0", 416, "", "bytes */10"},
        {"bytes=3-1", 200, "let plain;", ""},
        {"bytes=0-1,3-4", 200, "let plain;", ""},
        {"lines=1-2", 200, "let plain;", ""},
        {"bytes=x-y", 200, "let plain;", ""},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.range);
        const auto answer = client().get("/app/app.js", {{"Range", row.range}});
        EXPECT_EQ(answer.status, row.status);
        EXPECT_EQ(answer.body, row.body);
        EXPECT_EQ(answer.header("content-range"), row.content_range);
    }
    const auto stale = client().get("/app/app.js", {{"Range", "bytes=0-2"}, {"If-Range", "\"x\""}});
    EXPECT_EQ(stale.status, 200);
}

TEST_P(Files, NeverComeFromOutsideTheFolder) {
    for (const char* path :
         {"/app/../outside.txt", "/app/%2e%2e/outside.txt", "/app/..%2foutside.txt",
          "/app/link.txt", "/app/.secret", "/app//etc/passwd", "/app/%00.txt",
          "/app/..\\outside.txt", "/app/assets/../../outside.txt", "/app/./app.js"}) {
        SCOPED_TRACE(path);
        const auto answer = client().get(path);
        EXPECT_EQ(answer.status, 404);
        EXPECT_EQ(answer.body.find("outside"), std::string::npos);
    }
}

TEST_P(Files, AnswerHeadWithTheirLength) {
    auto one = client();
    const auto head = one.request("HEAD", "/app/app.js", "", {});
    EXPECT_EQ(head.header("content-length"), "10");
    EXPECT_EQ(one.get("/app/app.js").body, "let plain;");
}

}  // namespace
}  // namespace http::testing
