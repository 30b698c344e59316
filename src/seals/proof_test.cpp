#include "seals/proof.h"

#include <gmock/gmock.h>

#include "seals/queries.h"
#include "seals/world_test.h"

namespace seals {
namespace {

using namespace testing;
namespace json = boost::json;

class ProofTest : public SealsTest {
  protected:
    Proof sealed_proof(const matters::Registered& of) {
        auto made = proof_of(of.matter);
        EXPECT_TRUE(made && made->sealed);
        return *made;
    }
    ProofReport against_database(const Proof& some) {
        return database().read([&](db::Read& read) { return verify_proof(read, some, keys()); });
    }
};

TEST_P(ProofTest, BeforeItsDayIsSealedAReceiptIsTheEntryAndSaysWhenToAskAgain) {
    const auto one = report(a());
    open_signing_key(database(), key_file());
    const auto early = proof_of(one.matter);
    ASSERT_TRUE(early);
    EXPECT_FALSE(early->sealed);
    EXPECT_EQ(early->sealed_after, end_of(day_of_now()) + grace);
    EXPECT_EQ(early->number, one.matter.number);
    EXPECT_EQ(early->entry.digest, one.entry.digest);
    EXPECT_EQ(verdict_on(*early, keys()), Verdict::not_sealed_yet);
    EXPECT_FALSE(against_database(*early).other_here);
    next_day();
    seal();
    EXPECT_TRUE(against_database(*early).sealed_since);
    EXPECT_FALSE(proof_of(one.matter, 99).has_value());
}

TEST_P(ProofTest, EveryEntryOfASealedDayIsProved) {
    std::vector<matters::Registered> matters;
    for (int i = 0; i < 5; ++i) matters.push_back(report(a()));
    for (int i = 0; i < 30; ++i)
        note(database(), matters[static_cast<std::size_t>(i * i % 5)].matter.matter_id);
    report(b());
    next_day();
    seal();
    std::int64_t proved = 0;
    for (const auto& one : matters)
        for (std::int64_t seq = 1; const auto made = proof_of(one.matter, seq); ++seq, ++proved) {
            EXPECT_EQ(verdict_on(*made, keys()), Verdict::fits);
            EXPECT_FALSE(against_database(*made).other_here);
            EXPECT_EQ(says_number(made->entry), seq == 1);
        }
    EXPECT_EQ(proved, seals(a()).front().entries);
}

TEST_P(ProofTest, ReadsBackExactlyWhatItWrote) {
    const auto one = report(a());
    next_day();
    seal();
    const auto made = sealed_proof(one);
    const auto read = read_proof(json::parse(to_text(made)));
    ASSERT_TRUE(read) << read.error().fields.front().field;
    EXPECT_EQ(to_text(*read), to_text(made));
    EXPECT_EQ(read->sealed, made.sealed);
    EXPECT_EQ(verdict_on(*read, keys()), Verdict::fits);
}

TEST_P(ProofTest, NothingInItCanBeChanged) {
    const auto one = report(a());
    const auto two = report(a());
    note(database(), two.matter.matter_id);
    report(b());
    next_day();
    seal();
    const auto other = sealed_proof(two);
    struct Change {
        Verdict verdict;
        std::function<void(Proof&)> make;
    };
    const Change changes[] = {
        {Verdict::entry_changed, [](Proof& some) { ++some.entry.at.ms; }},
        {Verdict::entry_changed, [](Proof& some) { ++some.entry.matter_id.value; }},
        {Verdict::entry_changed, [](Proof& some) { some.entry.act = matters::Act::archive; }},
        {Verdict::entry_changed, [](Proof& some) { some.entry.unit_id = matters::UnitId{7}; }},
        {Verdict::entry_changed, [](Proof& some) { some.entry.changed += " "; }},
        {Verdict::entry_changed, [](Proof& some) { some.entry.digest[0] ^= 1; }},
        {Verdict::other_number, [&](Proof& some) { some.number = two.matter.number; }},
        {Verdict::other_number, [&](Proof& some) { some.entry = other.entry; }},
        {Verdict::not_in_seal, [](Proof& some) { ++some.sealed->index; }},
        {Verdict::not_in_seal, [](Proof& some) { some.sealed->index = -1; }},
        {Verdict::not_in_seal, [](Proof& some) { some.sealed->path.pop_back(); }},
        {Verdict::not_in_seal, [](Proof& some) { some.sealed->path[0][0] ^= 1; }},
        {Verdict::not_in_seal, [](Proof& some) { some.sealed->path[0] = "no digits"; }},
        {Verdict::not_in_seal, [&](Proof& some) { some.sealed->path = other.sealed->path; }},
        {Verdict::not_in_seal, [](Proof& some) { some.sealed->seal.root[0] ^= 1; }},
        {Verdict::other_day, [](Proof& some) { some.sealed->seal.day += days{1}; }},
        {Verdict::other_day, [&](Proof& some) { some.sealed->seal = seals(b()).front(); }},
        {Verdict::seal_changed, [](Proof& some) { ++some.sealed->seal.made_at.ms; }},
        {Verdict::seal_changed, [](Proof& some) { some.sealed->seal.previous_digest = "x"; }},
        {Verdict::seal_changed, [](Proof& some) { some.sealed->seal.signature = "x"; }},
        {Verdict::seal_changed, [](Proof& some) { some.sealed->public_key = "x"; }}};
    for (const auto& [verdict, make] : changes) {
        auto some = sealed_proof(one);
        make(some);
        EXPECT_EQ(verdict_on(some, keys()), verdict) << to_text(some);
        EXPECT_FALSE(text_of(verdict).zh.empty());
    }
}

TEST_P(ProofTest, AForgerWithAKeyOfHisOwnIsNotTrusted) {
    const auto one = report(a());
    next_day();
    seal();
    auto forged = sealed_proof(one);
    const auto file = scratch().folder() / "forged.json";
    base::SigningKeys::create(file);
    const auto his = base::SigningKeys::load(file);
    forged.entry.facts = R"({"forged":1})";
    forged.entry.digest = matters::digest_of(forged.entry);
    base::MerkleRoot tree;
    tree.add(leaf_of(forged.entry.digest));
    forged.sealed->index = 0;
    forged.sealed->path.clear();
    forged.sealed->seal =
        make_seal(a().county_code, forged.sealed->seal.day, tree, nullptr, clock().now(), his);
    forged.sealed->public_key = his.current().text();
    EXPECT_EQ(verdict_on(forged, his.all()), Verdict::fits) << "by itself it is in order";
    EXPECT_EQ(verdict_on(forged, keys()), Verdict::unknown_key);
    EXPECT_TRUE(against_database(forged).other_here);
}

TEST_P(ProofTest, AGoodReceiptAccusesADatabaseThatWasRewritten) {
    const auto one = report(a());
    next_day();
    seal();
    const auto kept = sealed_proof(one);
    drop_guards(database());
    tamper(database(), "UPDATE journal SET digest = 'x' WHERE matter_id = :id",
           db::arg("id", one.matter.matter_id));
    const auto found = against_database(kept);
    EXPECT_EQ(found.verdict, Verdict::fits);
    EXPECT_TRUE(found.other_here);
    tamper(database(), "DELETE FROM journal");
    EXPECT_TRUE(against_database(kept).other_here);
}

TEST_P(ProofTest, EachMemberThatIsMissingOrMistypedOrUnknownIsNamed) {
    const auto one = report(a());
    next_day();
    seal();
    const auto whole = json::parse(to_text(sealed_proof(one))).as_object();
    const auto fields_of = [](const json::value& some) {
        std::vector<std::string> out;
        const auto read = read_proof(some, "proof");
        if (!read)
            for (const auto& field : read.error().fields) out.push_back(field.field);
        return out;
    };
    EXPECT_THAT(fields_of(whole), ::testing::IsEmpty());
    EXPECT_THAT(fields_of(json::array{}), ::testing::ElementsAre("proof"));
    for (const auto& [name, value] : whole) {
        auto some = whole;
        some.erase(name);
        EXPECT_THAT(fields_of(some), ::testing::Contains("proof/" + std::string(name)));
    }
    for (const auto* within : {"entry", "sealed"})
        for (const auto& [name, value] : whole.at(within).as_object()) {
            auto some = whole;
            some[within].as_object()[name] = json::array{json::array{}};
            EXPECT_THAT(fields_of(some), ::testing::Contains(::testing::StartsWith(fmt::format(
                                             "proof/{}/{}", within, std::string(name)))));
        }
    auto strange = whole;
    strange["sealed"].as_object()["seal"].as_object()["more"] = 1;
    EXPECT_THAT(fields_of(strange), ::testing::ElementsAre("proof/sealed/seal/more"));
    strange = whole;
    strange["kind"] = "x";
    EXPECT_THAT(fields_of(strange), ::testing::ElementsAre("proof/kind"));
}

INSTANTIATE_EACH_DATABASE(ProofTest);

}  // namespace
}  // namespace seals
