#include "exchange/import_matters.h"

#include <fmt/format.h>

#include "exchange/export_matters.h"
#include "exchange/world_test.h"
#include "matters/journal.h"
#include "matters/lifecycle.h"

namespace exchange::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* usual = R"({
  "system": "old-hotline", "county": "620922", "empty": ["-"],
  "time_format": "%Y-%m-%d %H:%M",
  "number": "no", "registered_at": "came", "done_at": "done", "closed_at": "closed",
  "place": {"columns": ["town", "village"], "otherwise": "620922000000"},
  "unit": {"column": "office", "otherwise": "@desk"}, "make_units": true,
  "category": "leaf", "kind": "kind", "words": "words", "channel": {"constant": "hotline"},
  "lateness": {"column": "late", "values": {"按时": "in_time", "超期": "overdue"}},
  "state": {"column": "state", "values": {"结案": "closed", "在办": "in_hand", "新": "triage"}}
})";
constexpr const char* head = "no,came,done,closed,town,village,office,leaf,kind,words,late,state\n";

class ImportMatters : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        lay_ground(database());
    }
    void TearDown() override {
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    Imported import(const std::string& text, ImportOptions options = {},
                    const std::string& mapping = usual, Format format = Format::csv) {
        problems_.clear();
        options.problem = [this](const base::FileProblem& problem) {
            problems_.push_back(problem);
        };
        const auto read = read_mapping(mapping);
        base::expects(read.has_value(), "a right mapping");
        const auto records = read_records(format, text);
        return import_matters(database(), {world_->config()}, *read, **records, options);
    }
    std::string said() const { return base::to_text(problems_); }

    std::vector<matters::Entry> journal(const std::string& number) {
        return database().read([&](db::Read& read) {
            static constexpr db::Sql find{"test/by_number",
                                          "SELECT matter_id FROM matter WHERE number = :number"};
            return matters::journal_of(
                read, read.get<matters::MatterId>(find, db::arg("number", number)));
        });
    }

    std::unique_ptr<access::testing::World> world_;
    std::vector<base::FileProblem> problems_;
};
INSTANTIATE_EACH_DATABASE(ImportMatters);

std::string at(std::string_view text) {
    return base::to_text(*base::parse_instant(text));
}

TEST_P(ImportMatters, EachEndsWhereItsFileSaysAndKeepsItsTimes) {
    const auto done = import(
        std::string(head) +
        "A1,2018-03-01 09:00,2018-03-02 10:00,2018-03-05 "
        "11:00,渊泉镇,城北村,城管局,030103,部件/路灯,"
        "路灯不亮,-,结案\n"
        "A2,2018-03-01 09:00,-,-,渊泉镇,-,瓜州县住建局,030104,部件/道路,\"坑\n很大\",按时,结案\n"
        "A3,2018-03-01 09:00,-,-,-,-,城管局,030501,秩序/游商,占道,超期,结案\n"
        "A4,2018-03-01 09:00,-,-,渊泉镇,城北,-,030501,秩序/游商,占道,-,在办\n"
        "A5,2018-03-01 09:00,-,-,渊泉镇,城北,-,-,其他,问一下,-,新\n");
    EXPECT_EQ(done.taken, 5) << said();
    EXPECT_EQ(done.units_made, 1);
    const auto all = all_matters(database());
    struct Row {
        const char* number;
        const char* state;
        const char* unit;
        const char* handling;
    };
    const Row rows[] = {{"A1", "closed", "城管局", "met"},
                        {"A2", "closed", "瓜州县住建局", "met"},
                        {"A3", "closed", "城管局", "missed"},
                        {"A4", "in_hand", "瓜州县综治中心", "running"},
                        {"A5", "triage", "", ""}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.number);
        const Stands& stands = all.at(row.number);
        EXPECT_EQ(stands.state, row.state);
        EXPECT_EQ(stands.unit, row.unit);
        EXPECT_EQ(stands.handling, row.handling);
        EXPECT_EQ(base::to_text(stands.registered_at), at("2018-03-01T09:00:00+08:00"));
        EXPECT_THAT(stands.number, HasSubstr("620922-20180301-"));
    }
    EXPECT_EQ(base::to_text(*all.at("A1").ended_at), at("2018-03-05T11:00:00+08:00"));
}

