// What messages say: every code in both languages, whole and with facts missing.
#include "notices/words.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "matters/lifecycle.h"
#include "notices/backoff.h"
#include "notices/template_file.h"

namespace notices {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string shipped_yaml() {
    std::ifstream file("data/message-templates.yaml");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

const std::vector<ShippedText>& shipped() {
    static const auto texts = [] {
        const auto read = read_templates(shipped_yaml());
        if (!read)
            for (const auto& problem : read.error())
                ADD_FAILURE() << problem.line << " " << problem.field << ": " << problem.en;
        return read.value_or(std::vector<ShippedText>{});
    }();
    return texts;
}

class EveryText : public ::testing::TestWithParam<std::size_t> {};

TEST_P(EveryText, ReadsWellWithEveryFactAndWithNone) {
    const ShippedText& text = shipped().at(GetParam());
    SCOPED_TRACE(text.message);
    const Message& message = *find_message(text.message);
    const auto sample = sample_values(message, text.language);
    const Values bare{{"number", "620922-20260901-00012-7"}, {"at", "9:30"}};
    for (const Values& values : {sample, bare}) {
        const auto subject = render(text.words.subject, values, text.language);
        const auto body = render(text.words.body, values, text.language);
        EXPECT_THAT(subject, HasSubstr("620922-20260901-00012-7"));
        EXPECT_EQ(subject.find('\n'), std::string::npos);
        for (const auto& one : {subject, body}) {
            EXPECT_THAT(one, Not(IsEmpty()));
            for (const auto* mark : {"{", "}", "[[", "]]", "\n\n"})
                EXPECT_THAT(one, Not(HasSubstr(mark)));
            // A hole shows as marks that follow each other.
            EXPECT_FALSE(std::regex_search(one, std::regex(R"( ,|  |\(\)|::|,,|\. ,)"))) << one;
            for (const auto* hole : {",,", ",。", "。。", "::", ":。", "()"})
                EXPECT_THAT(one, Not(HasSubstr(hole)));
        }
    }
}

TEST_P(EveryText, SpeaksItsLanguageAndNamesNoQueryCode) {
    const ShippedText& text = shipped().at(GetParam());
    const bool chinese = std::ranges::any_of(text.words.subject + text.words.body,
                                             [](char c) { return (c & 0x80) != 0; });
    EXPECT_EQ(chinese, text.language == Language::zh) << text.message;
    EXPECT_THAT(text.words.body, Not(HasSubstr("{code}")));
}

INSTANTIATE_TEST_SUITE_P(Of, EveryText, ::testing::Range<std::size_t>(0, 2 * messages().size()),
                         [](const auto& tested) {
                             return std::string(messages()[tested.param / 2].code) +
                                    std::to_string(tested.param % 2);
                         });

TEST(Template, EveryMessageHasItsWordsInBothLanguages) {
    ASSERT_EQ(shipped().size(), 2 * messages().size());
    std::map<std::string, int> seen;
    for (const auto& text : shipped()) ++seen[text.message];
    for (const Message& message : messages()) EXPECT_EQ(seen[std::string(message.code)], 2);
}

TEST(Template, EveryMessageThatMattersTellsAReporterIsKnown) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<matters::Message>>([](auto one) {
        if (one.value == matters::Message::internal) return;
        const Message* message = find_message(one.name);
        ASSERT_NE(message, nullptr) << one.name;
        EXPECT_FALSE(message->for_staff) << one.name;
    });
}

TEST(Template, EveryMessageThatMattersTellsStaffIsKnown) {
    // The names stand in the use cases: tell_unit(unit, "to_sign").
    const std::regex telling(R"rx((?:tell|tell_unit|assign_lead)\([^;]*?"([a-z_]+)"\))rx");
    std::set<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator("src/matters")) {
        if (file.path().extension() != ".cpp") continue;
        std::ifstream in(file.path());
        std::stringstream text;
        text << in.rdbuf();
        const std::string code = text.str();
        for (std::sregex_iterator at(code.begin(), code.end(), telling), end; at != end; ++at)
            names.insert((*at)[1]);
    }
    EXPECT_GT(names.size(), 20U);
    EXPECT_TRUE(names.contains("to_mediate"));
    for (const auto& name : names) {
        const Message* message = find_message(name, "unit:1");
        ASSERT_NE(message, nullptr) << name;
        EXPECT_TRUE(message->for_staff) << name;
    }
}

TEST(Template, AnUnknownFactIsRefusedByName) {
    const auto problems = check_text(*find_message("dispatched"), "body", "{unit} {wage}");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, "unknown");
    EXPECT_THAT(problems[0].en, HasSubstr("{wage}"));
    EXPECT_THAT(problems[0].zh, HasSubstr("{wage}"));
}

