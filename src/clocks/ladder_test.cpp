#include "clocks/ladder.h"

#include <gtest/gtest.h>

namespace clocks {
namespace {

struct Row {
    std::string_view rule;
    std::string_view json;
    std::string_view field;  ///< That is refused; empty: read.
};

TEST(Ladder, SaysWhatIsWrongAndWhere) {
    const Row rows[] = {
        {"the ladder of domain 3.6 is read",
         R"([{"at":"50%","action":"remind","to":["holder"]},)"
         R"({"at":"due_today","action":"urge","to":["unit_head"]},)"
         R"({"at":"due","action":"yellow","to":["centre"]},)"
         R"({"at":"+100%","action":"red","to":["superior"],"repeat":"5wd"}])",
         ""},
        {"a take-over some days after the due time",
         R"([{"at":"due+1wd","action":"take_over","to":["superior"],"allowance":"2wd"}])", ""},
        {"no steps", R"([])", "steps"},
        {"a step is an object", R"([7])", "steps/0"},
        {"a time that is none", R"([{"at":"110%","action":"red","to":["holder"]}])", "steps/0/at"},
        {"an action that is none", R"([{"at":"due","action":"jail","to":["holder"]}])",
         "steps/0/action"},
        {"nobody told", R"([{"at":"due","action":"red","to":[]}])", "steps/0/to"},
        {"somebody unknown told", R"([{"at":"due","action":"red","to":["mayor"]}])", "steps/0/to"},
        {"a misspelt member", R"([{"at":"due","action":"red","to":["holder"],"every":"1wd"}])",
         "steps/0/every"},
        {"a repeat before the end",
         R"([{"at":"due","action":"red","to":["holder"],"repeat":"1wd"},)"
         R"({"at":"+50%","action":"red","to":["holder"]}])",
         "steps/0/repeat"},
        {"a repeat that is no limit",
         R"([{"at":"due","action":"red","to":["holder"],"repeat":"daily"}])", "steps/0/repeat"},
        {"something after a take-over",
         R"([{"at":"due","action":"take_over","to":["holder"]},)"
         R"({"at":"+50%","action":"red","to":["holder"]}])",
         "steps/0/action"},
        {"an allowance without a take-over",
         R"([{"at":"due","action":"red","to":["holder"],"allowance":"1wd"}])", "steps/0/allowance"},
        {"a miss that nobody sees", R"([{"at":"80%","action":"remind","to":["holder"]}])", "steps"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rule);
        const auto json = boost::json::parse({row.json.data(), row.json.size()});
        const auto steps = read_steps(json.as_array());
        if (row.field.empty()) {
            ASSERT_TRUE(steps.has_value());
            EXPECT_EQ(*read_steps(to_json(*steps)), *steps);
        } else {
            ASSERT_FALSE(steps.has_value());
            EXPECT_EQ(steps.error().fields.front().field, row.field);
        }
    }
}

}  // namespace
}  // namespace clocks
