#include "seals/seals_file.h"

#include <sstream>

#include <gmock/gmock.h>

#include "seals/queries.h"
#include "seals/world_test.h"

namespace seals {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SealsFile : public SealsTest {
  protected:
    void SetUp() override {
        SealsTest::SetUp();
        if (IsSkipped()) return;
        const auto one = report(a());
        report(b());
        next_day();
        note(database(), one.matter.matter_id);
        next_day();
        seal();
    }

    std::string exported() {
        std::ostringstream out;
        const auto counts = write_seals(database(), out);
        EXPECT_EQ(counts.seals, 3);
        EXPECT_EQ(counts.keys, 1);
        return out.str();
    }
    VerifyReport checked(const std::string& text, const std::vector<base::PublicKey>& trusted) {
        std::istringstream in(text);
        VerifyReport out;
        check_seals_file(in, trusted, out);
        return out;
    }
    std::string refused(const std::string& text) {
        try {
            checked(text, {});
        } catch (const SealsFileError& error) {
            return error.what();
        }
        return "";
    }
};

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
}

TEST_P(SealsFile, CanBeCheckedAlone) {
    const auto text = exported();
    EXPECT_EQ(lines_of(text).size(), 6U);
    EXPECT_THAT(told(checked(text, {})), IsEmpty());
    EXPECT_EQ(checked(text, keys()).seals, 3);
    std::istringstream in(text);
    std::vector<Seal> read;
    EXPECT_EQ(read_seals(in, [&](const Seal& one) { read.push_back(one); }), keys());
    auto here = seals(a());
    std::ranges::copy(seals(b()), std::back_inserter(here));
    EXPECT_THAT(read, ::testing::UnorderedElementsAreArray(here));
}

TEST_P(SealsFile, ASealThatWasTakenOutOrChangedIsNoticed) {
    auto lines = lines_of(exported());
    // The first seal of the county that has two.
    const auto first = std::ranges::find_if(
        lines, [&](const auto& line) { return line.contains("\"" + a().county_code + "\""); });
    auto changed = lines;
    auto& line = changed[static_cast<std::size_t>(first - lines.begin())];
    line.replace(line.find("\"entries\":2"), 11, "\"entries\":3");
    EXPECT_THAT(told(checked(joined(changed), {})),
                ElementsAre(HasSubstr("seal_changed"), HasSubstr("seal_link")));
    lines.erase(first);
    EXPECT_THAT(refused(joined(lines)), HasSubstr("end"));
    lines.back() = R"({"end":{"keys":1,"seals":2}})";
    EXPECT_THAT(told(checked(joined(lines), {})), ElementsAre(HasSubstr("seal_link")));
}

TEST_P(SealsFile, AKeyThatIsNotTrustedIsNoticed) {
    const auto text = exported();
    base::SigningKeys::create(scratch().folder() / "other.json");
    const auto other = base::SigningKeys::load(scratch().folder() / "other.json").all();
    EXPECT_EQ(checked(text, other).misfits, 3);
}

TEST_P(SealsFile, AFileThatIsCutOffOrNoneIsRefusedWithItsLine) {
    const auto lines = lines_of(exported());
    struct Row {
        std::string text;
        const char* says;
    };
    auto swapped = lines;
    swapped[2] = R"({"seal":{"county":7}})";
    auto odd = lines;
    odd[2] = R"({"row":{}})";
    auto key = lines;
    auto& letter = key[1].at(key[1].find("\"public_key\":\"") + 14);
    letter = letter == 'A' ? 'B' : 'A';
    const Row rows[] = {
        {"", "empty"},
        {"x\n", "line 1"},
        {R"({"gongzhi":"export","format":1,"made_at":"2026-09-02T00:00:00Z"})", "format"},
        {joined({lines.begin(), lines.end() - 1}), "end"},
        {lines[0] + "\n" + std::string(100'000, 'x'), "line 2"},
        {joined(swapped), "seal/county"},
        {joined(odd), "line 3"},
        {joined(key), "key/public_key"}};
    for (const auto& [text, says] : rows) EXPECT_THAT(refused(text), HasSubstr(says));
}

TEST_P(SealsFile, SealsThatWereKeptElsewhereAccuseADatabaseThatWasSealedAnew) {
    const auto text = exported();
    // Whoever has both the database and the key rewrites the journal and seals it again.
    drop_guards(database());
    tamper(database(), "UPDATE journal SET digest = previous_digest");
    tamper(database(), "DELETE FROM seal");
    seal();
    std::istringstream in(text);
    VerifyReport found;
    read_seals(in, [&](const Seal& kept) {
        database().read([&](db::Read& read) { verify_kept_seal(read, kept, found); });
    });
    ASSERT_EQ(found.misfits, 3);
    EXPECT_EQ(found.first.front().code, "kept_seal_differs");
    tamper(database(), "DELETE FROM seal");
    std::istringstream again(text);
    VerifyReport gone;
    read_seals(again, [&](const Seal& one) {
        database().read([&](db::Read& read) { verify_kept_seal(read, one, gone); });
    });
    ASSERT_EQ(gone.misfits, 3);
    EXPECT_EQ(gone.first.front().code, "kept_seal_missing");
}

INSTANTIATE_EACH_DATABASE(SealsFile);

}  // namespace
}  // namespace seals
