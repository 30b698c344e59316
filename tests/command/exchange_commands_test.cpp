// What a person sees who imports matters of another system, and exports them.
#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lzma.h>

#include "access/testing.h"
#include "base/vault.h"
#include "exchange/world_test.h"
#include "terminal.h"

namespace commands {
namespace {

using exchange::testing::all_matters;
using exchange::testing::count;
using server::ExitCode;
using ::testing::HasSubstr;

constexpr const char* mapping = R"({
  "system": "old-hotline", "county": "620922", "number": "no", "registered_at": "came",
  "time_format": "%Y-%m-%d %H:%M", "place": "village", "unit": "office", "make_units": true,
  "category": "leaf", "words": "words", "channel": {"constant": "hotline"},
  "lateness": {"constant": "in_time"}, "state": {"constant": "closed"}
})";
constexpr const char* head = "no,came,village,office,leaf,words\n";

std::string packed(const std::string& text) {
    std::string out(lzma_stream_buffer_bound(text.size()), '\0');
    std::size_t used = 0;
    const auto* in = reinterpret_cast<const std::uint8_t*>(text.data());
    lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, nullptr, in, text.size(),
                            reinterpret_cast<std::uint8_t*>(out.data()), &used, out.size());
    out.resize(used);
    return out;
}

class ExchangeCommands : public db::testing::EachDatabase {
  protected:
    void SetUp() override {
        // Posts of the small world hold from the clock's time on: before the machine's.
        clock().set(*base::parse_instant("2020-01-01T00:00:00Z"));
        EachDatabase::SetUp();
        if (IsSkipped()) return;
        world_ = std::make_unique<access::testing::World>(database());
        exchange::testing::lay_ground(database());
        base::Vault::create(folder_ / "key.json");
        mapping_ = folder_.write("mapping.json", mapping);
    }
    void TearDown() override {
        world_ = nullptr;
        EachDatabase::TearDown();
    }

    Ended run(std::vector<std::string> args) {
        args.insert(args.end(), {"--data", folder_.text(), "--database", scratch().url()});
        std::vector<const char*> argv{"gongzhi"};
        for (const auto& arg : args) argv.push_back(arg.c_str());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        std::ostringstream out, err;
        const auto code =
            server::run_command_line(static_cast<int>(argv.size()), argv.data(), out, err);
        return {code, out.str() + testing::internal::GetCapturedStdout(),
                err.str() + testing::internal::GetCapturedStderr()};
    }
    Ended import(const std::string& file, std::vector<std::string> more = {}) {
        std::vector<std::string> args{"import", "matters", file, "--mapping", mapping_};
        args.insert(args.end(), more.begin(), more.end());
        return run(std::move(args));
    }

    const Folder folder_;
    std::string mapping_;
    std::unique_ptr<access::testing::World> world_;
};
INSTANTIATE_EACH_DATABASE(ExchangeCommands);

TEST_P(ExchangeCommands, ImportsOnceWhateverTheFilesForm) {
    const std::string line = "1,2018-03-01 09:00,城北村,城管局,030103,\"灯\"\"坏\"\"了,\n很黑\"\n";
    const auto csv = folder_.write("a.csv", "\xEF\xBB\xBF" + std::string(head) + line);
    const auto first = import(csv);
    EXPECT_EQ(first.code, ExitCode::ok) << first.err << first.out;
    EXPECT_THAT(first.out, HasSubstr("1 records: 1 taken, 0 here before, 0 not taken"));
    EXPECT_THAT(first.out, HasSubstr("1 units were made"));

    // GB18030: 2,2018-03-01 09:00,城北村,城管局,030103,路灯
    const auto gb =
        folder_.write("b.csv", std::string(head) +
                                   "2,2018-03-01 09:00,\xB3\xC7\xB1\xB1\xB4\xE5,"
                                   "\xB3\xC7\xB9\xDC\xBE\xD6,030103,\xC2\xB7\xB5\xC6\n");
    EXPECT_THAT(import(gb).out, HasSubstr("1 taken"));
    const auto xz = folder_.write(
        "c.jsonl.xz",
        packed("{\"no\":3,\"came\":\"2018-03-01 09:00\",\"village\":\"城北\",\"office\":\"城管局\","
               "\"leaf\":\"030103\",\"words\":\"路灯\"}\n"));
    EXPECT_THAT(import(xz).out, HasSubstr("1 taken"));

    const auto before = count(database());
    for (const auto& file : {csv, gb, xz})
        EXPECT_THAT(import(file).out, HasSubstr("1 here before"));
    EXPECT_EQ(count(database()), before);
    for (const auto& [number, stands] : all_matters(database())) {
        EXPECT_EQ(stands.state, "closed") << number;
        EXPECT_EQ(stands.unit, "城管局") << number;
    }
}

