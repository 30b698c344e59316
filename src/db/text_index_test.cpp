#include "db/text_index.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "base/query_terms.h"
#include "base/text.h"
#include "db/backup.h"
#include "db/testing.h"
#include "db/text_change.h"

namespace db {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Ids = std::vector<std::int64_t>;

TextChange document(std::int64_t id, std::string_view text, std::vector<std::string> marks = {}) {
    return {.id = id, .text = std::string(text), .marks = std::move(marks)};
}
TextChange marked(std::int64_t id, std::vector<std::string> marks) {
    return {.id = id, .marks = std::move(marks)};
}
TextChange removed(std::int64_t id) {
    return {.id = id, .is_removed = true};
}

class TextIndexTest : public testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (!IsSkipped()) open();
    }
    void TearDown() override {
        index_ = nullptr;
        EachDatabase::TearDown();
    }
    void open(TextOptions options = {}) {
        index_ = nullptr;
        index_ = TextIndex::open(scratch().url(), options);
    }
    void close() { index_ = nullptr; }
    TextIndex& index() { return *index_; }
    bool is_sqlite() const { return std::string_view(GetParam()) == "sqlite"; }
    std::string file() { return text_index_files(scratch().url()).at(0); }

    void apply(std::vector<TextChange> changes) {
        const std::int64_t from = index().position();
        ASSERT_TRUE(index().apply(std::move(changes), from, from + 1));
    }
    Ids find(std::string_view typed, std::vector<std::string> marks = {},
             std::vector<std::vector<std::string>> any_of = {}) {
        TextQuery query{.any_of = std::move(any_of)};
        const auto groups = base::parse_query(typed).value();
        for (const auto& group : groups)
            std::ranges::copy(group.terms, std::back_inserter(query.all));
        for (auto& mark : marks) query.all.push_back(std::move(mark));
        return index().find(query);
    }

  private:
    std::unique_ptr<TextIndex> index_;
};
INSTANTIATE_EACH_DATABASE(TextIndexTest);

TEST_P(TextIndexTest, FindsWordsNewestFirst) {
    apply({document(1, "小区门口垃圾没有清运"), document(3, "垃圾箱坏了，请清运垃圾"),
           document(2, "Street lamp 12 is broken 路灯不亮")});
    EXPECT_THAT(find("垃圾"), ElementsAre(3, 1));
    EXPECT_THAT(find("垃圾 清运"), ElementsAre(3, 1));
    EXPECT_THAT(find("垃圾箱"), ElementsAre(3));
    EXPECT_THAT(find("LAMP 12 路灯"), ElementsAre(2));
    EXPECT_THAT(find("lam"), IsEmpty());
    EXPECT_THAT(find("小区", {}, {}), ElementsAre(1));
    EXPECT_THAT(find("水管"), IsEmpty());
}

TEST_P(TextIndexTest, OneCharacterFindsItWhereverItStands) {
    apply({document(1, "门前有井"), document(2, "井盖丢失"), document(3, "挖井人"),
           document(4, "井"), document(5, "路灯")});
    EXPECT_THAT(find("井"), ElementsAre(4, 3, 2, 1));
}

TEST_P(TextIndexTest, AllOfTheScopeAndOneOfEachList) {
    apply({document(1, "垃圾", {"@r1", "@r35", "@s_s1"}), document(2, "垃圾", {"@r1", "@s_s2"}),
           document(3, "垃圾", {"@r1", "@r35", "@s_S3"}), document(4, "路灯", {"@r1", "@s_s1"})});
    EXPECT_THAT(find("垃圾", {"@r35"}), ElementsAre(3, 1));
    EXPECT_THAT(find("", {"@r1"}, {{"@s_s1", "@s_s2"}}), ElementsAre(4, 2, 1));
    EXPECT_THAT(find("垃圾", {"@r1"}, {{"@s_s1", "@s_s2"}, {"@r35", "@r36"}}), ElementsAre(1));
    EXPECT_THAT(find("垃圾", {"@r9"}), IsEmpty());
    EXPECT_THAT(find("垃圾", {"@s_S3"}), ElementsAre(3));
}

