#include <gtest/gtest.h>

#include "http/endpoint.h"

namespace {

enum class Kind { village, town };
BOOST_DESCRIBE_ENUM(Kind, village, town)

struct Post {
    http::Text<1, 5> title;
    base::Date from;
};
BOOST_DESCRIBE_STRUCT(Post, (), (title, from))

using UnitId = base::Id<struct UnitTag>;

struct In {
    UnitId unit_id;
    http::Text<1, 5> name;
    http::Whole<1, 9> level;
    std::optional<Kind> kind;
    http::List<Post, 2> posts;
};
BOOST_DESCRIBE_STRUCT(In, (), (unit_id, name, level, kind, posts))

struct Query {
    UnitId unit_id;
    http::Limit<20, 100> limit;
    http::Cursor after;
    http::List<Kind, 2> kind;
    std::optional<bool> closed;
};
BOOST_DESCRIBE_STRUCT(Query, (), (unit_id, limit, after, kind, closed))

struct Out {
    UnitId id;
    std::string name;
    std::optional<base::Instant> at;
    std::vector<Post> posts;
};
BOOST_DESCRIBE_STRUCT(Out, (), (id, name, at, posts))

struct BodyRow {
    const char* name;
    const char* body;
    const char* expected;  // field:code, space-separated
};

std::string errors(const base::Refusal& refusal) {
    std::string out;
    for (const auto& field : refusal.fields) {
        if (!out.empty()) out += ' ';
        out += field.field + ":" + field.code;
        EXPECT_FALSE(field.zh.empty() || field.en.empty()) << field.field;
    }
    return out;
}

const BodyRow body_rows[] = {
    {"a whole input is taken", R"({"name":"甲","level":3,"posts":[]})", ""},
    {"everything missing is said at once", "{}", "name:required level:required posts:required"},
    {"white space is no name", R"({"name":"  ","level":3,"posts":[]})", "name:required"},
    {"characters count, not bytes", R"({"name":"一二三四五六","level":3,"posts":[]})",
     "name:too_long"},
    {"a number is no text", R"({"name":7,"level":3,"posts":[]})", "name:type"},
    {"beyond the range", R"({"name":"甲","level":10,"posts":[]})", "level:range"},
    {"half a number", R"({"name":"甲","level":1.5,"posts":[]})", "level:type"},
    {"a text is no number in a body", R"({"name":"甲","level":"3","posts":[]})", "level:type"},
    {"more than 64 bits", R"({"name":"甲","level":99999999999999999999,"posts":[]})", "level:type"},
    {"an unknown choice", R"({"name":"甲","level":3,"posts":[],"kind":"city"})", "kind:choice"},
    {"null is absent", R"({"name":null,"level":3,"posts":[],"kind":null})", "name:required"},
    {"an unknown name", R"({"name":"甲","level":3,"posts":[],"nmae":1})", "nmae:unknown"},
    {"nested fields are named by path",
     R"({"name":"甲","level":3,"posts":[{"title":"x","from":"2026-02-30","x":1}]})",
     "posts/0/from:pattern posts/0/x:unknown"},
    {"too many items", R"({"name":"甲","level":3,"posts":[1,2,3]})", "posts:too_many"},
    {"a list of the wrong things", R"({"name":"甲","level":3,"posts":[1]})", "posts/0:type"},
    {"control characters", R"({"name":"a\u0007","level":3,"posts":[]})", "name:pattern"},
    {"a NUL in a text", R"({"name":"a\u0000","level":3,"posts":[]})", "name:bad_text"},
    {"an id of the path cannot come in the body",
     R"({"name":"甲","level":3,"posts":[],"unit_id":"x"})", ""},
};

TEST(Reader, TellsNoMoreThanSoManyErrors) {
    http::Input input{.path = {{"unit_id", "17"}}};
    for (int i = 0; i < 5000; ++i) input.body[std::to_string(i)] = i;
    const auto read = http::Reader(input).read<In>();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().fields.size(), http::most_errors);
}

TEST(Reader, ReportsEveryErrorOfABodyAtOnce) {
    for (const auto& row : body_rows) {
        SCOPED_TRACE(row.name);
        http::Input input{.path = {{"unit_id", "17"}}};
        auto body = http::parse_body(row.body);
        ASSERT_TRUE(body);
        input.body = std::move(*body);
        const auto in = http::Reader(input).read<In>();
        EXPECT_EQ(in ? "" : errors(in.error()), row.expected);
        if (in) {
            EXPECT_EQ(in->unit_id.value, 17);
        }
    }
}

