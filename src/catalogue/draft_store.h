#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/draft.h"

namespace catalogue {

using DraftId = base::Id<struct DraftTag>;

BOOST_DEFINE_ENUM_CLASS(DraftState, open, published, discarded)

/// Changes on the way to the next edition.
struct Draft {
    DraftId draft_id;
    std::string scheme;
    std::int64_t base_number = 0;
    std::string note;
    DraftState state = DraftState::open;
    access::PersonId created_by;
    base::Instant created_at;
    base::Instant changed_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Draft, (),
                      (draft_id, scheme, base_number, note, state, created_by, created_at,
                       changed_at, version))

Draft create_draft(db::Write& write, std::int64_t base_number, std::string note,
                   access::PersonId by);

std::optional<Draft> find_draft(db::Read& read, DraftId draft_id);

/// The open ones, newest first.
std::vector<Draft> list_drafts(db::Read& read);

std::vector<LeafChange> list_changes(db::Read& read, DraftId draft_id);

/// The open draft at this version. Refuses: not_found, draft_closed, stale.
base::Result<Draft> get_open_draft(db::Read& read, DraftId draft_id, std::int64_t version);

/// The same, for its author and for the top: a draft is for the whole country, so nobody else's
/// hand belongs in it. Refuses only_from_the_top too.
base::Result<Draft> get_draft_to_change(db::Read& read, const access::Actor& actor,
                                        DraftId draft_id, std::int64_t version);

/// Enters one change; a change that leads back to the base edition is dropped.
void put_change(db::Write& write, const Draft& draft, const Catalogue& base,
                const LeafChange& change);

/// Moves the draft on by one version, into `state`.
void touch(db::Write& write, Draft& draft, DraftState state = DraftState::open);

}  // namespace catalogue
