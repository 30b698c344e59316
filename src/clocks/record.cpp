#include "clocks/record.h"

#include "clocks/queries.h"

namespace clocks {

void record_change(db::Write& write, const Clock& clock, std::string_view change,
                   const Deed& deed) {
    write.run(sql::insert_change, db::arg("clock_id", clock.clock_id),
              db::arg("position", clock.version), db::arg("county", clock.county),
              db::arg("at", write.now()), db::arg("change", change), db::arg("reason", deed.reason),
              db::arg("due_at", clock.due_at), db::arg("person_id", deed.by));
}

base::Result<Clock> save(db::Write& write, Clock clock, std::string_view change, const Deed& deed) {
    if (write.run(sql::save_clock, clock) == 0) return base::refuse(base::stale);
    ++clock.version;
    record_change(write, clock, change, deed);
    return clock;
}

}  // namespace clocks
