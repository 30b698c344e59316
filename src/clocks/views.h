#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "clocks/clock.h"
#include "clocks/deadline.h"
#include "clocks/remaining.h"

namespace clocks {

/// A segment of an explanation, as JSON has it.
struct SegmentView {
    base::Instant from;
    base::Instant to;
    LimitUnit unit = LimitUnit::instant;
    std::int64_t counted = 0;  ///< Milliseconds of working time for work_hour, else days.
    std::string counted_zh;
    std::string counted_en;
    std::string why_zh;
    std::string why_en;
    bool assumed = false;
};
BOOST_DESCRIBE_STRUCT(SegmentView, (),
                      (from, to, unit, counted, counted_zh, counted_en, why_zh, why_en, assumed))

/// A deadline with its proof: GET /api/v1/calendar/due and `gongzhi due --json`.
struct DueView {
    base::Instant start;
    std::string limit;  ///< `5wd`; with extensions `60cd+30cd`.
    std::string limit_zh;
    std::string limit_en;
    std::optional<base::Instant> due;  ///< Null while paused.
    bool assumed = false;              ///< Some days have no announced calendar yet.
    std::vector<SegmentView> segments;
};
BOOST_DESCRIBE_STRUCT(DueView, (), (start, limit, limit_zh, limit_en, due, assumed, segments))

DueView due_view(const Course& course, const catalogue::WorkCalendar& calendar);

/// The same for people: one line a segment, in both languages.
std::string due_text(const DueView& view);

/// A clock in lists.
struct ClockView {
    ClockId clock_id;
    std::string subject_kind;
    std::string subject_id;
    std::string kind;
    State state = State::running;
    access::UnitId unit_id;
    std::optional<access::PostId> post_id;
    std::optional<access::PersonId> person_id;
    std::string limit;
    base::Instant started_at;
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> next_step_at;
    std::optional<std::string> pause_reason;
    std::optional<base::Instant> met_at;
    std::optional<base::Instant> ended_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ClockView, (),
                      (clock_id, subject_kind, subject_id, kind, state, unit_id, post_id, person_id,
                       limit, started_at, due_at, next_step_at, pause_reason, met_at, ended_at,
                       version))

ClockView clock_view(const Clock& clock);

/// `60cd+30cd`.
std::string limits_text(const Course& course);

}  // namespace clocks