struct QueryRow {
    const char* name;
    const char* query;
    const char* expected;
};

const QueryRow query_rows[] = {
    {"nothing need be given", "", ""},
    {"every type reads from text", "limit=7&after=abc&kind=village&kind=town&closed=true", ""},
    {"more than the most", "limit=101", "limit:range"},
    {"no number", "limit=ten", "limit:type"},
    {"given twice", "limit=1&limit=2", "limit:repeated"},
    {"a cursor of spaces", "after=a+b", "after:pattern"},
    {"a wrong item", "kind=village&kind=moon", "kind/1:choice"},
    {"a parameter nobody knows", "lmit=3", "lmit:unknown"},
};

TEST(Reader, ReportsEveryErrorOfAQueryAtOnce) {
    for (const auto& row : query_rows) {
        SCOPED_TRACE(row.name);
        const http::Input input{.path = {{"unit_id", "17"}},
                                .query = *http::parse_query(row.query),
                                .fields_in_query = true};
        const auto in = http::Reader(input).read<Query>();
        EXPECT_EQ(in ? "" : errors(in.error()), row.expected);
    }
}

TEST(Reader, SaysWhereABodyStopsBeingJson) {
    struct Row {
        const char* body;
        const char* code;
        const char* en;
    };
    const std::string deep = std::string(40, '[');
    const Row rows[] = {
        {"{\"a\":1,\n \"b\":}", "not_json", "Not JSON at line 2, column 6."},
        {"{\"a\":1", "not_json", "Not JSON at line 1, column 7."},
        {"{} x", "not_json", "Not JSON at line 1, column 4."},
        {"[1]", "type", "Expected one JSON object, in braces."},
        {"{\"a\":\"\xff\"}", "bad_text", "The body is no UTF-8 text, or holds a NUL."},
        {deep.c_str(), "too_deep", "Nested deeper than 32 levels."},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.body);
        const auto body = http::parse_body(row.body);
        ASSERT_FALSE(body);
        EXPECT_EQ(body.error().fields.at(0).code, row.code);
        EXPECT_EQ(body.error().fields.at(0).en, row.en);
    }
}

TEST(Writer, WritesMembersInOrderAndIdsAsStrings) {
    const Out out{.id = {5}, .name = "\"甲\"\n\x01", .posts = {{{"长"}, {}}}};
    EXPECT_EQ(http::to_json(out),
              "{\"id\":\"5\",\"name\":\"\\\"甲\\\"\\n\\u0001\",\"at\":null,"
              "\"posts\":[{\"title\":\"长\",\"from\":\"1970-01-01\"}]}");
    EXPECT_EQ(http::to_json(std::string("\xff")), "\"\xEF\xBF\xBD\"");
}

TEST(Schema, ListsRequiredFieldsAndBounds) {
    const auto schema = http::schema_of<In>();
    EXPECT_EQ(boost::json::serialize(schema.at("required")),
              R"(["unit_id","name","level","posts"])");
    EXPECT_EQ(boost::json::serialize(schema.at("properties").at("name")),
              R"({"type":"string","minLength":1,"maxLength":5})");
    EXPECT_EQ(boost::json::serialize(schema.at("properties").at("kind")),
              R"({"anyOf":[{"type":"string","enum":["village","town"]},{"type":"null"}]})");
}

TEST(Handler, KnowsWhereItRunsAndWhatItAnswers) {
    const auto create =
        http::handler(+[](db::Write&, const In& in) -> base::Result<http::Created<Out>> {
            return http::Created{Out{.id = in.unit_id, .name = in.name.value}, "/x"};
        });
    EXPECT_EQ(create.runs_on, http::RunsOn::write);
    EXPECT_EQ(create.success, 201);
    EXPECT_FALSE(create.wants_caller);
    const auto remove = http::handler(
        [](http::Call&, const In&) -> base::Result<http::Empty> { return http::Empty{}; });
    EXPECT_EQ(remove.runs_on, http::RunsOn::call);
    EXPECT_EQ(remove.success, 204);
}

}  // namespace