TEST_P(TextIndexTest, PagesGoOnBeforeTheLastId) {
    std::vector<TextChange> many;
    for (std::int64_t id = 1; id <= 30; ++id) many.push_back(document(id, "垃圾"));
    apply(std::move(many));
    TextQuery query{.all = {"垃圾"}, .limit = 12};
    Ids all;
    for (;;) {
        const Ids page = index().find(query);
        if (page.empty()) break;
        EXPECT_LE(page.size(), 12U);
        all.insert(all.end(), page.begin(), page.end());
        query.before = page.back();
    }
    EXPECT_EQ(all.size(), 30U);
    EXPECT_TRUE(std::ranges::is_sorted(all, std::ranges::greater_equal{}));
    EXPECT_THAT(index().find({.all = {"垃圾"}, .after = 7, .before = 11}), ElementsAre(10, 9, 8));
}

TEST_P(TextIndexTest, AChangedStateIsFoundUnderTheNewOneOnly) {
    apply({document(1, "垃圾", {"@s_s1", "@u7"}), document(2, "垃圾", {"@s_s1", "@u7"})});
    apply({marked(1, {"@s_s8", "@u7"})});
    EXPECT_THAT(find("垃圾", {"@s_s8"}), ElementsAre(1));
    EXPECT_THAT(find("垃圾", {"@s_s1"}), ElementsAre(2));
    EXPECT_THAT(find("垃圾", {"@u7"}), ElementsAre(2, 1));
    apply({marked(1, {"@s_s1"})});
    apply({marked(1, {"@s_s1"})});
    EXPECT_THAT(find("垃圾", {"@s_s1"}), ElementsAre(2, 1));
    EXPECT_THAT(find("垃圾", {"@u7"}), ElementsAre(2));
    EXPECT_THAT(find("垃圾", {"@s_s8"}), IsEmpty());
    apply({marked(2, {})});
    EXPECT_THAT(find("垃圾"), ElementsAre(2, 1));
    EXPECT_THAT(find("", {"@s_s1"}), ElementsAre(1));
}

TEST_P(TextIndexTest, ChangedWordsAreFoundUnderTheNewOnesOnly) {
    apply({document(1, "垃圾清运", {"@s_s1"}), document(2, "垃圾清运", {"@s_s1"})});
    apply({document(1, "路灯不亮 lamp", {"@s_s2"})});
    EXPECT_THAT(find("垃圾"), ElementsAre(2));
    EXPECT_THAT(find("圾"), ElementsAre(2));
    EXPECT_THAT(find("路灯 lamp", {"@s_s2"}), ElementsAre(1));
    EXPECT_THAT(find("", {"@s_s1"}), ElementsAre(2));
}

TEST_P(TextIndexTest, ARemovedDocumentIsGoneAndStaysAway) {
    apply({document(1, "垃圾清运 bin", {"@s_s1"}), document(2, "垃圾", {"@s_s1"})});
    apply({removed(1), removed(77)});
    EXPECT_THAT(find("垃圾"), ElementsAre(2));
    EXPECT_THAT(find("bin"), IsEmpty());
    EXPECT_THAT(find("", {"@s_s1"}), ElementsAre(2));
    apply({marked(1, {"@s_s9"})});
    EXPECT_THAT(find("", {"@s_s9"}), IsEmpty());
    apply({document(1, "垃圾", {"@s_s9"})});
    EXPECT_THAT(find("垃圾"), ElementsAre(2, 1)) << "unless it comes back as a whole";
}

TEST_P(TextIndexTest, OfSeveralChangesTheLastCounts) {
    apply({document(5, "垃圾", {"@s_s1"}), marked(5, {"@s_s2"}), removed(6), document(6, "路灯"),
           document(7, "井盖"), removed(7), marked(7, {"@s_s2"}), marked(5, {"@s_s3"})});
    EXPECT_THAT(find("垃圾", {"@s_s3"}), ElementsAre(5));
    EXPECT_THAT(find("", {"@s_s2"}), IsEmpty());
    EXPECT_THAT(find("路灯"), ElementsAre(6));
    EXPECT_THAT(find("井盖"), IsEmpty());
}

