#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue_store.h"
#include "db/database.h"
#include "http/request.h"
#include "matters/journal.h"
#include "open311/filter.h"
#include "open311/node.h"

namespace open311 {

/// An act on a request that everybody may know of.
struct Update {
    matters::EntryId entry_id;
    matters::MatterId matter_id;
    std::string number;
    base::Instant at;
    matters::Act act{};
    matters::State from_state{};
    matters::State to_state{};
    matters::HandKind hand{};
    bool publishable = false;
    std::string body;  ///< The act's words, as JSON; may be empty.
};
BOOST_DESCRIBE_STRUCT(Update, (),
                      (entry_id, matter_id, number, at, act, from_state, to_state, hand,
                       publishable, body))

/// Oldest first. What an import brought along is no update: it did not happen here.
std::vector<Update> list_updates(db::Read& read, const Jurisdiction& where,
                                 const catalogue::Catalogue& catalogue, const Span& span,
                                 const Paging& paging);

/// The same of some requests.
std::vector<Update> list_updates_of(db::Read& read, const Jurisdiction& where,
                                    const catalogue::Catalogue& catalogue, const Span& span,
                                    const std::vector<std::string>& numbers);

/// The message that an act was for the reporter; `internal` when it is nobody else's concern.
matters::Message message_of(const Update& update);

/// The element `request_update` (FixMyStreet's extension): a sentence on what was done; the words
/// of a reporter's note only where he agreed to publish.
Node update_node(const Update& update, http::Language language);

}  // namespace open311
