// What a person sees who seals, exports, verifies, and checks a receipt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/testing.h"
#include "seals/make_proof.h"
#include "seals/proof.h"
#include "seals/store.h"
#include "seals/testing.h"
#include "terminal.h"

namespace commands {
namespace {

using server::ExitCode;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// As gongzhi(), with what the command itself prints.
Ended said(const std::vector<std::string>& args) {
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    auto ended = gongzhi(args);
    ended.out += testing::internal::GetCapturedStdout();
    ended.err += testing::internal::GetCapturedStderr();
    return ended;
}

/// A data folder in which two residents reported on 2026-09-01, long ago.
class Installation {
  public:
    Installation() {
        db::testing::FakeClock clock;
        const auto database = open({.clock = clock.clock()});
        database->migrate();
        const access::testing::World world(*database);
        one = seals::testing::register_one(*database, world, world.a);
        two = seals::testing::register_one(*database, world, world.a);
        seals::testing::note(*database, two.matter.matter_id);
        county = world.a.county_code;
    }

    std::unique_ptr<db::Database> open(db::Options options = {}) const {
        return db::Database::open(folder / "gongzhi.db", std::move(options));
    }
    Ended run(std::vector<std::string> args) const {
        args.insert(args.end(), {"--data", folder.text()});
        return said(args);
    }
    /// A resident's file.
    std::string receipt(const std::string& name = "receipt.json") const {
        const auto proof =
            open()->read([&](db::Read& read) { return seals::proof(read, one.matter, 1); });
        return folder.write(name, seals::to_text(*proof));
    }
    void tamper(const std::string& text) const {
        const auto database = open();
        seals::testing::drop_guards(*database);
        seals::testing::tamper(*database, text);
    }

