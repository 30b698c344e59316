#include "base/merkle.h"

#include <bit>

#include <sodium.h>

#include "base/expects.h"
#include "base/hash.h"

namespace base {

namespace {

constexpr std::size_t hash_bytes = crypto_hash_sha256_BYTES;
static_assert(hash_bytes == std::tuple_size_v<Hash>);

Hash root_of(std::span<const Hash> leaves) {
    MerkleRoot tree;
    for (const Hash& leaf : leaves) tree.add(leaf);
    return tree.root();
}

}  // namespace

std::string to_hex(const Hash& hash) {
    return to_hex(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

std::optional<Hash> parse_hash(std::string_view hex) {
    Hash out;
    if (hex.size() != 2 * hash_bytes ||
        hex.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return {};
    sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, nullptr, nullptr);
    return out;
}

Hash leaf_hash(std::string_view leaf) {
    const unsigned char domain = 0;
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &domain, 1);
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(leaf.data()),
                              leaf.size());
    Hash out;
    crypto_hash_sha256_final(&state, out.data());
    return out;
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<unsigned char, 1 + 2 * hash_bytes> bytes{1};
    std::ranges::copy(left, bytes.begin() + 1);
    std::ranges::copy(right, bytes.begin() + 1 + hash_bytes);
    Hash out;
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return out;
}

void MerkleRoot::add(const Hash& leaf) {
    Hash whole = leaf;
    // As in counting: each one bit at the end carries.
    for (auto bits = size_; bits & 1; bits >>= 1) {
        whole = node_hash(peaks_.back(), whole);
        peaks_.pop_back();
    }
    peaks_.push_back(whole);
    ++size_;
}

Hash MerkleRoot::root() const {
    if (peaks_.empty()) {
        Hash out;
        crypto_hash_sha256(out.data(), nullptr, 0);
        return out;
    }
    Hash out = peaks_.back();
    for (auto left = peaks_.rbegin() + 1; left != peaks_.rend(); ++left)
        out = node_hash(*left, out);
    return out;
}

std::vector<Hash> merkle_path(std::span<const Hash> leaves, std::int64_t index) {
    expects(index >= 0 && index < static_cast<std::int64_t>(leaves.size()), "a leaf of the tree");
    auto at = static_cast<std::size_t>(index);
    std::vector<Hash> out;
    while (leaves.size() > 1) {
        const std::size_t left = std::bit_floor(leaves.size() - 1);
        const bool goes_left = at < left;
        out.push_back(root_of(goes_left ? leaves.subspan(left) : leaves.first(left)));
        leaves = goes_left ? leaves.first(left) : leaves.subspan(left);
        if (!goes_left) at -= left;
    }
    std::ranges::reverse(out);
    return out;
}

std::optional<Hash> root_of_path(const Hash& leaf, std::int64_t index, std::int64_t size,
                                 std::span<const Hash> path) {
    if (index < 0 || index >= size) return {};
    // As RFC 9162 section 2.1.3.2 says it: climb, and pass over the levels where the rightmost
    // node has no neighbour.
    auto at = static_cast<std::uint64_t>(index);
    auto last = static_cast<std::uint64_t>(size) - 1;
    Hash out = leaf;
    for (const Hash& other : path) {
        if (last == 0) return {};
        if ((at & 1) != 0 || at == last) {
            out = node_hash(other, out);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            out = node_hash(out, other);
        }
        at >>= 1;
        last >>= 1;
    }
    if (last != 0) return {};
    return out;
}

}  // namespace base
