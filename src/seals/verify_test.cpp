#include <gmock/gmock.h>

#include "seals/queries.h"
#include "seals/world_test.h"

namespace seals {
namespace {

using namespace testing;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class Verify : public SealsTest {
  protected:
    /// Two matters of county A and one of B over three sealed days.
    void SetUp() override {
        SealsTest::SetUp();
        if (IsSkipped()) return;
        one_ = report(a());
        two_ = report(a());
        other_ = report(b());
        next_day();
        note(database(), one_.matter.matter_id);
        note(database(), two_.matter.matter_id);
        next_day();
        note(database(), one_.matter.matter_id);
        next_day();
        seal();
        ASSERT_EQ(seals(a()).size(), 3U);
        last_ = database().read([&](db::Read& read) {
            return matters::find_any(read, one_.matter.matter_id)->entries;
        });
        ASSERT_GE(last_, 3);
        drop_guards(database());
    }

    std::int64_t change(const std::string& table, const std::string& set, std::int64_t seq) {
        return tamper(
            database(),
            fmt::format("UPDATE {} SET {} WHERE matter_id = :id AND seq = :seq", table, set),
            db::arg("id", one_.matter.matter_id), db::arg("seq", seq));
    }
    std::string at(std::string_view code, std::int64_t seq) const {
        return fmt::format("{} {} {}", code, one_.matter.number, seq);
    }
    std::string of_seal(std::string_view code, std::size_t which) {
        return fmt::format("{} {} {}", code, a().county_code, base::to_text(seals(a())[which].day));
    }

    matters::Registered one_, two_, other_;
    std::int64_t last_ = 0;
};

TEST_P(Verify, WhatNobodyTouchedFits) {
    const auto report = verify();
    EXPECT_THAT(told(report), IsEmpty());
    EXPECT_EQ(report.misfits, 0);
    EXPECT_EQ(report.matters, 3);
    EXPECT_EQ(report.seals, 4);
    EXPECT_EQ(report.unsealed, 0);
    EXPECT_EQ(report.texts_gone, 0);
    EXPECT_GE(report.texts, 3);
    std::int64_t sealed = 0;
    for (const auto* side : {&a(), &b()})
        for (const Seal& each : seals(*side)) sealed += each.entries;
    EXPECT_EQ(report.entries, sealed);
}

TEST_P(Verify, OneCountyIsVerifiedAlone) {
    tamper(database(), "UPDATE journal SET facts = '{\"x\":1}' WHERE county = :county",
           db::arg("county", b().county_code));
    EXPECT_EQ(verify(a().county_code).misfits, 0);
    EXPECT_EQ(verify(a().county_code).matters, 2);
    EXPECT_GT(verify(b().county_code).misfits, 0);
    EXPECT_EQ(verify(b().county_code).matters, 1);
}

TEST_P(Verify, EveryChangedColumnOfAnEntryIsNamedByMatterAndSequence) {
    const char* const changes[] = {"entry_id = entry_id + 1",
                                   "at = at + 1",
                                   "act = 'archive'",
                                   "act = 'forgive'",
                                   "from_state = 'archived'",
                                   "to_state = 'nowhere'",
                                   "hand = 'person'",
                                   "person_id = 7",
                                   "post_id = 7",
                                   "role = 'auditor'",
                                   "role = 'leader'",
                                   "unit_id = 7",
                                   "facts = '{\"x\":1}'",
                                   "changed = '{\"returns\":7}'",
                                   "changed = 'no JSON'",
                                   "changed = '{\"unknown\":7}'",
                                   "text_digest = 'x'",
                                   "previous_digest = 'x'",
                                   "digest = 'x'",
                                   "county = '999999'"};
    for (const auto* set : changes) {
        SCOPED_TRACE(set);
        const auto kept = database().read([&](db::Read& read) {
            return read.get<matters::Entry>(sql::find_entry,
                                            db::arg("matter_id", one_.matter.matter_id),
                                            db::arg("seq", last_));
        });
        ASSERT_EQ(change("journal", set, last_), 1);
        const auto found = verify();
        ASSERT_GT(found.misfits, 0);
        EXPECT_EQ(found.first.front().number, one_.matter.number);
        EXPECT_EQ(found.first.front().seq, last_);
        EXPECT_FALSE(found.first.front().en.empty());
        change("journal", "digest = digest", last_);
        tamper(database(), "DELETE FROM journal WHERE matter_id = :id AND seq = :seq",
               db::arg("id", one_.matter.matter_id), db::arg("seq", last_));
        database().write([&](db::Write& write) {
            write.run(
                {"test/put_back",
                 "INSERT INTO journal (matter_id, seq, county, entry_id, at, act, from_state, "
                 "to_state, hand, person_id, post_id, role, unit_id, facts, changed, "
                 "text_digest, previous_digest, digest) VALUES (:matter_id, :seq, :county, "
                 ":entry_id, :at, :act, :from_state, :to_state, :hand, :person_id, :post_id, "
                 ":role, :unit_id, :facts, :changed, :text_digest, :previous_digest, "
                 ":digest)"},
                kept);
        });
        ASSERT_EQ(verify().misfits, 0) << "put back as it was";
    }
}

TEST_P(Verify, AMissingEntryIsNamed) {
    for (const std::int64_t seq : {std::int64_t{1}, last_ - 1, last_}) {
        SCOPED_TRACE(seq);
        change("journal", "matter_id = -matter_id", seq);
        tamper(database(),
               "UPDATE journal_text SET matter_id = -matter_id WHERE matter_id = :id "
               "AND seq = :seq",
               db::arg("id", one_.matter.matter_id), db::arg("seq", seq));
        EXPECT_THAT(told(verify(a().county_code)), Contains(at("entry_missing", seq)));
        tamper(database(), "UPDATE journal SET matter_id = -matter_id WHERE matter_id < 0");
        tamper(database(), "UPDATE journal_text SET matter_id = -matter_id WHERE matter_id < 0");
        ASSERT_EQ(verify().misfits, 0) << "put back as it was";
    }
}

TEST_P(Verify, TwoEntriesThatChangedPlacesAreNamed) {
    change("journal", "seq = 1000", last_);
    change("journal", "seq = seq + 1", last_ - 1);
    change("journal", fmt::format("seq = {}", last_ - 1), 1000);
    const auto found = verify();
    ASSERT_GT(found.misfits, 0);
    EXPECT_EQ(found.first.front().number, one_.matter.number);
    EXPECT_EQ(found.first.front().seq, last_ - 1);
}

TEST_P(Verify, ARewrittenChainIsFoundByTheSeal) {
    // The newest entry with a new digest, and the row made to fit: only the seal knows better.
    auto entry = database().read([&](db::Read& read) {
        return read.get<matters::Entry>(
            sql::find_entry, db::arg("matter_id", one_.matter.matter_id), db::arg("seq", last_));
    });
    entry.facts = R"({"forged":1})";
    entry.digest = matters::digest_of(entry);
    tamper(database(), "UPDATE journal SET facts = :facts, digest = :digest WHERE entry_id = :id",
           db::arg("facts", entry.facts), db::arg("digest", entry.digest),
           db::arg("id", entry.entry_id));
    tamper(database(), "UPDATE matter SET last_digest = :digest WHERE matter_id = :id",
           db::arg("digest", entry.digest), db::arg("id", one_.matter.matter_id));
    EXPECT_THAT(told(verify()), ElementsAre(of_seal("seal_root", 2)));
}

TEST_P(Verify, AWholeMatterThatIsGoneIsFoundByTheSeals) {
    for (const auto* table : {"journal", "journal_text", "matter_content", "matter"})
        tamper(database(), fmt::format("DELETE FROM {} WHERE matter_id = :id", table),
               db::arg("id", two_.matter.matter_id));
    EXPECT_THAT(told(verify()),
                ElementsAre(of_seal("seal_entries", 0), of_seal("seal_entries", 1)));
}

TEST_P(Verify, ARowThatItsJournalDoesNotGiveIsNamedByItsMembers) {
    const auto id = db::arg("id", one_.matter.matter_id);
    tamper(database(), "UPDATE matter SET returns = 3, rung = 1 WHERE matter_id = :id", id);
    const auto found = verify();
    EXPECT_THAT(told(found), ElementsAre(at("row_differs", 0)));
    EXPECT_THAT(found.first.front().en, HasSubstr("rung, returns"));

    tamper(database(), "UPDATE matter SET state = 'nowhere' WHERE matter_id = :id", id);
    EXPECT_THAT(told(verify()), ElementsAre(at("row_differs", 0)));
}

TEST_P(Verify, ARowWithoutJournalAndAJournalWithoutRowAreNamed) {
    tamper(database(), "UPDATE journal SET matter_id = 5 WHERE matter_id = :id",
           db::arg("id", one_.matter.matter_id));
    const auto found = verify();
    EXPECT_THAT(told(found), Contains(at("entry_missing", 1)));
    EXPECT_THAT(told(found), Contains("row_missing  0"));
    EXPECT_EQ(found.first.front().matter_id, "5");
}

TEST_P(Verify, ChangedWordsAreNamedAndDeletedOnesAreSaid) {
    const auto before = verify();
    ASSERT_EQ(change("journal_text", "body = '{\"note\":\"x\"}'", last_), 1);
    EXPECT_THAT(told(verify()), ElementsAre(at("text_changed", last_)));
    tamper(database(), "DELETE FROM journal_text WHERE matter_id = :id",
           db::arg("id", one_.matter.matter_id));
    const auto after = verify();
    EXPECT_EQ(after.misfits, 0);
    EXPECT_GT(after.texts_gone, 0);
    EXPECT_EQ(after.texts + after.texts_gone, before.texts);
}

TEST_P(Verify, ChangedContentIsNamedAndDeletedContentIsNot) {
    const auto id = db::arg("id", one_.matter.matter_id);
    tamper(database(), "UPDATE matter_content SET words = '都好' WHERE matter_id = :id", id);
    EXPECT_THAT(told(verify()), ElementsAre(at("content_changed", 0)));
    tamper(database(), "DELETE FROM matter_content WHERE matter_id = :id", id);
    EXPECT_EQ(verify().misfits, 0);
}

TEST_P(Verify, EveryChangedColumnOfASealIsNamed) {
    const auto made = seals(a());
    for (const auto* set :
         {"entries = entries + 1", "root = 'x'", "previous_digest = 'x'", "key_id = 'x'",
          "made_at = made_at + 1", "signature = 'x'", "day = '2026-01-01'", "county = '620999'"}) {
        SCOPED_TRACE(set);
        tamper(database(),
               fmt::format("UPDATE seal SET {} WHERE county = :county AND day = :day", set),
               db::arg("county", a().county_code), db::arg("day", made[1].day));
        const auto found = verify();
        EXPECT_GT(found.misfits, 0);
        tamper(database(), "DELETE FROM seal WHERE county IN (:county, '620999')",
               db::arg("county", a().county_code));
        database().write([&](db::Write& write) {
            for (const Seal& each : made) write.run(sql::insert_seal, each);
        });
        ASSERT_EQ(verify().misfits, 0) << "put back as it was";
    }
}

TEST_P(Verify, AMissingSealIsNoticedByItsDayAndByTheChain) {
    tamper(database(), "DELETE FROM seal WHERE county = :county AND day = :day",
           db::arg("county", a().county_code), db::arg("day", seals(a())[1].day));
    const auto found = verify();
    const auto last = seals(a())[1].day;
    EXPECT_THAT(told(found),
                ElementsAre(fmt::format("seal_link {} {}", a().county_code, base::to_text(last)),
                            fmt::format("day_unsealed {} {}", a().county_code,
                                        base::to_text(last - days{1}))));
    EXPECT_FALSE(found.first.back().number.empty());
}

TEST_P(Verify, AMissingNewestSealIsNoticedAfterTwoDays) {
    const auto last = seals(a()).back();
    tamper(database(), "DELETE FROM seal WHERE county = :county AND day = :day",
           db::arg("county", a().county_code), db::arg("day", last.day));
    EXPECT_EQ(verify().misfits, 0);
    EXPECT_EQ(verify().unsealed, last.entries);
    next_day();
    next_day();
    EXPECT_THAT(told(verify()), ElementsAre(StartsWith("day_unsealed")));
}

TEST_P(Verify, AnEntryThatComesAfterTheSealIsNoticed) {
    // As a server would write it whose clock is wrong.
    auto late = note(database(), two_.matter.matter_id);
    late.entry_id.value = first_of_day(seals(a()).back().day) + 1;
    late.digest = matters::digest_of(late);
    tamper(database(),
           "UPDATE journal SET entry_id = :entry_id, digest = :digest WHERE matter_id = :matter_id "
           "AND seq = :seq",
           late);
    tamper(database(), "UPDATE matter SET last_digest = :digest WHERE matter_id = :matter_id",
           late);
    EXPECT_THAT(told(verify()), ElementsAre(of_seal("seal_entries", 2)));
}

TEST_P(Verify, ASealByAnotherKeyIsNotTrusted) {
    std::filesystem::remove(key_file());
    base::SigningKeys::create(key_file());
    EXPECT_THAT(told(verify()), Contains(of_seal("unknown_key", 0)));
    EXPECT_EQ(verify().misfits, 4);
}

INSTANTIATE_EACH_DATABASE(Verify);

}  // namespace
}  // namespace seals