TEST_P(TextIndexTest, ThePositionMovesWithTheDocuments) {
    EXPECT_EQ(index().position(), 0);
    EXPECT_TRUE(index().apply({document(1, "垃圾")}, 0, 40));
    EXPECT_FALSE(index().apply({document(2, "垃圾")}, 0, 41)) << "somebody was faster";
    EXPECT_EQ(index().position(), 40);
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
    open();
    EXPECT_EQ(index().position(), 40);
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
}

TEST_P(TextIndexTest, ABatchThatFailsLeavesNothing) {
    apply({document(1, "垃圾")});
    const std::int64_t at = index().position();
    EXPECT_THROW(index().apply({document(2, "垃圾"), marked(3, {"two words"})}, at, at + 1),
                 base::Bug);
    EXPECT_EQ(index().position(), at);
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
}

TEST_P(TextIndexTest, TakesNoTermThatMeansSomethingToADatabase) {
    for (const std::string term : {"", "a b", "a\"b", "a'b", "a\\b", "~1", "a*", "(a)", "a&b", "\n",
                                   "a\x01", "\xED\xA0\x80"}) {
        EXPECT_THROW(index().find({.all = {term}}), base::Bug) << term;
        EXPECT_THROW(index().apply({marked(1, {term})}, 0, 1), base::Bug) << term;
    }
    EXPECT_THROW(index().find({.all = {std::string("a\0b", 3)}}), base::Bug);
    EXPECT_THROW(index().find({}), base::Bug);
}

TEST_P(TextIndexTest, HostileTextIsFoundByItsWords) {
    const std::string hostile[] = {
        "\"垃圾\" OR 1=1; --",         "'; DROP TABLE text_document; -- 垃圾",
        "🙂垃圾🙂 NEAR(a b) ^x", "垃圾:* & !x | (y) \\",
        "terms:垃圾 {a b}: -垃圾 +c",  "\x01\x7F垃圾\u202E\uFFFD"};
    std::vector<TextChange> all;
    std::int64_t id = 0;
    for (const std::string& text : hostile) all.push_back(document(++id, text));
    apply(std::move(all));
    EXPECT_EQ(find("垃圾").size(), std::size(hostile));
    id = 0;
    for (const std::string& text : hostile) EXPECT_THAT(find(text), ::testing::Contains(++id));
    EXPECT_FALSE(base::parse_query(std::string("垃\0圾", 7)));
}

TEST_P(TextIndexTest, ClearStartsFromTheBeginning) {
    apply({document(1, "垃圾")});
    index().clear();
    EXPECT_EQ(index().position(), 0);
    EXPECT_THAT(find("垃圾"), IsEmpty());
    apply({document(1, "垃圾")});
    EXPECT_THAT(find("垃圾"), ElementsAre(1));
}

TEST_P(TextIndexTest, AnotherFormatStartsFromTheBeginning) {
    apply({document(1, "垃圾")});
    open({.format = 2});
    EXPECT_EQ(index().position(), 0);
    EXPECT_THAT(find("垃圾"), IsEmpty());
    apply({document(1, "垃圾")});
    open({.format = 1});
    EXPECT_THAT(find("垃圾"), ElementsAre(1)) << "an older program takes what there is";
}

TEST_P(TextIndexTest, TwoFollowersOfOneIndexNeverTakeAStepTwice) {
    const auto other = TextIndex::open(scratch().url());
    EXPECT_TRUE(index().apply({document(1, "垃圾", {"@s_s2"})}, 0, 1));
    EXPECT_FALSE(other->apply({document(1, "垃圾", {"@s_s1"})}, 0, 1));
    EXPECT_TRUE(other->apply({marked(1, {"@s_s3"})}, 1, 2));
    EXPECT_THAT(find("垃圾", {"@s_s3"}), ElementsAre(1));
}

