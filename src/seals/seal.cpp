#include "seals/seal.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/id.h"
#include "catalogue/calendar.h"

namespace seals {

std::string signed_text(const Seal& seal) {
    return fmt::format("gongzhi seal 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}", seal.county,
                       base::to_text(seal.day), seal.entries, seal.root, seal.previous_digest,
                       seal.key_id, seal.made_at.ms);
}

std::string digest_of(const Seal& seal) {
    return base::digest(signed_text(seal));
}

bool is_signed_by(const Seal& seal, const base::PublicKey& key) {
    return seal.key_id == key.id() && key.signed_this(signed_text(seal), seal.signature);
}

base::Hash leaf_of(std::string_view entry_digest) {
    return base::leaf_hash(entry_digest);
}

base::Date day_of_entry(std::int64_t entry_id) {
    return catalogue::date_of(base::made_at(entry_id));
}

base::Instant end_of(base::Date day) {
    const auto since = day.time_since_epoch() + std::chrono::days{1} - catalogue::china_offset;
    return {std::chrono::duration_cast<base::Duration>(since).count()};
}

std::int64_t first_of_day(base::Date day) {
    return base::first_id_at(end_of(day - std::chrono::days{1}));
}

Seal make_seal(std::string county, base::Date day, const base::MerkleRoot& tree,
               const Seal* previous, base::Instant now, const base::SigningKeys& keys) {
    Seal seal{.county = std::move(county),
              .day = day,
              .entries = tree.size(),
              .root = base::to_hex(tree.root()),
              .previous_digest = previous == nullptr ? "" : digest_of(*previous),
              .key_id = keys.current().id(),
              .made_at = now,
              .signature = {}};
    seal.signature = keys.sign(signed_text(seal));
    return seal;
}

}  // namespace seals