TEST_P(ImportMatters, TheJournalIsThatOfALiveMatterAndNobodyIsTold) {
    ASSERT_EQ(import(std::string(head) +
                     "A1,2018-03-01 09:00,2018-03-02 10:00,2018-03-05 11:00,渊泉镇,城北村,城管局,"
                     "030103,路灯,路灯不亮,-,结案\n")
                  .taken,
              1)
        << said();
    const auto entries = journal(all_matters(database()).at("A1").number);
    std::vector<std::string> acts;
    std::map<matters::Act, access::PersonId> by;
    base::Instant last{0};
    for (const auto& entry : entries) {
        acts.emplace_back(boost::describe::enum_to_string(entry.act, ""));
        by[entry.act] = *entry.person_id;
        EXPECT_GE(entry.at, last);
        last = entry.at;
        EXPECT_EQ(matters::digest_of(entry), entry.digest);
    }
    EXPECT_THAT(acts, ::testing::ElementsAre("register_matter", "send_to_triage", "accept",
                                             "dispatch", "sign_for", "start_handling",
                                             "report_done", "pass_check", "close"));
    using enum matters::Act;
    EXPECT_NE(by[accept], by[pass_check]) << "T≠C";
    EXPECT_NE(by[report_done], by[pass_check]) << "H≠C";
    EXPECT_NE(by[report_done], by[close]) << "H≠V";
    EXPECT_EQ(count(database()).outbox, 0);
    EXPECT_EQ(count(database()).events, 0);
}

TEST_P(ImportMatters, ALineThatCannotBeTakenIsNamedAndTheRestGoesOn) {
    const auto done =
        import(std::string(head) +
               "B1,2018-13-01 09:00,-,-,-,-,城管局,030103,k,w,-,结案\n"
               "B2,2018-03-01 09:00,2018-02-01 09:00,-,-,-,城管局,030103,k,w,-,结案\n"
               "B3,2018-03-01 09:00,-,-,渊泉镇,城南村,城管局,030103,k,w,-,结案\n"
               "B4,2018-03-01 09:00,-,-,-,-,城管局,999999,k,w,-,结案\n"
               "B5,2018-03-01 09:00,-,-,-,-,城管局,030103,k,w,-,吹了\n"
               "B6,2018-03-01 09:00,-,-,-,-,城管局,-,k,w,-,结案\n"
               "B7,2018-03-01 09:00\n"
               "-,2018-03-01 09:00,-,-,-,-,城管局,030103,k,w,-,结案\n"
               "B9,2099-03-01 09:00,-,-,-,-,城管局,030103,k,w,-,结案\n"
               "B10,2018-03-01 09:00,-,-,-,-,城管局,030103,k,w,-,结案\n"
               "B10,2018-03-02 09:00,-,-,-,-,城管局,030103,k,w,-,结案\n"
               "B12,2018-03-01 09:00,-,-,-,-,城管局,030103,k,w,也许,结案\n"
               "B13,2018-03-01 09:00,-,2018-03-01 10:00,-,-,城管局,030103,k,w,超期,结案\n");
    EXPECT_EQ(done.records, 13);
    EXPECT_EQ(done.taken, 1) << said();
    EXPECT_EQ(done.refused, 12);
    struct Row {
        std::int64_t line;
        const char* field;
        const char* says;
    };
    const Row rows[] = {{2, "registered_at", "%Y-%m-%d"},
                        {3, "done_at", "before"},
                        {4, "place", "渊泉镇/城南村"},
                        {5, "category", "999999"},
                        {6, "state", "吹了"},
                        {7, "category", "triage"},
                        {8, "", "2 cells"},
                        {9, "number", "no number"},
                        {10, "registered_at", "future"},
                        {12, "number", "line 11"},
                        {13, "lateness", "overdue"},
                        {14, "lateness", "not late"}};
    for (const Row& row : rows) {
        SCOPED_TRACE(row.line);
        const auto found = std::ranges::find(problems_, row.line, &base::FileProblem::line);
        ASSERT_NE(found, problems_.end());
        EXPECT_EQ(found->field, row.field);
        EXPECT_THAT(found->en, HasSubstr(row.says));
        EXPECT_FALSE(found->zh.empty());
    }
}

TEST_P(ImportMatters, ALineWithoutANumberMayBeKnownByWhatItSays) {
    std::string mapping = usual;
    const std::string number = R"("number": "no")";
    mapping.replace(mapping.find(number), number.size(),
                    R"("number": {"column": "no", "otherwise": "@digest"})");
    const auto file = std::string(head) +
                      "-,2018-03-01 09:00,-,-,-,-,城管局,030103,k,w,-,在办\n"
                      "-,2018-03-02 09:00,-,-,-,-,城管局,030103,k,w,-,在办\n"
                      "-,2018-03-02 09:00,-,-,-,-,城管局,030103,k,w,-,在办\n";
    const auto done = import(file, {}, mapping);
    EXPECT_EQ(done.taken, 2) << said();
    EXPECT_EQ(done.refused, 1) << "the same line twice is one matter";
    EXPECT_EQ(import(file, {}, mapping).taken, 0) << "a second import adds nothing";
}

