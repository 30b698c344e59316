#include "seals/raw_entry.h"

namespace seals {

namespace {

template <class E>
bool read_word(const std::string& word, E& out) {
    return boost::describe::enum_from_string(word.c_str(), out);
}

template <class SomeId>
void read_id(const std::optional<std::int64_t>& id, std::optional<SomeId>& out) {
    if (id) out = SomeId{*id};
}

}  // namespace

std::expected<matters::Entry, std::string_view> read_entry(const RawEntry& raw) {
    matters::Entry out{.matter_id = {raw.matter_id},
                       .seq = raw.seq,
                       .county = raw.county,
                       .entry_id = {raw.entry_id},
                       .at = {raw.at},
                       .facts = raw.facts,
                       .changed = raw.changed,
                       .text_digest = raw.text_digest,
                       .previous_digest = raw.previous_digest,
                       .digest = raw.digest};
    if (!read_word(raw.act, out.act)) return std::unexpected("act");
    if (!read_word(raw.from_state, out.from_state)) return std::unexpected("from_state");
    if (!read_word(raw.to_state, out.to_state)) return std::unexpected("to_state");
    if (!read_word(raw.hand, out.hand)) return std::unexpected("hand");
    if (raw.role && !read_word(*raw.role, out.role.emplace())) return std::unexpected("role");
    read_id(raw.person_id, out.person_id);
    read_id(raw.post_id, out.post_id);
    read_id(raw.unit_id, out.unit_id);
    return out;
}

}  // namespace seals
