#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "access/ids.h"
#include "catalogue/calendar.h"
#include "catalogue/file_problem.h"
#include "db/database.h"

namespace clocks {

/// A date whose kind a calendar file changed.
struct ChangedDay {
    base::Date date;
    catalogue::DayKind before = catalogue::DayKind::workday;
    catalogue::DayKind after = catalogue::DayKind::workday;
};

/// What announcing a calendar did.
struct Announcement {
    std::int64_t version = 0;
    base::Date first;
    base::Date last;
    std::int64_t added = 0;
    std::vector<ChangedDay> changed;
    std::int64_t to_retime = 0;  ///< Running clocks counted on an older calendar, not yet due.
    bool nothing_new = false;    ///< The file says what we know: no new version was made.
};

/// Takes over a calendar file in one transaction, wholly or not at all: only its dates are
/// replaced. Refuses a file after which some year it touches would be incomplete. `note` names the
/// announcement. Clocks are retimed afterwards, see retime.h.
std::expected<Announcement, std::vector<catalogue::FileProblem>> announce_calendar(
    db::Write& write, std::string_view text, std::string_view note,
    std::optional<access::PersonId> by = {});

/// Makes the next version of the calendar; the caller writes its rows. `what` is national,
/// local_day or work_hours.
std::int64_t next_calendar_version(db::Write& write, std::string_view what, std::string_view note,
                                   std::optional<access::PersonId> by);

/// How many running clocks, not yet due, were counted on a calendar older than `version`.
std::int64_t stale_clocks(db::Read& read, std::int64_t version);

}  // namespace clocks
