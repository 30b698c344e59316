#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "access/scope.h"
#include "base/refusal.h"
#include "db/database.h"
#include "matters/hand.h"
#include "matters/lifecycle.h"
#include "matters/matter.h"

namespace matters {

using EntryId = base::Id<struct EntryTag>;

/// One act, as its row of the journal has it, in the order of the columns. Rows are only ever
/// added. `facts` and `changed` hold codes, ids and times, never personal data: the words of an act
/// stand in journal_text and are bound in by `text_digest`.
struct Entry {
    MatterId matter_id;
    std::int64_t seq = 0;
    std::string county;
    EntryId entry_id;
    base::Instant at;
    Act act{};
    State from_state{};
    State to_state{};
    HandKind hand{};
    std::optional<PersonId> person_id;
    std::optional<PostId> post_id;
    std::optional<access::Role> role;
    std::optional<UnitId> unit_id;
    std::string facts;
    std::string changed;
    std::string text_digest;  ///< Empty: the act had no words.
    std::string previous_digest;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (matter_id, seq, county, entry_id, at, act, from_state, to_state, hand,
                       person_id, post_id, role, unit_id, facts, changed, text_digest,
                       previous_digest, digest))

/// The digest of everything in an entry but itself; the next entry names it. Pure.
std::string digest_of(const Entry& entry);

/// The digest of an act's words, as the journal keeps them; empty for none. Pure.
std::string text_digest(std::string_view body);

/// What is different in `after`, as members with their new values. What every entry says by itself
/// (`entries`, `last_digest`, `changed_at`, `version`) is left out. Pure.
boost::json::object difference(const Matter& before, const Matter& after);

/// Applies one entry to a matter that all entries before it made; the first one to an empty
/// matter. Pure. Throws base::Bug when `changed` names what a matter does not have.
void apply(Matter& matter, const Entry& entry);

/// The matter that its entries, in order, give: equal to its row (a property of the journal), but
/// for `due_at` and `wake_at`, which repeat what clocks say and move with the calendar.
Matter fold(const std::vector<Entry>& entries);
/// A row as it can be compared with what folding gives.
Matter without_times(Matter matter);

/// All entries of a matter, oldest first. The caller has found the matter in its scope.
std::vector<Entry> journal_of(db::Read& read, MatterId matter_id);

/// The same in pages: at most `count` behind entry `after` (0: from the first).
std::vector<Entry> journal_after(db::Read& read, MatterId matter_id, std::int64_t after, int count);

/// The words of an entry: name → text. Empty when it had none or retention deleted them.
boost::json::object words_of(db::Read& read, MatterId matter_id, std::int64_t seq);

/// The last entry of an act, and its words; nothing when it was never done.
std::optional<Entry> last_entry(db::Read& read, MatterId matter_id, Act act);
boost::json::object last_words(db::Read& read, MatterId matter_id, Act act);

/// Adds an entry behind the matter's last one: fills in seq, digests and id.
Entry append(db::Write& write, Matter& matter, Entry entry, const boost::json::object& words);

}  // namespace matters