TEST_P(TextIndexTest, SimilarIsWhatSharesRareWords) {
    std::vector<TextChange> all;
    for (std::int64_t id = 1; id <= 300; ++id)
        all.push_back(document(id, "请求处理", {id % 2 == 0 ? "@open" : "@closed", "@r35"}));
    all.push_back(document(301, "请求处理幸福路井盖丢失", {"@open", "@r35"}));
    all.push_back(document(302, "请求处理幸福路路灯不亮", {"@open", "@r35"}));
    all.push_back(document(303, "请求处理幸福路井盖丢失", {"@closed", "@r35"}));
    apply(std::move(all));
    const std::string text = "请求处理：幸福路的井盖丢失了";
    const auto open = index().most_like(text, {.all = {"@open"}, .limit = 5});
    ASSERT_EQ(open.size(), 5U);
    EXPECT_EQ(open[0].id, 301);
    EXPECT_EQ(open[1].id, 302);
    EXPECT_GT(open[0].likeness, 0.5);
    EXPECT_LT(open[0].likeness, 1.0);
    EXPECT_LT(open[2].likeness, 0.1) << "what all of them have says little";
    const auto anywhere = index().most_like(text, {.limit = 2});
    ASSERT_EQ(anywhere.size(), 2U);
    EXPECT_EQ(anywhere[0].id, 303);
    EXPECT_EQ(anywhere[1].id, 301);
    EXPECT_EQ(anywhere[1].shared, 8) << "请求 求处 处理 幸福 福路 井盖 盖丢 丢失";
    EXPECT_THAT(index().most_like("", {}), IsEmpty());
    EXPECT_THAT(index().most_like("水", {}), IsEmpty());
}

TEST_P(TextIndexTest, SimilarIsFoundBehindTheNewestToo) {
    std::vector<TextChange> all{document(1, "幸福路井盖丢失", {"@r1"}),
                                document(2, "井盖", {"@r2"})};
    for (std::int64_t id = 3; id <= 2100; ++id) all.push_back(document(id, "请求处理", {"@r1"}));
    apply(std::move(all));
    const auto like = index().most_like("井盖丢失", {.all = {"@r1"}, .limit = 5});
    ASSERT_EQ(like.size(), 1U);
    EXPECT_EQ(like[0].id, 1);
    EXPECT_DOUBLE_EQ(like[0].likeness, 1);
}

TEST_P(TextIndexTest, ManyDocumentsAreFoundWhereverTheyLie) {
    // More than all windows of the newest hold on PostgreSQL would take long; two buckets do not.
    constexpr std::int64_t many = 9000;
    for (std::int64_t first = 1; first <= many; first += 1000) {
        std::vector<TextChange> batch;
        for (std::int64_t id = first; id < first + 1000; ++id)
            batch.push_back(document(2 * id, id % 3000 == 7 ? "common rare" : "common"));
        apply(std::move(batch));
    }
    apply({document(13, "rare old")});
    EXPECT_THAT(find("common rare"), ElementsAre(12014, 6014, 14));
    EXPECT_THAT(find("rare"), ElementsAre(12014, 6014, 14, 13));
    TextQuery query{.all = {"common"}, .before = 5000, .limit = 3};
    EXPECT_THAT(index().find(query), ElementsAre(4998, 4996, 4994));
    query = {.all = {"rare"}, .after = 13};
    EXPECT_THAT(index().find(query), ElementsAre(12014, 6014, 14));
}

TEST_P(TextIndexTest, IsNoPartOfABackup) {
    apply({document(1, "垃圾")});
    const auto file = scratch().folder() / "all.jsonl";
    const Contents contents = export_all(scratch().url(), file, clock().now());
    for (const auto& [table, rows] : contents.tables) EXPECT_FALSE(table.starts_with("text_"));
}

TEST_P(TextIndexTest, RestoringTheDatabaseEmptiesIt) {
    const auto backup = scratch().folder() / "backup";
    back_up(scratch().url(), backup, clock().now());
    apply({document(1, "垃圾")});
    close();
    scratch().close();
    restore(scratch().url(), backup, clock().now(), true);
    scratch().reopen();
    open();
    EXPECT_EQ(index().position(), 0);
    EXPECT_THAT(find("垃圾"), IsEmpty());
}

}  // namespace
}  // namespace db
