#include "base/merkle.h"

#include <random>

#include <gtest/gtest.h>

#include "base/hash.h"

namespace base {
namespace {

/// The leaves that implementations of RFC 6962 share as their test data.
std::vector<Hash> known_leaves() {
    using namespace std::string_literals;
    std::vector<Hash> out;
    for (const auto& leaf : {""s, "\x00"s, "\x10"s, "\x20\x21"s, "\x30\x31"s, "\x40\x41\x42\x43"s,
                             "\x50\x51\x52\x53\x54\x55\x56\x57"s,
                             "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"s})
        out.push_back(leaf_hash(leaf));
    return out;
}

std::vector<Hash> leaves(std::int64_t count) {
    std::vector<Hash> out;
    for (std::int64_t i = 0; i < count; ++i) out.push_back(leaf_hash(std::to_string(i)));
    return out;
}

Hash root_of(std::span<const Hash> of) {
    MerkleRoot tree;
    for (const Hash& leaf : of) tree.add(leaf);
    return tree.root();
}

/// The definition of RFC 6962, word for word.
Hash root_by_definition(std::span<const Hash> of) {
    if (of.empty()) return MerkleRoot().root();
    if (of.size() == 1) return of.front();
    std::size_t k = 1;
    while (2 * k < of.size()) k *= 2;
    return node_hash(root_by_definition(of.first(k)), root_by_definition(of.subspan(k)));
}

TEST(Merkle, TheKnownTreesHaveTheirKnownRoots) {
    const char* roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                           "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                           "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                           "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                           "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                           "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                           "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                           "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                           "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    const auto known = known_leaves();
    for (std::size_t count = 0; count < std::size(roots); ++count)
        EXPECT_EQ(to_hex(root_of(std::span(known).first(count))), roots[count]) << count;
}

TEST(Merkle, TheKnownTreesHaveTheirKnownPaths) {
    struct Row {
        std::int64_t index;
        std::size_t size;
        std::vector<std::string> path;
    };
    const Row rows[] = {
        {0, 1, {}},
        {0,
         8,
         {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
        {5,
         8,
         {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
        {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
        {1,
         5,
         {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}}};
    const auto known = known_leaves();
    for (const auto& [index, size, path] : rows) {
        std::vector<std::string> found;
        for (const Hash& hash : merkle_path(std::span(known).first(size), index))
            found.push_back(to_hex(hash));
        EXPECT_EQ(found, path) << index << " of " << size;
    }
}

TEST(Merkle, EveryTreeUpTo200LeavesHasTheRootOfTheDefinition) {
    const auto all = leaves(200);
    for (std::size_t count = 0; count <= all.size(); ++count) {
        const auto some = std::span(all).first(count);
        EXPECT_EQ(root_of(some), root_by_definition(some)) << count;
    }
}

TEST(Merkle, EveryLeafOfEveryTreeUpTo200LeavesIsProvedByItsPathAndOnlyThere) {
    const auto all = leaves(200);
    for (std::int64_t size = 1; size <= 200; ++size) {
        const auto some = std::span(all).first(static_cast<std::size_t>(size));
        const Hash root = root_of(some);
        for (std::int64_t index = 0; index < size; ++index) {
            const Hash& leaf = some[static_cast<std::size_t>(index)];
            const auto path = merkle_path(some, index);
            ASSERT_EQ(root_of_path(leaf, index, size, path), root) << index << " of " << size;
            const std::int64_t other = (index + 1) % size;
            if (size > 1) {
                ASSERT_NE(root_of_path(leaf, other, size, path), root) << index << " of " << size;
            }
            auto longer = path;
            longer.push_back(leaf);
            ASSERT_EQ(root_of_path(leaf, index, size, longer), std::nullopt);
            if (!path.empty()) {
                ASSERT_EQ(root_of_path(leaf, index, size, std::span(path).first(path.size() - 1)),
                          std::nullopt);
            }
        }
    }
}

TEST(Merkle, NoChangedLeafOrPathLeadsToTheRoot) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto all = leaves(200);
    for (int round = 0; round < 300; ++round) {
        const auto size = static_cast<std::int64_t>(2 + random() % 199);
        const auto index = static_cast<std::int64_t>(random() % static_cast<unsigned>(size));
        const auto some = std::span(all).first(static_cast<std::size_t>(size));
        const Hash root = root_of(some);
        auto path = merkle_path(some, index);
        Hash leaf = some[static_cast<std::size_t>(index)];
        const auto bit = static_cast<std::uint8_t>(1U << (random() % 8));
        const auto where = random() % (path.size() + 1);
        (where == path.size() ? leaf : path[where])[random() % 32] ^= bit;
        EXPECT_NE(root_of_path(leaf, index, size, path), root);
    }
}

TEST(Merkle, AnIndexOutsideTheTreeProvesNothing) {
    const Hash leaf = leaf_hash("x");
    EXPECT_EQ(root_of_path(leaf, -1, 1, {}), std::nullopt);
    EXPECT_EQ(root_of_path(leaf, 1, 1, {}), std::nullopt);
    EXPECT_EQ(root_of_path(leaf, 0, 0, {}), std::nullopt);
    EXPECT_EQ(root_of_path(leaf, 0, 1, {}), leaf);
}

TEST(Merkle, ANodeIsNoLeaf) {
    const auto two = leaves(2);
    std::string bytes(64, '\0');
    std::ranges::copy(two[0], bytes.begin());
    std::ranges::copy(two[1], bytes.begin() + 32);
    EXPECT_NE(leaf_hash(bytes), node_hash(two[0], two[1]));
}

TEST(Merkle, AHashIsReadBackFromItsDigitsAndFromNothingElse) {
    const Hash hash = leaf_hash("x");
    const auto digits = to_hex(hash);
    EXPECT_EQ(parse_hash(digits), hash);
    auto upper = digits;
    std::ranges::transform(upper, upper.begin(), [](char c) { return std::toupper(c); });
    for (const auto& wrong : {std::string(), digits.substr(1), digits + "0", upper,
                              "g" + digits.substr(1), " " + digits.substr(1)})
        EXPECT_EQ(parse_hash(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace base
