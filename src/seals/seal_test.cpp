#include "seals/seal.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/id.h"
#include "base/random.h"
#include "seals/make_seals.h"

namespace seals {
namespace {

using namespace std::chrono;

const base::Date first_of_september{sys_days{2026y / September / 1}};

Seal some_seal() {
    return {.county = "620922",
            .day = first_of_september,
            .entries = 3,
            .root = std::string(64, 'a'),
            .previous_digest = std::string(64, 'b'),
            .key_id = "0123456789abcdef",
            .made_at = {1'788'280'000'000},
            .signature = "x"};
}

TEST(Seal, SaysItsPartsOnLinesOfTheirOwn) {
    EXPECT_EQ(signed_text(some_seal()), "gongzhi seal 1\n620922\n2026-09-01\n3\n" +
                                            std::string(64, 'a') + "\n" + std::string(64, 'b') +
                                            "\n0123456789abcdef\n1788280000000");
    EXPECT_EQ(digest_of(some_seal()), base::digest(signed_text(some_seal())));
}

TEST(Seal, ADayIsADayInChina) {
    const auto at = [](std::string_view text) {
        return day_of_entry(base::first_id_at(*base::parse_instant(text)));
    };
    EXPECT_EQ(at("2026-08-31T23:59:59.999+08:00"), first_of_september - days{1});
    EXPECT_EQ(at("2026-09-01T00:00:00+08:00"), first_of_september);
    EXPECT_EQ(at("2026-09-01T15:59:59.999Z"), first_of_september);
    EXPECT_EQ(at("2026-09-01T16:00:00Z"), first_of_september + days{1});
    EXPECT_EQ(end_of(first_of_september), *base::parse_instant("2026-09-02T00:00:00+08:00"));
    EXPECT_EQ(day_of_entry(first_of_day(first_of_september)), first_of_september);
    EXPECT_EQ(day_of_entry(first_of_day(first_of_september) - 1), first_of_september - days{1});
}

TEST(Seal, ADayIsWholeTenMinutesAfterMidnight) {
    const auto last_whole = [](std::string_view text) {
        return last_whole_day(*base::parse_instant(text));
    };
    EXPECT_EQ(last_whole("2026-09-02T00:09:59+08:00"), first_of_september - days{1});
    EXPECT_EQ(last_whole("2026-09-02T00:10:00+08:00"), first_of_september);
    EXPECT_EQ(last_whole("2026-09-03T00:09:59+08:00"), first_of_september);
}

TEST(Seal, EveryPartIsUnderTheSignature) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("seal_" + base::to_hex(base::random_bytes(6)));
    std::filesystem::create_directories(folder);
    base::SigningKeys::create(folder / "seal-key.json");
    const auto keys = base::SigningKeys::load(folder / "seal-key.json");
    std::filesystem::remove_all(folder);

    base::MerkleRoot tree;
    tree.add(leaf_of("x"));
    const Seal before = some_seal();
    const Seal seal = make_seal("620922", first_of_september, tree, &before, {7}, keys);
    EXPECT_TRUE(is_signed_by(seal, keys.current()));
    EXPECT_EQ(seal.previous_digest, digest_of(before));
    const std::function<void(Seal&)> changes[] = {
        [](Seal& one) { one.county = "620921"; },
        [](Seal& one) { one.day += days{1}; },
        [](Seal& one) { ++one.entries; },
        [](Seal& one) { one.root[0] = one.root[0] == '0' ? '1' : '0'; },
        [](Seal& one) { one.previous_digest.clear(); },
        [](Seal& one) { one.key_id[0] ^= 1; },
        [](Seal& one) { ++one.made_at.ms; },
        [](Seal& one) { one.signature[0] = one.signature[0] == 'A' ? 'B' : 'A'; }};
    for (const auto& change : changes) {
        Seal changed = seal;
        change(changed);
        EXPECT_FALSE(is_signed_by(changed, keys.current())) << signed_text(changed);
    }
}

}  // namespace
}  // namespace seals
