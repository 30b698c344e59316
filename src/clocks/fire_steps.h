#pragma once

#include <vector>

#include "clocks/calendar_edition.h"
#include "clocks/effects.h"
#include "clocks/ladders.h"
#include "clocks/places.h"
#include "clocks/tick.h"
#include "http/publish.h"

namespace clocks {

/// A row of clock_step.
struct StepRow {
    ClockId clock_id;
    std::int64_t round = 0;
    std::int64_t step = 0;
    std::string county;
    Action action = Action::remind;
    Outcome outcome = Outcome::fired;
    base::Instant planned_at;
    base::Instant fired_at;
};
BOOST_DESCRIBE_STRUCT(StepRow, (),
                      (clock_id, round, step, county, action, outcome, planned_at, fired_at))

/// Fires the next steps of clocks within one transaction.
class FireSteps {
  public:
    FireSteps(db::Write& write, Ladders& ladders, const EffectsTable& effects)
        : write_(write),
          ladders_(ladders),
          effects_(effects),
          edition_(calendar_edition(write)),
          places_(write) {}

    /// Fires one clock's next step as of `moment`. Does nothing when the clock has moved on; one
    /// that was counted on an older calendar is counted anew instead.
    void fire(Clock clock, base::Instant moment);

    /// Writes what is written in bulk; call it last.
    TickReport finish();

  private:
    void take_over(const Clock& before, const LadderStep& step, const UnitPlace& superior,
                   base::Instant moment);
    void tell(const Clock& clock, const LadderStep& step, const Firing& firing,
              base::Instant moment);
    std::string audience(const Clock& clock, Recipient recipient);

    db::Write& write_;
    Ladders& ladders_;
    const EffectsTable& effects_;
    CalendarEditionPtr edition_;
    Places places_;
    std::vector<StepRow> rows_;
    std::vector<http::Telling> tellings_;
    TickReport report_;
};

}  // namespace clocks
