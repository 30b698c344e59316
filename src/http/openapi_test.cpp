#include "http/openapi.h"

#include <set>

#include "http/router.h"
#include "http/test_world.h"

namespace http::testing {
namespace {

using Description = ServerAlone;
INSTANTIATE_TEST_SUITE_P(OnSqlite, Description, ::testing::Values("sqlite"));

/// Every `$ref` leads somewhere.
void check_references(const boost::json::value& node, const boost::json::value& root) {
    if (const auto* object = node.if_object()) {
        for (const auto& [key, value] : *object) {
            if (key == "$ref") {
                const auto pointer = boost::json::value_to<std::string>(value);
                ASSERT_TRUE(pointer.starts_with("#/"));
                boost::json::error_code failed;
                EXPECT_TRUE(root.find_pointer(pointer.substr(1), failed)) << pointer;
            } else {
                check_references(value, root);
            }
        }
    } else if (const auto* array = node.if_array()) {
        for (const auto& value : *array) check_references(value, root);
    }
}

TEST_P(Description, IsWholeAndConsistent) {
    start();
    const auto answer = client().get("/api/openapi.json");
    const auto root = answer.json();
    EXPECT_EQ(root.at("openapi"), "3.1.0");
    check_references(root, root);
    std::set<std::string> names;
    for (const auto& [path, methods] : root.at("paths").as_object()) {
        for (const auto& [method, operation] : methods.as_object()) {
            const std::string where = std::string(method) + " " + std::string(path);
            SCOPED_TRACE(where);
            EXPECT_TRUE(
                names.insert(boost::json::value_to<std::string>(operation.at("operationId")))
                    .second);
            EXPECT_TRUE(operation.at("responses").is_object());
            std::set<std::string> declared;
            if (const auto* parameters = operation.as_object().if_contains("parameters")) {
                for (const auto& one : parameters->as_array()) {
                    if (!one.as_object().contains("in") || one.at("in") != "path") continue;
                    EXPECT_EQ(one.at("required"), true);
                    declared.insert(boost::json::value_to<std::string>(one.at("name")));
                }
            }
            const auto wanted = parameter_names(std::string(path));
            EXPECT_EQ(declared, std::set<std::string>(wanted.begin(), wanted.end()));
        }
    }
    EXPECT_TRUE(names.contains("post_notes"));
    EXPECT_TRUE(names.contains("get_echo_by_number"));
    EXPECT_TRUE(names.contains("get_events"));
}

TEST_P(Description, TellsInputAnswersRefusalsAndWhoMay) {
    start();
    const auto root = client().get("/api/openapi.json").json();
    const auto& post = root.at("paths").at("/api/v1/notes").at("post");
    const auto& body = post.at("requestBody").at("content").at("application/json");
    EXPECT_EQ(boost::json::serialize(body.at("schema")),
              R"({"type":"object","properties":{"text":{"type":"string","minLength":1,)"
              R"("maxLength":20}},"required":["text"],"additionalProperties":false})");
    EXPECT_EQ(boost::json::serialize(body.at("example")), R"({"text":"hello"})");
    for (const char* status : {"201", "401", "403", "409", "422", "503"}) {
        EXPECT_TRUE(post.at("responses").as_object().contains(status)) << status;
    }
    EXPECT_EQ(post.at("x-needs"), "keep_notes");
    EXPECT_EQ(boost::json::serialize(post.at("security")), R"([{"session":[]},{"token":[]}])");
    EXPECT_EQ(boost::json::serialize(root.at("paths").at("/healthz").at("get").at("security")),
              "[]");
}

TEST_P(Description, IsNotSentAgainWhileUnchanged) {
    start();
    auto one = client();
    const std::string etag(one.get("/api/openapi.json").header("etag"));
    EXPECT_EQ(one.get("/api/openapi.json", {{"If-None-Match", etag}}).status, 304);
}

}  // namespace
}  // namespace http::testing
