#include "clocks/retime.h"

#include "clocks/calendar_edition.h"
#include "clocks/queries.h"
#include "clocks/run_clock.h"

namespace clocks {

namespace {

constexpr int batch = 200;

/// Where a batch goes on: after this version, and this clock of it.
struct Place {
    std::int64_t version = -1;
    ClockId id;
};

struct Batch {
    RetimeReport report;
    Place last;
};

Batch retime_after(db::Write& write, Place after) {
    Batch out{.report = {}, .last = after};
    const auto version = calendar_edition(write)->version();
    for (Clock& clock :
         write.all<Clock>(sql::stale_clocks, db::arg("now", write.now()),
                          db::arg("version", version), db::arg("after_version", after.version),
                          db::arg("after_id", after.id), db::arg("most", batch))) {
        out.last = {clock.calendar_version, clock.clock_id};
        ++out.report.seen;
        if (retime_clock(write, std::move(clock))) ++out.report.moved;
    }
    return out;
}

/// A read first: on most ticks there is nothing to do, and that should not cost a write.
bool any_stale(db::Database& database) {
    return database.read([](db::Read& read) {
        const auto version = calendar_edition(read)->version();
        return !read.all<Clock>(sql::stale_clocks, db::arg("now", read.now()),
                                db::arg("version", version), db::arg("after_version", -1),
                                db::arg("after_id", ClockId{}), db::arg("most", 1))
                    .empty();
    });
}

}  // namespace

RetimeReport retime_clocks(db::Database& database, const std::function<bool()>& stop) {
    RetimeReport sum;
    if (!any_stale(database)) return sum;
    for (Place after; !stop();) {
        const Batch done =
            database.write([&](db::Write& write) { return retime_after(write, after); });
        if (done.report.seen == 0) break;
        sum.seen += done.report.seen;
        sum.moved += done.report.moved;
        after = done.last;
    }
    return sum;
}

}  // namespace clocks
