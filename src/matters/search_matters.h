#pragma once

#include <optional>
#include <vector>

#include "access/actor.h"
#include "db/database.h"
#include "matters/matter_filter.h"
#include "matters/matter_view.h"

namespace matters {

/// Newest first, after the id `before`. Looks at a bounded number of rows: `next` may stand on a
/// page that is not full, and always on one that was cut.
struct MatterPage {
    std::vector<MatterLine> items;
    std::optional<MatterId> next;
};
MatterPage filter_matters(db::Read& read, const access::Actor& actor, const Fits& fits,
                          std::int64_t before, int most);

/// The lines of these ids that the actor may see, in the order given.
std::vector<MatterLine> lines_of(db::Read& read, const access::Actor& actor,
                                 const std::vector<MatterId>& ids);

}  // namespace matters
