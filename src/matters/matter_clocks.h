#pragma once

#include <functional>
#include <vector>

#include "clocks/clock.h"
#include "clocks/run_clock.h"
#include "matters/clock_kinds.h"

namespace matters {

/// What an act did to a clock: started, met, missed (met too late), cancelled, paused, resumed,
/// extended. Each act shows them, and its journal entry keeps them.
struct ClockChange {
    ClockKind kind{};
    std::string what;
    UnitId unit_id;
    std::optional<base::Instant> due_at;
};
BOOST_DESCRIBE_STRUCT(ClockChange, (), (kind, what, unit_id, due_at))

/// All clocks of a matter, ended ones too, oldest first.
std::vector<clocks::Clock> clocks_of(db::Read& read, MatterId matter_id);

/// The clocks of one matter within one transaction.
class MatterClocks {
  public:
    /// `fresh`: the matter is new, so there are none to look for.
    MatterClocks(db::Write& write, MatterId matter_id, bool fresh);

    /// Starts a clock, from `start` when given. Does nothing when the unit has one of the kind.
    void start(ClockKind kind, const Matter& matter, UnitId unit, catalogue::Limit limit,
               std::optional<base::Instant> start = {});
    /// The work of every running clock of these kinds is done (or of one unit's).
    void meet(Bits kinds, std::optional<UnitId> unit = {});
    void cancel(Bits kinds, const std::string& reason, std::optional<UnitId> unit = {});
    void pause(Bits kinds, const std::string& reason);
    void resume(Bits kinds);
    /// Refuses as clocks::extend_clock does.
    base::Result<void> extend(ClockKind kind, catalogue::Limit by, const clocks::Deed& deed);

    /// The live clock of a kind; null when there is none.
    const clocks::Clock* find(ClockKind kind) const;
    /// Any clock of the kind, ended or not.
    bool had(ClockKind kind) const;
    /// The earliest due time of what runs, support units' own clocks left out.
    std::optional<base::Instant> next_due() const;
    /// True when something runs or stands with a reason.
    bool any_live() const;

    const std::vector<clocks::Clock>& all() const { return clocks_; }
    /// What was done in this act, in order.
    const std::vector<ClockChange>& changes() const { return changes_; }
    void begin_next_act() { changes_.clear(); }

  private:
    using Change = std::function<base::Result<clocks::Clock>(clocks::ClockId)>;
    void each_live(Bits kinds, std::optional<UnitId> unit, std::string_view what,
                   const Change& change);
    void note(const clocks::Clock& clock, std::string_view what);

    db::Write& write_;
    const MatterId matter_id_;
    std::vector<clocks::Clock> clocks_;
    std::vector<ClockChange> changes_;
};

/// True for a clock of this room's kind; its kind.
std::optional<ClockKind> kind_of(const clocks::Clock& clock);

}  // namespace matters
