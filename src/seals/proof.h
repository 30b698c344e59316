#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "matters/journal.h"
#include "seals/seal.h"

/// What a resident keeps: that one entry of the journal stood in a day's seal. Pure.
namespace seals {

/// How an entry hangs in a seal.
struct Sealed {
    std::int64_t index = 0;         ///< Of the entry among those of the day, from 0.
    std::vector<std::string> path;  ///< Hashes from its leaf to the root, hexadecimal.
    Seal seal;
    std::string public_key;  ///< That the seal is signed with, URL-safe base64.
    friend bool operator==(const Sealed&, const Sealed&) = default;
};
BOOST_DESCRIBE_STRUCT(Sealed, (), (index, path, seal, public_key))

inline constexpr std::string_view proof_kind = "gongzhi proof 1";

/// An entry with everything that its digest covers, and its seal once the day is sealed.
struct Proof {
    std::string kind = std::string(proof_kind);
    std::string number;  ///< Of the matter.
    matters::Entry entry;
    std::optional<Sealed> sealed;               ///< None: the day has not been sealed yet.
    std::optional<base::Instant> sealed_after;  ///< Then: when to ask again.
};
BOOST_DESCRIBE_STRUCT(Proof, (), (kind, number, entry, sealed, sealed_after))

/// How a proof came out.
BOOST_DEFINE_ENUM_CLASS(Verdict,
                        fits,            // Everything fits.
                        not_sealed_yet,  // The entry fits its digest; there is no seal yet.
                        entry_changed,   // The entry does not give its digest.
                        other_number,    // It registers a matter of another number.
                        other_day,       // The seal is not of the entry's county and day.
                        not_in_seal,     // The path does not lead to the seal's root.
                        seal_changed,    // The signature does not fit.
                        unknown_key)     // Signed with a key that is not trusted.

/// The verdict for people.
struct VerdictText {
    std::string_view zh;
    std::string_view en;
};
VerdictText text_of(Verdict verdict);

/// Re-computes a proof by itself: nothing is looked up. `trusted` are the keys that a seal may be
/// signed with.
Verdict verdict_on(const Proof& proof, const std::vector<base::PublicKey>& trusted);

/// Whether the number is bound in: only the entry that gave a matter its number says it.
bool says_number(const matters::Entry& entry);

/// Reads what to_text gave. A refusal names every field that does not fit, below `where`.
base::Result<Proof> read_proof(const boost::json::value& json, const std::string& where = "");

/// One JSON object.
std::string to_text(const Proof& proof);

}  // namespace seals