TEST_P(ExchangeCommands, AMappingThatDoesNotFitIsRefusedBeforeTheFirstLine) {
    const auto file = folder_.write("a.csv", "id,when\n1,2018-03-01 09:00\n");
    const auto before = count(database());
    const auto misfit = import(file);
    EXPECT_EQ(misfit.code, ExitCode::bad_file);
    EXPECT_THAT(misfit.err, HasSubstr("no column \"came\"; it has: id, when"));
    mapping_ = folder_.write("bad.json", "{\"system\": \"x\", \"colour\": \"y\"");
    const auto broken = import(file);
    EXPECT_EQ(broken.code, ExitCode::bad_file);
    EXPECT_THAT(broken.err, HasSubstr("is no JSON"));
    EXPECT_EQ(import(folder_ / "not-there.csv").code, ExitCode::bad_file);
    EXPECT_EQ(import(folder_.write("a.xlsx", "x")).code, ExitCode::usage);
    EXPECT_EQ(count(database()), before);
}

TEST_P(ExchangeCommands, WhatWasNotTakenStandsInTheReport) {
    const auto file = folder_.write("a.csv", std::string(head) +
                                                 "1,01.03.2018,城北村,城管局,030103,x\n"
                                                 "2,2018-03-01 09:00,月亮村,城管局,030103,x\n"
                                                 "3,2018-03-01 09:00,城北村,城管局,030103,x\n");
    const auto report = folder_ / "report.jsonl";
    const auto ended = import(file, {"--report", report});
    EXPECT_EQ(ended.code, ExitCode::finding);
    EXPECT_THAT(ended.out, HasSubstr("line 3: place: there is no place \"月亮村\""));
    const auto text = exchange::testing::file_text(report);
    EXPECT_THAT(text, HasSubstr("\"line\":2,\"field\":\"registered_at\""));
    EXPECT_EQ(std::ranges::count(text, '\n'), 2);
    EXPECT_EQ(count(database()).matters, 1);
}

TEST_P(ExchangeCommands, ADryRunLeavesEverythingForLater) {
    const auto file =
        folder_.write("a.csv", std::string(head) + "3,2018-03-01 09:00,城北村,城管局,030103,x\n");
    EXPECT_THAT(import(file, {"--dry-run"}).out, HasSubstr("1 would be taken"));
    EXPECT_EQ(count(database()).matters, 0);
    EXPECT_THAT(import(file).out, HasSubstr("1 taken"));
}

TEST_P(ExchangeCommands, WhoeverHasItDoneImportsIntoHisOwnRegionOnly) {
    const auto file =
        folder_.write("a.csv", std::string(head) + "3,2018-03-01 09:00,城北村,城管局,030103,x\n");
    EXPECT_EQ(import(file, {"--as", "a-handler"}).code, ExitCode::usage);
    EXPECT_EQ(import(file, {"--as", "nobody"}).code, ExitCode::usage);
    EXPECT_THAT(import(file, {"--as", "b-centre_head"}).out, HasSubstr("outside your region"));
    EXPECT_THAT(import(file, {"--as", "a-centre_head"}).out, HasSubstr("1 taken"));
}

TEST_P(ExchangeCommands, ExportsWhatOneMaySeeWithAMappingThatReadsItAgain) {
    import(folder_.write("a.csv", std::string(head) +
                                      "1,2018-03-01 09:00,城北村,城管局,030103,王先生说\n"
                                      "2,2018-04-01 09:00,城北村,城管局,030103,王先生说\n"));
    const auto out = folder_ / "out.csv";
    const auto ended = run({"export", "matters", out, "--county", "620922", "--to", "2018-03-31",
                            "--write-mapping", folder_ / "again.json"});
    EXPECT_EQ(ended.code, ExitCode::ok) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("1 matters exported"));
    const auto text = exchange::testing::file_text(out);
    EXPECT_THAT(text, HasSubstr("2018-03-01T09:00:00+08:00"));
    EXPECT_THAT(text, HasSubstr("城管局"));
    EXPECT_THAT(text, ::testing::Not(HasSubstr("王先生")));
    EXPECT_EQ(run({"export", "matters", out}).code, ExitCode::usage) << "never over a file";
    EXPECT_THAT(run({"export", "matters", folder_ / "b.jsonl", "--as", "b-centre_head"}).out,
                HasSubstr("0 matters"));
    EXPECT_EQ(run({"export", "matters", folder_ / "c.jsonl", "--from", "spring"}).code,
              ExitCode::usage);
    mapping_ = folder_ / "again.json";
    EXPECT_THAT(import(out).out, HasSubstr("1 here before")) << "its number is known";
}

}  // namespace
}  // namespace commands