TEST(Template, AFactOfAnotherMessageIsUnknownHere) {
    EXPECT_THAT(check_text(*find_message("papers_asked"), "body", "{papers}"), IsEmpty());
    EXPECT_EQ(check_text(*find_message("registered"), "body", "{papers}").size(), 1U);
}

TEST(Template, BracketsThatDoNotCloseAreRefused) {
    struct Row {
        const char* text;
        const char* code;
    };
    for (const Row& row : {Row{"{unit", "unclosed"}, Row{"[[{unit}", "unclosed"},
                           Row{"a ]] b", "unclosed"}, Row{"[[ [[ ]] ]]", "nested"}}) {
        const auto problems = check_text(*find_message("dispatched"), "body", row.text);
        ASSERT_EQ(problems.size(), 1U) << row.text;
        EXPECT_EQ(problems[0].code, row.code) << row.text;
    }
}

TEST(Template, AGroupGoesWhenAFactIsMissing) {
    const Values known{{"number", "7"}, {"due", "Monday"}};
    EXPECT_EQ(render("{number}[[ by {due}]].", known, Language::en), "7 by Monday.");
    EXPECT_EQ(render("{number}[[ by {due}]].", {{"number", "7"}}, Language::en), "7.");
    EXPECT_EQ(render("to {unit}.", {}, Language::en), "to the unit in charge.");
    EXPECT_EQ(render("to {unit}.", {}, Language::zh), "to 承办单位.");
}

TEST(Template, ASentenceEndsOnceHoweverPeopleEndTheirs) {
    EXPECT_EQ(render("理由:{text}。请补充。", {{"text", "缺材料。"}}, Language::zh),
              "理由:缺材料。请补充。");
    EXPECT_EQ(render("理由:{text}。请补充。", {{"text", "缺材料"}}, Language::zh),
              "理由:缺材料。请补充。");
    EXPECT_EQ(render("[[; {text}]].", {{"text", "You may appeal."}}, Language::en),
              "; You may appeal.");
}

TEST(Template, WhatPeopleWroteIsNeverReadAsATemplate) {
    EXPECT_EQ(render("{text}", {{"text", "{number} [[x]]"}}, Language::en), "{number} [[x]]");
}

TEST(Words, TimesAreChinasAndInWords) {
    const auto at = *base::parse_instant("2026-09-08T10:00:00Z");
    EXPECT_EQ(time_in_words(at, Language::zh), "2026年9月8日（星期二）18:00");
    EXPECT_EQ(time_in_words(at, Language::en), "Tuesday, 8 September 2026, 18:00");
    // Still the evening before in UTC.
    EXPECT_EQ(time_in_words(*base::parse_instant("2026-09-07T16:30:00Z"), Language::zh),
              "2026年9月8日（星期二）00:30");
}

TEST(Words, ACodeWithoutAWordStandsAsItIs) {
    EXPECT_EQ(word("yellow", Language::zh), "黄牌");
    EXPECT_EQ(word("yellow", Language::en), "yellow card");
    EXPECT_EQ(word("something_new", Language::zh), "something_new");
}

TEST(TemplateFile, SaysWhereItIsWrong) {
    const auto read = read_templates("messages:\n  - code: registered\n    zh: {subject: a}\n");
    ASSERT_FALSE(read.has_value());
    EXPECT_GT(read.error().size(), messages().size() - 1);
}

TEST(Backoff, DoublesUpToItsLongestAndGivesUp) {
    const Backoff backoff{.first = base::Duration{1'000},
                          .longest = base::Duration{60'000},
                          .give_up_after = base::Duration{3'600'000},
                          .most = 10};
    std::int64_t before = 0;
    for (std::int64_t tries = 1; tries <= 30; ++tries) {
        const auto wait = wait_after(backoff, tries, 4711).count();
        const auto plain =
            std::min<std::int64_t>(1'000LL << std::min<std::int64_t>(tries - 1, 20), 60'000);
        EXPECT_GE(wait, plain * 75 / 100);
        EXPECT_LE(wait, plain * 125 / 100);
        if (tries <= 5) {
            EXPECT_GT(wait, before);
        }
        before = wait;
    }
    EXPECT_NE(wait_after(backoff, 3, 1), wait_after(backoff, 3, 2));
    EXPECT_TRUE(may_try_again(backoff, 9, {0}, {3'599'999}));
    EXPECT_FALSE(may_try_again(backoff, 10, {0}, {1}));
    EXPECT_FALSE(may_try_again(backoff, 1, {0}, {3'600'000}));
}

}  // namespace
}  // namespace notices
