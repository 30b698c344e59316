#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "seals/seal.h"

/// Typed functions over the queries. Seals and their keys are public, so none of them takes a
/// scope: they hold counts, digests and signatures.
namespace seals {

/// A public key that seals are signed with.
struct Key {
    std::string key_id;
    std::string public_key;  ///< URL-safe base64.
    base::Instant since;
};
BOOST_DESCRIBE_STRUCT(Key, (), (key_id, public_key, since))

/// Ids of entries, the first included, the last not.
struct Span {
    std::int64_t from_id = 0;
    std::int64_t to_id = 0;
};
BOOST_DESCRIBE_STRUCT(Span, (), (from_id, to_id))

/// The ids of one day.
Span span_of(base::Date day);

std::optional<Seal> find_seal(db::Read& read, const std::string& county, base::Date day);
/// The county's newest seal of a day before `before`.
std::optional<Seal> last_seal(db::Read& read, const std::string& county, base::Date before);
/// At most `most` seals of a county behind a day, oldest first.
std::vector<Seal> seals_of(db::Read& read, const std::string& county, base::Date after,
                           std::size_t most);

/// A day before and a day after all days.
base::Date begin_of_time();
base::Date end_of_time();

std::vector<Key> all_keys(db::Read& read);
/// The keys as keys; what is stored and is none is left out.
std::vector<base::PublicKey> public_keys(db::Read& read);
const base::PublicKey* find_key(const std::vector<base::PublicKey>& keys, std::string_view key_id);

/// The county behind `after` that has entries or seals; empty behind the last.
std::string next_county(db::Read& read, const std::string& after);

/// The first entry of a county with this id or a later one.
std::optional<std::int64_t> first_entry(db::Read& read, const std::string& county,
                                        std::int64_t from_id);
std::int64_t count_entries(db::Read& read, const std::string& county, Span span);

/// Walks over the leaves of a day's tree in pages, so that a large day needs no memory.
void each_leaf(db::Read& read, const std::string& county, Span span,
               const std::function<void(std::int64_t entry_id, const base::Hash& leaf)>& leaf);

/// The tree over a county's entries of a day.
base::MerkleRoot tree_of(db::Read& read, const std::string& county, Span span);

}  // namespace seals
