// Bodies and answers that are not JSON, and endpoints that speak a standard of others.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "http/forms.h"
#include "http/serve_file.h"
#include "http/test_world.h"

namespace http::testing {
namespace {

using Raw = ServerTest;
INSTANTIATE_EACH_DATABASE(Raw);
using RawAlone = ServerAlone;
INSTANTIATE_TEST_SUITE_P(OnSqlite, RawAlone, ::testing::Values("sqlite"));

constexpr Standard foreign{
    .name = "Foreign 1",
    .prefix = "/foreign/",
    .refuse = [](int status, const base::Refusal& refusal, const Request&) -> Response {
        return {.status = status,
                .content_type = "text/xml; charset=utf-8",
                .body = "<no>" + std::string(refusal.kind->code) + "</no>"};
    }};

struct Part {
    Whole<0, 1000> part;
};
BOOST_DESCRIBE_STRUCT(Part, (), (part))

base::Result<NoteId> take_part(Call& call, const Person& person, const Part& in) {
    return NoteId{std::to_string(in.part.value) + ":" + std::to_string(call.request.body.size()),
                  person.name};
}

base::Result<Response> take_form(Call& call, const Empty&) {
    const auto form = read_form(call.request);
    if (!form) return std::unexpected(form.error());
    return Response{.status = 201,
                    .content_type = "text/xml",
                    .body = "<got>" + std::to_string(form->fields.size()) + "</got>"};
}

base::Result<Response> give_bytes(Call&, const Person&, const Empty&) {
    return Response{.content_type = "image/png", .body = std::string("\x89PNG\0\xff", 6)};
}

Endpoints raw_endpoints() {
    Endpoints out;
    out.push_back(make(Method::post, "/api/v1/parts", signed_in, handler(take_part)));
    out.back().takes = {.types = {"application/octet-stream"}};
    out.back().body_limit = 1024 * 1024;
    out.push_back(make(Method::post, "/api/v1/pictures", signed_in, handler(give_bytes)));
    out.back().takes = {.types = {"*/*"}};
    out.back().gives = {.types = {"image/png"}};
    out.push_back(make(Method::post, "/foreign/forms.xml", anyone, handler(take_form)));
    out.back().takes = {.types = {"application/x-www-form-urlencoded", "multipart/form-data"},
                        .schema = &schema_of<Note>};
    out.back().gives = {.types = {"text/xml"}};
    out.back().standard = &foreign;
    out.push_back(
        make(Method::get, "/foreign/{number}.xml", signed_in,
             handler([](db::Read&, const Person&, const Number& in) -> base::Result<Response> {
                 return Response{.content_type = "text/xml; charset=utf-8",
                                 .body = std::to_string(in.number.value)};
             })));
    out.back().gives = {.types = {"text/xml"}};
    out.back().standard = &foreign;
    return out;
}

std::vector<Header> of_type(std::string type) {
    return {{"Content-Type", std::move(type)}};
}

TEST_P(RawAlone, ABodyIsHandedOverUnreadWithFieldsInTheQuery) {
    start({}, raw_endpoints());
    auto ann = client("ann");
    const auto octets = of_type("application/octet-stream");
    const std::string large(1024 * 1024, '\xff');
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=7", large, octets).body,
              R"({"id":"7:1048576","by":"ann"})");
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=8", "", {}).json().at("id"), "8:0");
    EXPECT_EQ(ann.request("POST", "/api/v1/parts", "x", octets).status, 422);
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=1&prat=2", "x", octets).status, 422);
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=1", "{}", {}).code(), "wrong_body_type");
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=1", large + "x", octets).status, 413);
    EXPECT_EQ(client().request("POST", "/api/v1/parts?part=1", "x", octets).status, 401);
    EXPECT_EQ(ann.request("POST", "/api/v1/notes", "x", octets).code(), "not_json_type");
    auto packed = octets;
    packed.push_back({"Content-Encoding", "gzip"});
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=1", "x", packed).code(), "bad_encoding");
}

TEST_P(RawAlone, LargeBodiesTogetherTakeNoMoreMemoryThanAllowed) {
    start({.limits = {.body_bytes = 600 * 1024}}, raw_endpoints());
    auto ann = client("ann");
    const auto octets = of_type("application/octet-stream");
    const std::string half(500 * 1024, 'x');
    for (int i = 0; i < 3; ++i) {  // given back each time
        EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=1", half, octets).status, 200);
    }
    auto slow = client("ann");
    const auto text = slow.text("POST", "/api/v1/parts?part=1", half, octets);
    slow.send(std::string_view(text).substr(0, text.size() - 1));
    auto other = client("ann");
    // Most of it has arrived once the gauge says so.
    auto held = other.get("/metrics").body;
    while (!held.contains("gongzhi_http_body_bytes 4") && !held.contains("_body_bytes 5")) {
        held = other.get("/metrics").body;
    }
    const auto refused = other.request("POST", "/api/v1/parts?part=2", half, octets);
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.code(), "overloaded");
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(other.request("POST", "/api/v1/parts?part=2", "small", octets).status, 200);
    slow.send("x");
    EXPECT_EQ(slow.read_answer().status, 200);
}

