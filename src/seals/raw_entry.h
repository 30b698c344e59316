#pragma once

#include <optional>
#include <string>

#include "matters/journal.h"

namespace seals {

/// A row of the journal with its words, read without trusting what stands in it: a word that no
/// enumerator has is a finding here, and would be a bug elsewhere.
struct RawEntry {
    std::int64_t matter_id = 0;
    std::int64_t seq = 0;
    std::string county;
    std::int64_t entry_id = 0;
    std::int64_t at = 0;
    std::string act;
    std::string from_state;
    std::string to_state;
    std::string hand;
    std::optional<std::int64_t> person_id;
    std::optional<std::int64_t> post_id;
    std::optional<std::string> role;
    std::optional<std::int64_t> unit_id;
    std::string facts;
    std::string changed;
    std::string text_digest;
    std::string previous_digest;
    std::string digest;
    std::optional<std::string> body;
};
BOOST_DESCRIBE_STRUCT(RawEntry, (),
                      (matter_id, seq, county, entry_id, at, act, from_state, to_state, hand,
                       person_id, post_id, role, unit_id, facts, changed, text_digest,
                       previous_digest, digest, body))

/// The entry, or the name of the column whose word is none.
std::expected<matters::Entry, std::string_view> read_entry(const RawEntry& raw);

}  // namespace seals
