// What every endpoint promises by its declaration, tried on every endpoint there is.
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "running.h"
#include "scene.h"
#include "schema_check.h"

namespace contract {
namespace {

namespace json = boost::json;
using testing::AnyOf;
using testing::Contains;
using testing::Eq;

/// One server for every test that is refused, since a refusal changes nothing.
Running& shared() {
    static Running running;
    return running;
}

bool is_open(const http::Endpoint& endpoint) {
    return endpoint.needs == http::anyone;
}

/// A standard has its own words for what is wrong with a field; its room tests them.
bool names_fields(const http::Endpoint& endpoint) {
    return endpoint.standard == nullptr;
}

/// The fields that a 422 names.
std::vector<std::string> named_fields(const http::testing::Answer& answer) {
    std::vector<std::string> out;
    if (answer.status != 422) return out;
    const auto problem = answer.json();
    if (const auto* fields = problem.as_object().if_contains("fields"))
        for (const auto& field : fields->as_array())
            out.emplace_back(field.at("field").as_string());
    return out;
}

TEST(Contract, EveryEndpointIsDeclaredWhole) {
    std::set<std::string> seen;
    for (const auto& endpoint : shared().endpoints()) {
        SCOPED_TRACE(name_of(endpoint));
        EXPECT_TRUE(seen.insert(name_of(endpoint)).second) << "declared twice";
        EXPECT_FALSE(endpoint.summary.empty());
        EXPECT_FALSE(endpoint.summary_zh.empty());
        EXPECT_FALSE(endpoint.tag.empty());
        EXPECT_FALSE(endpoint.needs.empty());
        EXPECT_TRUE(
            endpoint.path.starts_with(endpoint.standard ? endpoint.standard->prefix : "/api/v1/"));
        EXPECT_EQ(endpoint.handle.content_type.empty() && endpoint.handle.success != 204,
                  !endpoint.gives.types.empty())
            << "an answer left as it is names its types, no other does";
        const auto schema = endpoint.handle.input();
        const auto* required = schema.if_contains("required");
        if (required == nullptr) continue;
        const bool in_query =
            endpoint.method == http::Method::get || endpoint.method == http::Method::del;
        for (const auto& name : required->as_array()) {
            // A list in a query that is left out is an empty one.
            const auto& of = schema.at("properties").at(name.as_string());
            if (in_query && of.as_object().contains("type") && of.at("type") == "array") continue;
            EXPECT_TRUE(endpoint.example.contains(name.as_string()))
                << "the example lacks " << name;
        }
    }
    EXPECT_GT(seen.size(), 60U);
}

TEST(Contract, ARefusalHasOneCodeAndTwoLanguages) {
    std::map<std::string_view, const base::RefusalKind*> codes;
    for (const auto& endpoint : shared().endpoints())
        for (const auto* refusal : endpoint.refusals) {
            const auto [at, is_new] = codes.try_emplace(refusal->code, refusal);
            EXPECT_TRUE(is_new || at->second->en == refusal->en)
                << refusal->code << " means two things";
            EXPECT_FALSE(refusal->zh.empty() || refusal->en.empty()) << refusal->code;
        }
}

TEST(Contract, WhoIsNotSignedInIsAskedTo) {
    auto client = shared().client();
    for (const auto& endpoint : shared().endpoints()) {
        if (is_open(endpoint)) continue;
        SCOPED_TRACE(name_of(endpoint));
        const auto fields = example_of(endpoint, shared().values());
        const auto answer = send(client, ask(endpoint, fields));
        EXPECT_EQ(answer.status, 401) << answer.body;
        if (endpoint.standard != nullptr) continue;
        EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    }
}

TEST(Contract, WhoMayNotAtAllIsRefused) {
    for (const auto& endpoint : shared().endpoints()) {
        if (is_open(endpoint) || endpoint.needs == http::signed_in) continue;
        SCOPED_TRACE(name_of(endpoint));
        const auto token = shared().world().token_without(endpoint.needs);
        if (token.empty()) continue;  // What every role may.
        auto client = shared().client(token);
        const auto answer = send(client, ask(endpoint, example_of(endpoint, shared().values())));
        EXPECT_EQ(answer.status, 403) << answer.body;
    }
}

TEST(Contract, WhoMayOnlyNextDoorSeesAndChangesNothingHere) {
    std::set<std::string> ours;
    for (const auto& [name, value] : shared().values())
        if (value.size() > 12) ours.insert("\"" + value + "\"");
    for (const auto& endpoint : shared().endpoints()) {
        if (endpoint.reach != http::Reach::region) continue;
        SCOPED_TRACE(name_of(endpoint));
        const auto values = prepare(shared(), endpoint).values;
        auto client = shared().client(token_for(shared(), endpoint, true));
        const auto answer = send(client, ask(endpoint, example_of(endpoint, values)));
        if (endpoint.method != http::Method::get || answer.status != 200) {
            EXPECT_THAT(answer.status, AnyOf(Eq(403), Eq(404))) << answer.body;
            continue;
        }
        // A list of one's own: it may be answered, and holds nothing of the neighbour's.
        for (const auto& id : ours) EXPECT_FALSE(answer.body.contains(id)) << id;
    }
}

TEST(Contract, EachMissingFieldIsNamed) {
    for (const auto& endpoint : shared().endpoints()) {
        if (!names_fields(endpoint)) continue;
        SCOPED_TRACE(name_of(endpoint));
        auto client = shared().client(token_for(shared(), endpoint));
        const auto schema = endpoint.handle.input();
        const auto* required = schema.if_contains("required");
        if (required == nullptr) continue;
        for (const auto& name : required->as_array()) {
            const std::string field(name.as_string());
            if (endpoint.path.contains("{" + field + "}")) continue;
            auto fields = example_of(endpoint, shared().values());
            fields.erase(field);
            const auto answer = send(client, ask(endpoint, fields));
            EXPECT_THAT(named_fields(answer), Contains(field)) << answer.status << answer.body;
        }
    }
}

/// A value that cannot be of this schema; null where every text would do.
json::value wrong_for(const json::object& schema, bool in_body) {
    const auto* type = schema.if_contains("type");
    const bool is_object = type != nullptr && *type == "object";
    if (in_body) return is_object ? json::value(7) : json::value(json::object{{"no", 1}});
    if (schema.contains("anyOf")) return nullptr;
    if (const auto* pattern = schema.if_contains("pattern")) {
        const std::regex fits(std::string(pattern->as_string()));
        for (const auto* text : {"~!", "a b", "x"})
            if (!std::regex_search(text, fits)) return text;
        return nullptr;
    }
    const bool any_text = type != nullptr && json::serialize(*type).contains("string") &&
                          !schema.contains("enum") && !schema.contains("format");
    return any_text ? json::value(nullptr) : json::value("~!");
}

TEST(Contract, EachMistypedFieldIsNamed) {
    for (const auto& endpoint : shared().endpoints()) {
        if (!names_fields(endpoint)) continue;
        SCOPED_TRACE(name_of(endpoint));
        auto client = shared().client(token_for(shared(), endpoint));
        const auto schema = endpoint.handle.input();
        const auto* properties = schema.if_contains("properties");
        if (properties == nullptr) continue;
        for (const auto& [name, of] : properties->as_object()) {
            const std::string field(name);
            const bool in_body =
                !takes_query(endpoint) && !endpoint.path.contains("{" + field + "}");
            const auto wrong = wrong_for(of.as_object(), in_body);
            if (wrong.is_null()) continue;
            auto fields = example_of(endpoint, shared().values());
            fields[field] = wrong;
            const auto answer = send(client, ask(endpoint, fields));
            auto named = named_fields(answer);
            for (auto& one : named) one = one.substr(0, one.find('/'));
            EXPECT_THAT(named, Contains(field)) << answer.status << answer.body;
        }
    }
}

TEST(Contract, AnUnknownFieldIsNamed) {
    for (const auto& endpoint : shared().endpoints()) {
        if (!names_fields(endpoint)) continue;
        SCOPED_TRACE(name_of(endpoint));
        auto client = shared().client(token_for(shared(), endpoint));
        auto fields = example_of(endpoint, shared().values());
        fields["no_such_field"] = "x";
        const auto answer = send(client, ask(endpoint, fields));
        EXPECT_THAT(named_fields(answer), Contains("no_such_field")) << answer.body;
    }
}

/// Each endpoint's example on a world of its own, because most examples change something.
class Example : public ::testing::TestWithParam<std::size_t> {};

TEST_P(Example, SucceedsAndMatchesItsSchema) {
    Running running;
    const auto& endpoint = running.endpoints().at(GetParam());
    SCOPED_TRACE(name_of(endpoint));
    auto [client, values] = prepare(running, endpoint);
    const auto answer = send(client, ask(endpoint, example_of(endpoint, values)));
    ASSERT_EQ(answer.status, endpoint.handle.success) << answer.body;
    if (endpoint.handle.content_type != "application/json") return;
    const auto schema = endpoint.handle.output();
    EXPECT_THAT(misfits(answer.json(), schema), testing::IsEmpty()) << answer.body;
}

std::vector<std::size_t> every_endpoint() {
    std::vector<std::size_t> out(shared().endpoints().size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = i;
    return out;
}

std::string test_name(const testing::TestParamInfo<std::size_t>& tested) {
    auto name = name_of(shared().endpoints().at(tested.param));
    for (char& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Of, Example, testing::ValuesIn(every_endpoint()), test_name);

}  // namespace
}  // namespace contract