TEST_P(Raw, ARepeatWithTheSameKeyGetsTheSameBytes) {
    start({}, raw_endpoints());
    auto ann = client("ann");
    auto headers = of_type("image/jpeg");
    headers.push_back({"Idempotency-Key", "k1"});
    const auto first = ann.request("POST", "/api/v1/pictures", "\xff\xd8", headers);
    const auto second = ann.request("POST", "/api/v1/pictures", "\xff\xd8", headers);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.header("content-type"), "image/png");
    EXPECT_EQ(first.body, std::string("\x89PNG\0\xff", 6));
    EXPECT_EQ(second.header("idempotency-replayed"), "true");
    EXPECT_EQ(second.body, first.body);
    headers[0].value = "application/octet-stream";
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=1", "x", headers).status, 200);
    EXPECT_EQ(ann.request("POST", "/api/v1/parts?part=2", "x", headers).code(),
              "idempotency_key_reused");
}

TEST_P(RawAlone, AFormComesEitherWay) {
    start({}, raw_endpoints());
    auto one = client();
    const auto post = [&](std::string type, std::string_view body) {
        return one.request("POST", "/foreign/forms.xml?unknown=1", body, of_type(std::move(type)));
    };
    const auto plain = post("application/x-www-form-urlencoded", "a=1&b=2");
    EXPECT_EQ(plain.status, 201);
    EXPECT_EQ(plain.header("content-type"), "text/xml");
    EXPECT_EQ(plain.body, "<got>2</got>");
    EXPECT_EQ(post("multipart/form-data; boundary=x",
                   "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--")
                  .body,
              "<got>1</got>");
}

TEST_P(RawAlone, AStandardSaysNoInItsOwnWordsWhateverTheReason) {
    start({}, raw_endpoints());
    struct Row {
        const char* method;
        const char* path;
        std::string body;
        const char* type;
        int status;
        const char* said;
    };
    const Row rows[] = {
        {"GET", "/foreign/7.xml", "", "", 401, "<no>not_signed_in</no>"},
        {"GET", "/foreign/unknown", "", "", 404, "<no>not_found</no>"},
        {"PUT", "/foreign/7.xml", "", "", 405, "<no>method_not_allowed</no>"},
        {"POST", "/foreign/forms.xml", "{}", "application/json", 415, "<no>wrong_body_type</no>"},
        {"POST", "/foreign/forms.xml", "a=%", "application/x-www-form-urlencoded", 422,
         "<no>invalid_input</no>"},
        {"POST", "/foreign/forms.xml", std::string(70'000, 'x'),
         "application/x-www-form-urlencoded", 413, "<no>body_too_large</no>"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.path);
        const auto answer = client().request(row.method, row.path, row.body, of_type(row.type));
        EXPECT_EQ(answer.status, row.status);
        EXPECT_EQ(answer.body, row.said);
        EXPECT_EQ(answer.header("content-type"), "text/xml; charset=utf-8");
    }
    auto ann = client("ann");
    EXPECT_EQ(ann.get("/foreign/7.xml?unknown=1").body, "7");
    EXPECT_EQ(ann.get("/foreign/x.xml").body, "<no>invalid_input</no>");
    EXPECT_EQ(ann.get("/foreigners").code(), "not_found");
}

TEST_P(RawAlone, ADescriptionNamesTheTypesOfBodiesAndAnswers) {
    start({}, raw_endpoints());
    const auto paths = client().get("/api/openapi.json").json().at("paths");
    const auto& form = paths.at("/foreign/forms.xml").at("post");
    const auto& taken = form.at("requestBody").at("content");
    EXPECT_TRUE(taken.at("multipart/form-data").at("schema").at("properties").is_object());
    EXPECT_TRUE(taken.as_object().contains("application/x-www-form-urlencoded"));
    EXPECT_TRUE(form.at("responses").at("200").at("content").as_object().contains("text/xml"));
    EXPECT_TRUE(form.at("responses").at("503").at("content").as_object().contains("text/xml"));
    const auto& parts = paths.at("/api/v1/parts").at("post");
    EXPECT_TRUE(
        parts.at("requestBody").at("content").as_object().contains("application/octet-stream"));
    EXPECT_EQ(parts.at("parameters").at(0).at("in"), "query");
}

TEST_P(RawAlone, AFileFromTheDiskIsServedWholeOrInPart) {
    const auto path = std::filesystem::path(::testing::TempDir()) / "served.bin";
    std::ofstream(path) << "0123456789";
    auto endpoint = make(Method::get, "/api/v1/file", anyone,
                         handler([path](Call& call, const Empty&) -> base::Result<Response> {
                             const auto file = open_file(path);
                             if (!file) return base::refuse(base::not_found);
                             Response head{.content_type = "image/jpeg"};
                             head.set("ETag", "\"abc\"");
                             return serve_file(call.request, *file, std::move(head));
                         }));
    endpoint.gives = {.types = {"image/jpeg"}};
    start({}, {endpoint});
    auto one = client();
    const auto whole = one.get("/api/v1/file");
    EXPECT_EQ(whole.body, "0123456789");
    EXPECT_EQ(whole.header("content-type"), "image/jpeg");
    const auto part = one.get("/api/v1/file", {{"Range", "bytes=2-4"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.header("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(one.get("/api/v1/file", {{"Range", "bytes=20-"}}).status, 416);
    EXPECT_EQ(one.get("/api/v1/file", {{"If-None-Match", "\"abc\""}}).status, 304);
    EXPECT_EQ(one.request("HEAD", "/api/v1/file", "", {}).header("content-length"), "10");
    std::filesystem::remove(path);
    EXPECT_EQ(one.get("/api/v1/file").status, 404);
}

}  // namespace
}  // namespace http::testing