TEST_P(ImportMatters, AUnitThatIsMissingIsMadeOnlyWhenTheMappingSaysSo) {
    std::string mapping = usual;
    mapping.replace(mapping.find(R"("make_units": true,)"), 19, "");
    const auto done = import(
        std::string(head) + "C1,2018-03-01 09:00,-,-,-,-,城管局,030103,k,w,-,结案\n", {}, mapping);
    EXPECT_EQ(done.refused, 1);
    EXPECT_THAT(said(), HasSubstr("unit: there is no unit \"城管局\""));
}

std::string many(int records) {
    std::string text = head;
    for (int i = 0; i < records; ++i)
        text += fmt::format("D{},2018-03-{:02} 09:00,-,-,-,-,城管局,030103,k,w,按时,结案\n", i,
                            1 + i % 28);
    return text;
}

TEST_P(ImportMatters, StoppedAndTakenUpAgainItTakesEachOnce) {
    const std::string text = many(12);
    int asked = 0;
    const auto first = import(text, {.stop = [&] { return ++asked > 5; }});
    EXPECT_TRUE(first.stopped);
    EXPECT_EQ(first.taken, 5) << said();
    const auto second = import(text);
    EXPECT_EQ(second.known, 5);
    EXPECT_EQ(second.taken, 7) << said();
    const auto before = count(database());
    const auto third = import(text);
    EXPECT_EQ(third.known, 12);
    EXPECT_EQ(third.taken + third.refused, 0);
    EXPECT_EQ(before.matters, 12);
    EXPECT_EQ(count(database()), before);
}

TEST_P(ImportMatters, ADryRunWritesNothing) {
    const auto before = count(database());
    const auto done =
        import(many(3) + "E1,x,-,-,-,-,城管局,030103,k,w,-,结案\n", {.dry_run = true});
    EXPECT_EQ(done.taken, 3);
    EXPECT_EQ(done.refused, 1);
    EXPECT_EQ(done.units_made, 1);
    EXPECT_EQ(count(database()), before);
}

TEST_P(ImportMatters, AnExportIsImportedElsewhere) {
    ASSERT_EQ(import(std::string(head) +
                     "A1,2018-03-01 09:00,2018-03-02 10:00,2018-03-05 11:00,渊泉镇,城北村,城管局,"
                     "030103,部件/路灯,路灯不亮,-,结案\n"
                     "A3,2018-03-01 09:00,-,-,-,-,城管局,030501,秩序/游商,占道,超期,结案\n"
                     "A4,2018-03-01 09:00,-,-,渊泉镇,城北,-,030501,秩序/游商,占道,-,在办\n")
                  .taken,
              3)
        << said();
    const auto before = all_matters(database());
    for (const Format format : {Format::jsonl, Format::csv}) {
        SCOPED_TRACE(boost::describe::enum_to_string(format, ""));
        std::ostringstream out;
        EXPECT_EQ(export_matters(database(), out, {.format = format, .county = "620922"}), 3);
        EXPECT_EQ(out.str().find("路灯不亮"), std::string::npos) << "words may hold names";
        std::string text = out.str();
        if (format == Format::csv) text.erase(0, 3);

        const auto elsewhere = db::testing::make_scratch(GetParam());
        const access::testing::World world(elsewhere->database());
        lay_ground(elsewhere->database());
        const auto mapping = read_mapping(mapping_of_export("620922", "elsewhere"));
        ASSERT_TRUE(mapping) << base::to_text(mapping.error());
        const auto records = read_records(format, text);
        std::string problems;
        const auto done = import_matters(
            elsewhere->database(), {world.config()}, *mapping, **records,
            {.problem = [&](const auto& problem) { problems += problem.en + "\n"; }});
        EXPECT_EQ(done.taken, 3) << problems;
        const auto after = all_matters(elsewhere->database());
        for (const auto& [number, there] : before) {
            const Stands& here = after.at(there.number);
            EXPECT_EQ(here.number, there.number) << "numbers are kept";
            EXPECT_EQ(here.state, there.state);
            EXPECT_EQ(here.unit, there.unit);
            EXPECT_EQ(here.handling, there.handling);
            EXPECT_EQ(here.registered_at, there.registered_at);
            EXPECT_EQ(here.ended_at, there.ended_at);
        }
    }
}

}  // namespace
}  // namespace exchange::testing
