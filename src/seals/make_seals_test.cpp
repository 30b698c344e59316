#include "seals/make_seals.h"

#include <thread>

#include "seals/sealer.h"
#include "seals/world_test.h"

namespace seals {
namespace {

using namespace testing;

class MakeSeals : public SealsTest {};

TEST_P(MakeSeals, ADayIsSealedPerCountyOnceItIsOver) {
    report(a());
    report(a());
    report(b());
    EXPECT_EQ(seal().seals, 0);
    next_day(hours{0});
    clock().advance(minutes{9});
    EXPECT_EQ(seal().seals, 0) << "late transactions may still be under way";
    clock().advance(minutes{1});
    const auto report = seal();
    EXPECT_EQ(report.seals, 2);
    EXPECT_TRUE(report.complete);
    ASSERT_EQ(seals(a()).size(), 1U);
    const Seal made = seals(a()).front();
    EXPECT_EQ(made.day, day_of_now() - days{1});
    EXPECT_EQ(made.previous_digest, "");
    EXPECT_EQ(made.entries + seals(b()).front().entries, report.entries);
    EXPECT_GT(made.entries, seals(b()).front().entries);
    EXPECT_TRUE(is_signed_by(made, keys().front()));
    EXPECT_EQ(seal().seals, 0) << "again";
}

TEST_P(MakeSeals, MissedDaysAreCaughtUpAndDaysWithoutEntriesHaveNone) {
    const auto first = report(a());
    next_day();
    note(database(), first.matter.matter_id);
    next_day();
    next_day();
    next_day();
    note(database(), first.matter.matter_id);
    next_day();
    EXPECT_EQ(seal().seals, 3);
    const auto made = seals(a());
    ASSERT_EQ(made.size(), 3U);
    EXPECT_EQ(made[1].day, made[0].day + days{1});
    EXPECT_EQ(made[2].day, made[0].day + days{4});
    EXPECT_EQ(made[1].entries, 1);
    EXPECT_EQ(made[1].previous_digest, digest_of(made[0]));
    EXPECT_EQ(made[2].previous_digest, digest_of(made[1]));
}

TEST_P(MakeSeals, TheRootIsThatOfTheDaysEntriesInTheirOrder) {
    const auto one = report(a());
    const auto two = report(a());
    note(database(), one.matter.matter_id);
    next_day();
    seal();
    std::map<std::int64_t, std::string> digests;
    for (const auto& matter : {one.matter, two.matter})
        for (const auto& entry : database().read(
                 [&](db::Read& read) { return matters::journal_of(read, matter.matter_id); }))
            digests[entry.entry_id.value] = entry.digest;
    base::MerkleRoot tree;
    for (const auto& [id, digest] : digests) tree.add(leaf_of(digest));
    EXPECT_EQ(seals(a()).front().root, base::to_hex(tree.root()));
    EXPECT_EQ(seals(a()).front().entries, tree.size());
}

TEST_P(MakeSeals, ServersThatSealAtOnceMakeOneChain) {
    const auto first = report(a());
    for (int i = 0; i < 4; ++i) {
        next_day();
        note(database(), first.matter.matter_id);
        report(b());
    }
    next_day();
    const auto key = open_signing_key(database(), key_file());
    std::vector<std::thread> servers;
    std::atomic<std::int64_t> made{0};
    for (int i = 0; i < 3; ++i)
        servers.emplace_back([&] { made += make_seals(database(), key).seals; });
    for (auto& server : servers) server.join();
    EXPECT_EQ(made, 9);
    EXPECT_EQ(verify().misfits, 0);
}

TEST_P(MakeSeals, TheSealerWorksOnceADay) {
    report(a());
    Sealer sealer(database(), key_file(), {});
    EXPECT_EQ(sealer.round().report.seals, 0);
    next_day();
    EXPECT_EQ(sealer.round().report.seals, 1);
    EXPECT_FALSE(sealer.round().report.complete) << "nothing to look at";
    next_day();
    const auto empty = sealer.round();
    EXPECT_TRUE(empty.report.complete);
    EXPECT_EQ(empty.report.seals, 0);
}

TEST_P(MakeSeals, TheSealerRunsOnAThreadOfItsOwnAndEndsWhenTold) {
    report(a());
    next_day();
    std::mutex mutex;
    std::condition_variable rounds;
    std::int64_t made = 0;
    Sealer sealer(database(), key_file(), {.watch = [&](const SealerRound& round) {
                      const std::lock_guard lock(mutex);
                      made += round.report.seals;
                      rounds.notify_all();
                  }});
    sealer.start();
    {
        std::unique_lock lock(mutex);
        EXPECT_TRUE(rounds.wait_for(lock, seconds{30}, [&] { return made == 1; }));
    }
    sealer.stop();
    EXPECT_EQ(seals(a()).size(), 1U);
}

TEST_P(MakeSeals, AKeyFileThatIsGoneStopsSealingAndSaysSo) {
    report(a());
    open_signing_key(database(), key_file());
    std::filesystem::remove(key_file());
    next_day();
    Sealer sealer(database(), key_file(), {});
    EXPECT_TRUE(sealer.round().failed);
    EXPECT_FALSE(std::filesystem::exists(key_file())) << "a second key would hide the loss";
    change_signing_key(database(), key_file());
    EXPECT_EQ(sealer.round().report.seals, 1);
}

TEST_P(MakeSeals, AChangedKeySignsTheNextSealOfTheSameChain) {
    const auto first = report(a());
    next_day();
    seal();
    const auto old = keys().front();
    change_signing_key(database(), key_file());
    note(database(), first.matter.matter_id);
    next_day();
    seal();
    ASSERT_EQ(seals(a()).size(), 2U);
    EXPECT_TRUE(is_signed_by(seals(a())[0], old));
    EXPECT_TRUE(is_signed_by(seals(a())[1], keys().front()));
    EXPECT_NE(keys().front(), old);
    EXPECT_EQ(told(verify()), std::vector<std::string>{});
    EXPECT_EQ(database().read(all_keys).size(), 2U);
}

TEST_P(MakeSeals, ASealIsNeitherChangedNorTakenAway) {
    report(a());
    next_day();
    seal();
    EXPECT_THROW(tamper(database(), "UPDATE seal SET entries = entries + 1"), db::Error);
    EXPECT_THROW(tamper(database(), "DELETE FROM seal"), db::Error);
    EXPECT_EQ(seals(a()).size(), 1U);
}

INSTANTIATE_EACH_DATABASE(MakeSeals);

}  // namespace
}  // namespace seals
