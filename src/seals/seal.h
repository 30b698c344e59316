#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.h"
#include "base/merkle.h"
#include "base/signing.h"

/// What vouches for the journal: a signed statement a county and day. Pure.
namespace seals {

/// "On this day these entries stood in the journal of this county, and no others since the day of
/// the seal before." A row of the table, in the order of its columns. A day without entries has no
/// seal: the next one says by `previous_digest` that nothing came between.
struct Seal {
    std::string county;  ///< Six digits.
    base::Date day;      ///< In China, by the time of the entries' ids.
    std::int64_t entries = 0;
    std::string root;             ///< Merkle root over the entries' digests, by entry_id.
    std::string previous_digest;  ///< digest_of() the county's seal before; empty for its first.
    std::string key_id;
    base::Instant made_at;
    std::string signature;  ///< Of signed_text(), URL-safe base64.
    friend bool operator==(const Seal&, const Seal&) = default;
};
BOOST_DESCRIBE_STRUCT(Seal, (),
                      (county, day, entries, root, previous_digest, key_id, made_at, signature))

/// The bytes that are signed: `gongzhi seal 1` and then county, day, entries, root, previous
/// digest, key id and made_at (milliseconds since 1970), each on a line of its own, without a last
/// line feed.
std::string signed_text(const Seal& seal);

/// SHA-256 of signed_text(): what the next seal names.
std::string digest_of(const Seal& seal);

/// True when the seal's signature is by this key, and the seal names it.
bool is_signed_by(const Seal& seal, const base::PublicKey& key);

/// The leaf of an entry: its digest, as its 64 digits stand in the journal.
base::Hash leaf_of(std::string_view entry_digest);

/// The day in China on which an id was made: the day that its entry is sealed with.
base::Date day_of_entry(std::int64_t entry_id);

/// The smallest entry id of a day.
std::int64_t first_of_day(base::Date day);

/// When a day ends in China.
base::Instant end_of(base::Date day);

/// A seal of entries with these leaves, in order.
Seal make_seal(std::string county, base::Date day, const base::MerkleRoot& tree,
               const Seal* previous, base::Instant now, const base::SigningKeys& keys);

}  // namespace seals