    Folder folder;
    matters::Registered one, two;
    std::string county;
};

TEST(SealCommand, SealsOnceAndSaysTheFingerprint) {
    const Installation here;
    const auto first = here.run({"seal", "now"});
    EXPECT_EQ(first.code, ExitCode::ok) << first.err;
    const auto keys = base::SigningKeys::load(here.folder / "seal-key.json");
    EXPECT_THAT(first.out, AllOf(HasSubstr("1 seals made"), HasSubstr("存证封签"),
                                 HasSubstr(keys.current().fingerprint())));
    EXPECT_THAT(here.run({"seal", "now"}).out, HasSubstr("0 seals made"));
}

TEST(VerifyCommand, SaysThatEverythingFits) {
    const Installation here;
    here.run({"seal", "now"});
    const auto ended = here.run({"verify"});
    EXPECT_EQ(ended.code, ExitCode::ok) << ended.err;
    EXPECT_THAT(ended.out, AllOf(HasSubstr("2 matters"), HasSubstr("1 seals"),
                                 HasSubstr("Everything fits"), HasSubstr("全部相符")));
    const auto json = here.run({"verify", "--json", "--county", here.county});
    EXPECT_EQ(json.code, ExitCode::ok);
    const auto parsed = boost::json::parse(json.out).as_object();
    EXPECT_TRUE(parsed.at("fits").as_bool());
    EXPECT_EQ(parsed.at("matters").as_int64(), 2);
    EXPECT_EQ(here.run({"verify", "--county", "62"}).code, ExitCode::usage);
}

TEST(VerifyCommand, NamesTheFirstEntryThatDoesNotFit) {
    const Installation here;
    here.run({"seal", "now"});
    here.tamper("UPDATE journal SET at = at + 1 WHERE seq = 3");
    const auto ended = here.run({"verify"});
    EXPECT_EQ(ended.code, ExitCode::finding);
    EXPECT_THAT(ended.out, AllOf(HasSubstr("The first that does not fit: matter " +
                                           here.two.matter.number + " entry 3"),
                                 HasSubstr("does not give its digest"), HasSubstr("首处不符")));
    const auto json = here.run({"verify", "--json"});
    EXPECT_EQ(json.code, ExitCode::finding);
    const auto first = boost::json::parse(json.out).at("first").at(0);
    EXPECT_EQ(first.at("number").as_string(), here.two.matter.number);
    EXPECT_EQ(first.at("seq").as_int64(), 3);
    EXPECT_EQ(first.at("code").as_string(), "entry_changed");
}

TEST(VerifyCommand, ChecksAReceiptAgainstTheDatabase) {
    const Installation here;
    const auto early = here.receipt("early.json");
    const auto not_yet = here.run({"verify", "--receipt", early});
    EXPECT_EQ(not_yet.code, ExitCode::finding);
    EXPECT_THAT(not_yet.out, HasSubstr("not sealed yet"));
    here.run({"seal", "now"});
    EXPECT_THAT(here.run({"verify", "--receipt", early}).out, HasSubstr("fetch it anew"));

    const auto good = here.run({"verify", "--receipt", here.receipt()});
    EXPECT_EQ(good.code, ExitCode::ok) << good.err;
    EXPECT_THAT(good.out, AllOf(HasSubstr(here.one.matter.number), HasSubstr("fits the seal")));

    auto text = seals::to_text(
        *here.open()->read([&](db::Read& read) { return seals::proof(read, here.one.matter, 1); }));
    const auto at = text.find(here.one.matter.number);
    text.replace(at, here.one.matter.number.size(), here.two.matter.number);
    const auto other = here.run({"verify", "--receipt", here.folder.write("other.json", text)});
    EXPECT_EQ(other.code, ExitCode::finding);
    EXPECT_THAT(other.out, HasSubstr("another matter"));

    here.tamper("DELETE FROM journal WHERE seq = 1");
    const auto gone = here.run({"verify", "--receipt", here.folder / "receipt.json", "--json"});
    EXPECT_EQ(gone.code, ExitCode::finding);
    EXPECT_FALSE(boost::json::parse(gone.out).at("fits").as_bool());
    EXPECT_EQ(boost::json::parse(gone.out).at("verdict").as_string(), "fits");
}

TEST(VerifyCommand, ChecksAReceiptAgainstKeptSealsWithoutTheDatabase) {
    const Installation here;
    here.run({"seal", "now"});
    const auto receipt = here.receipt();
    const auto kept = here.folder / "seals.jsonl";
    ASSERT_EQ(here.run({"seal", "export", kept}).code, ExitCode::ok);
    const auto fingerprint =
        base::SigningKeys::load(here.folder / "seal-key.json").current().fingerprint();
    const Folder elsewhere;
    const auto check = [&](const std::vector<std::string>& more) {
        std::vector<std::string> args{"verify", "--receipt", receipt, "--seals", kept};
        args.insert(args.end(), more.begin(), more.end());
        args.insert(args.end(), {"--data", elsewhere.text()});
        return said(args);
    };
    const auto good = check({});
    EXPECT_EQ(good.code, ExitCode::ok) << good.err;
    EXPECT_THAT(good.out, HasSubstr("fits the seal"));
    EXPECT_EQ(check({"--key", fingerprint}).code, ExitCode::ok);
    EXPECT_EQ(check({"--key", std::string(64, '0')}).code, ExitCode::usage);
    EXPECT_FALSE(std::filesystem::exists(elsewhere / "gongzhi.db"));

    // Another installation's seals.
    const Installation other;
    other.run({"seal", "now"});
    std::filesystem::remove(kept);
    ASSERT_EQ(other.run({"seal", "export", kept}).code, ExitCode::ok);
    EXPECT_EQ(check({}).code, ExitCode::finding);
}

TEST(VerifyCommand, ComparesTheDatabaseWithSealsThatWereKept) {
    const Installation here;
    here.run({"seal", "now"});
    const auto kept = here.folder / "seals.jsonl";
    ASSERT_EQ(here.run({"seal", "export", kept}).code, ExitCode::ok);
    EXPECT_EQ(here.run({"verify", "--seals", kept}).code, ExitCode::ok);
    here.tamper("DELETE FROM seal");
    const auto ended = here.run({"verify", "--seals", kept, "--json"});
    EXPECT_EQ(ended.code, ExitCode::finding);
    EXPECT_THAT(ended.out, HasSubstr("kept_seal_missing"));
}

TEST(SealCommand, WhatIsExportedCanBeCheckedAloneAndIsNeverReplaced) {
    const Installation here;
    here.run({"seal", "now"});
    const auto kept = here.folder / "seals.jsonl";
    const auto first = here.run({"seal", "export", kept});
    EXPECT_THAT(first.out, HasSubstr("1 seals and 1 keys"));
    EXPECT_EQ(here.run({"seal", "export", kept}).code, ExitCode::usage);
    const auto checked = said({"seal", "check", kept});
    EXPECT_EQ(checked.code, ExitCode::ok) << checked.err;
    EXPECT_THAT(checked.out, HasSubstr("0 do not fit"));

    std::ifstream in(kept);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    text.replace(text.find("\"entries\":"), 11, "\"entries\":9");
    const auto changed = said({"seal", "check", here.folder.write("changed.jsonl", text)});
    EXPECT_EQ(changed.code, ExitCode::finding);
    EXPECT_THAT(changed.out, HasSubstr("its signature does not fit"));
    const auto cut = said({"seal", "check", here.folder.write("cut.jsonl", text.substr(0, 90))});
    EXPECT_EQ(cut.code, ExitCode::bad_file);
    EXPECT_EQ(said({"seal", "check", here.folder / "absent"}).code, ExitCode::bad_file);
}

TEST(SealCommand, AFileThatIsNoReceiptIsNamedByItsFields) {
    const Installation here;
    here.run({"seal", "now"});
    const auto odd =
        here.run({"verify", "--receipt", here.folder.write("odd.json", R"({"number":7})")});
    EXPECT_EQ(odd.code, ExitCode::bad_file);
    EXPECT_THAT(odd.err, AllOf(HasSubstr("number"), HasSubstr("entry"), HasSubstr("odd.json")));
    EXPECT_EQ(here.run({"verify", "--receipt", here.folder.write("none.json", "hello")}).code,
              ExitCode::bad_file);
    EXPECT_EQ(here.run({"verify", "--receipt", here.folder / "absent"}).code, ExitCode::bad_file);
}

TEST(SealCommand, AChangedKeyLeavesOldSealsCheckable) {
    const Installation here;
    here.run({"seal", "now"});
    const auto changed = here.run({"seal", "rotate"});
    EXPECT_EQ(changed.code, ExitCode::ok) << changed.err;
    EXPECT_EQ(here.run({"verify"}).code, ExitCode::ok);
    std::filesystem::remove(here.folder / "seal-key.json");
    EXPECT_EQ(here.run({"seal", "now"}).code, ExitCode::key_file);
    const auto without = here.run({"verify"});
    EXPECT_EQ(without.code, ExitCode::ok);
    EXPECT_THAT(without.err, HasSubstr("seal-key.json"));
    EXPECT_EQ(here.run({"seal", "rotate"}).code, ExitCode::ok) << "a lost key is replaced";
    EXPECT_EQ(here.run({"verify"}).code, ExitCode::ok);
}

TEST(SealCommand, InitMakesTheKeyOfItsOwnersAlone) {
    const Folder folder;
    const auto ended = said({"init", "--data", folder.text(), "--bare"});
    ASSERT_EQ(ended.code, ExitCode::ok) << ended.err;
    const auto keys = base::SigningKeys::load(folder / "seal-key.json");
    EXPECT_THAT(ended.out, HasSubstr(keys.current().fingerprint()));
    std::filesystem::remove(folder / "seal-key.json");
    const auto served = said({"serve", "--data", folder.text(), "--port", "0"});
    EXPECT_EQ(served.code, ExitCode::key_file);
    EXPECT_THAT(served.err, HasSubstr("seal-key.json"));
}

}  // namespace
}  // namespace commands
