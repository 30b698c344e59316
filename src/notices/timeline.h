#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notices/notice.h"
#include "notices/template.h"

namespace notices {

/// How one thing was carried to the reporter.
struct Carried {
    Means means{};
    NoticeState state{};
    std::optional<base::Instant> sent_at;
    std::optional<base::Instant> delivered_at;
};

/// One thing that a reporter was told.
struct TimelineEntry {
    std::int64_t entry_id = 0;  ///< Where a page goes on.
    base::Instant at;
    std::string message;
    Words words;
    std::vector<Carried> carried;  ///< Empty: told here only.
};

/// What the reporter of a matter has been told, oldest first, after `after` (0: from the start), at
/// most `most` entries: rendered from the journal and from the version of the words that told it,
/// so it never says something else than was said. Asked for in the other language, the version in
/// force when it is asked for. Who may see it is the caller's affair: number and query code.
std::vector<TimelineEntry> timeline(db::Read& read, MatterId matter, Language language,
                                    std::int64_t after = 0, int most = 100);

}  // namespace notices
