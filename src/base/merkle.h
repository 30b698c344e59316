#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Merkle trees as in RFC 6962 section 2.1, over SHA-256: leaves and inner nodes are hashed with
/// different first bytes, so that neither can pass for the other; a tree of n leaves is split at
/// the largest power of two below n.
namespace base {

/// SHA-256, raw.
using Hash = std::array<std::uint8_t, 32>;

std::string to_hex(const Hash& hash);
/// From 64 lower-case hexadecimal digits; empty for anything else.
std::optional<Hash> parse_hash(std::string_view hex);

/// SHA-256(0x00 ‖ leaf).
Hash leaf_hash(std::string_view leaf);
/// SHA-256(0x01 ‖ left ‖ right).
Hash node_hash(const Hash& left, const Hash& right);

/// Takes leaves one by one and holds no more than one hash for each bit of their number.
class MerkleRoot {
  public:
    void add(const Hash& leaf);
    std::int64_t size() const { return size_; }
    /// Of what was added so far. Of nothing: SHA-256 of the empty text.
    Hash root() const;

  private:
    std::vector<Hash> peaks_;  ///< Roots of whole subtrees, the largest first.
    std::int64_t size_ = 0;
};

/// The hashes that lead from leaf `index` (from 0) to the root, the nearest first. `index` lies
/// within `leaves`, which are leaf hashes.
std::vector<Hash> merkle_path(std::span<const Hash> leaves, std::int64_t index);

/// The root that a path leads to; empty when a path of this length cannot belong to leaf `index`
/// of a tree of `size` leaves.
std::optional<Hash> root_of_path(const Hash& leaf, std::int64_t index, std::int64_t size,
                                 std::span<const Hash> path);

}  // namespace base
