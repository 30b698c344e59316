#include "seals/make_proof.h"

#include "seals/make_seals.h"
#include "seals/queries.h"

namespace seals {

namespace {

Sealed seal_path(db::Read& read, const Seal& seal, std::int64_t entry_id) {
    Sealed out{.index = 0, .path = {}, .seal = seal, .public_key = {}};
    std::vector<base::Hash> leaves;
    each_leaf(read, seal.county, span_of(seal.day), [&](std::int64_t id, const base::Hash& leaf) {
        if (id < entry_id) ++out.index;
        leaves.push_back(leaf);
    });
    for (const auto& hash : base::merkle_path(leaves, out.index))
        out.path.push_back(base::to_hex(hash));
    const auto keys = public_keys(read);
    if (const auto* key = find_key(keys, seal.key_id)) out.public_key = key->text();
    return out;
}

}  // namespace

std::optional<Proof> proof(db::Read& read, const matters::Matter& matter, std::int64_t seq) {
    auto entry = read.find<matters::Entry>(sql::find_entry, db::arg("matter_id", matter.matter_id),
                                           db::arg("seq", seq));
    if (!entry) return {};
    const auto day = day_of_entry(entry->entry_id.value);
    Proof out{.number = matter.number, .entry = std::move(*entry), .sealed = {}};
    if (const auto seal = find_seal(read, out.entry.county, day))
        out.sealed = seal_path(read, *seal, out.entry.entry_id.value);
    else
        out.sealed_after = end_of(day) + grace;
    return out;
}

}  // namespace seals
