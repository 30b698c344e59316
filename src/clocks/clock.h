#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "access/scope.h"
#include "clocks/course.h"
#include "clocks/progress.h"
#include "db/database.h"

namespace clocks {

using ClockId = base::Id<struct ClockTag>;

/// `missed` ends a clock whose ladder has run out, that was handed up, or that was met too late.
BOOST_DEFINE_ENUM_CLASS(State, running, paused, met, missed, cancelled)

/// A clock as its row has it, in the order of the columns. A clock past its due time goes on
/// running until its ladder ends it or it is met (then as `missed`).
struct Clock {
    ClockId clock_id;
    std::string county;
    std::string subject_kind;
    std::int64_t subject_id = 0;
    std::string kind;
    State state = State::running;
    access::UnitId unit_id;  ///< The holder.
    std::optional<access::PostId> post_id;
    std::optional<access::PersonId> person_id;
    std::string course;  ///< JSON of a Course.
    base::Instant started_at;
    std::optional<base::Instant> due_at;  ///< Empty while paused.
    std::int64_t calendar_version = 0;
    LadderId ladder_id;
    std::int64_t round = 0;
    std::int64_t steps_done = 0;
    std::optional<std::int64_t> next_step;
    std::optional<base::Instant> next_step_at;
    std::optional<std::string> pause_reason;
    std::optional<base::Instant> met_at;  ///< May come after `ended_at`, for a missed clock.
    std::optional<base::Instant> ended_at;
    std::optional<ClockId> taken_from;  ///< The clock that this one took over.
    std::int64_t version = 0;
    std::string region_path;  ///< Of the holder's region.

    Position position() const;
    void set_position(const Position& position);
};
BOOST_DESCRIBE_STRUCT(Clock, (),
                      (clock_id, county, subject_kind, subject_id, kind, state, unit_id, post_id,
                       person_id, course, started_at, due_at, calendar_version, ladder_id, round,
                       steps_done, next_step, next_step_at, pause_reason, met_at, ended_at,
                       taken_from, version, region_path))

/// A clock in the scope.
std::optional<Clock> find_clock(db::Read& read, const access::Scope& scope, ClockId clock_id);

/// All clocks of a subject, ended ones too, oldest first.
std::vector<Clock> clocks_of(db::Read& read, const access::Scope& scope,
                             std::string_view subject_kind, std::int64_t subject_id);

}  // namespace clocks
