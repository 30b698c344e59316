#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "db/database.h"
#include "matters/matter_view.h"

namespace matters {

/// How a matter stands to its next deadline.
BOOST_DEFINE_ENUM_CLASS(DueState, overdue, due_today, on_time, none)

/// What a list of matters is narrowed to; empty members fit all.
struct MatterFilter {
    std::string within_path;  ///< A region's subtree.
    std::string category;     ///< Two, four or six digits.
    UnitId unit_id;           ///< Leads, or led.
    std::optional<State> state;
    std::optional<Channel> channel;
    std::optional<DueState> due;
    std::optional<base::Instant> from;
    std::optional<base::Instant> to;
    std::string tag;
    bool only_open = false;
};

/// Newest first, after the id `before`. Looks at a bounded number of rows: `next` may stand on a
/// page that is not full, and always on one that was cut.
struct MatterPage {
    std::vector<MatterLine> items;
    std::optional<MatterId> next;
};
MatterPage filter_matters(db::Read& read, const access::Actor& actor, const MatterFilter& filter,
                          std::int64_t before, int most);

/// The lines of these ids that the actor may see and the filter fits, in the order given.
std::vector<MatterLine> lines_of(db::Read& read, const access::Actor& actor,
                                 const MatterFilter& filter, const std::vector<MatterId>& ids);

}  // namespace matters
