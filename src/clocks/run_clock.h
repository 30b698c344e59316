#pragma once

#include <optional>
#include <string>

#include "base/refusal.h"
#include "clocks/clock.h"

namespace clocks {

/// What a new clock runs for, and who holds it.
struct NewClock {
    std::string county;  ///< Of the subject.
    std::string subject_kind;
    std::int64_t subject_id = 0;
    std::string kind;
    Limit limit;
    access::UnitId unit;
    std::optional<access::PostId> post = {};
    std::optional<access::PersonId> person = {};
    std::optional<base::Instant> start = {};  ///< Now, when left out; never later than now.
    /// The caller has looked: the unit has no live clock of this kind on the subject.
    bool known_free = false;
};

/// Who did something to a clock, and why. The person is empty for the server itself.
struct Deed {
    std::string reason = {};
    std::optional<access::PersonId> by = {};
};

inline constexpr base::RefusalKind clock_not_running{"clock_not_running", base::Because::conflict,
                                                     "这项时限没有在计时。",
                                                     "This clock is not running."};
inline constexpr base::RefusalKind clock_not_paused{
    "clock_not_paused", base::Because::conflict, "这项时限没有暂停。", "This clock is not paused."};
inline constexpr base::RefusalKind clock_ended{"clock_ended", base::Because::conflict,
                                               "这项时限已经结束。", "This clock has ended."};
inline constexpr base::RefusalKind clock_overdue{
    "clock_overdue", base::Because::conflict, "已经超期，不能再暂停或延期。",
    "It is overdue: too late to pause or to extend it."};
inline constexpr base::RefusalKind clock_exists{
    "clock_exists", base::Because::conflict, "该单位对此事项已有同类时限在计时。",
    "The unit has a clock of this kind on this subject already."};

/// Each runs in the caller's transaction, writes its row of clock_change, and refuses what the
/// clock's state does not allow. A pause and an extension need a reason, and come before the due
/// time (domain 3.3 rows 16 – 18). `stale` when someone changed the clock at the same moment.

/// Starts a clock with the ladder of the holder's region.
base::Result<Clock> start_clock(db::Write& write, const NewClock& fresh, const Deed& deed = {});
base::Result<Clock> pause_clock(db::Write& write, ClockId clock_id, const Deed& deed);
/// The rest of the limit runs on from now; steps that lie ahead again may fire anew.
base::Result<Clock> resume_clock(db::Write& write, ClockId clock_id, const Deed& deed = {});
/// Adds a limit that runs from the due time so far; also while paused.
base::Result<Clock> extend_clock(db::Write& write, ClockId clock_id, Limit by, const Deed& deed);
/// The work is done: `met`, or `missed` when overdue. A clock that was missed before gets the
/// time at which it was met after all.
base::Result<Clock> meet_clock(db::Write& write, ClockId clock_id, const Deed& deed = {});
base::Result<Clock> cancel_clock(db::Write& write, ClockId clock_id, const Deed& deed);
/// Ends a clock as missed before its ladder does.
base::Result<Clock> miss_clock(db::Write& write, ClockId clock_id, const Deed& deed);

/// Counts a running clock's due time and next step anew on the newest calendar, and says whether
/// the due time moved. For retime.h.
bool retime_clock(db::Write& write, Clock clock);

}  // namespace clocks
