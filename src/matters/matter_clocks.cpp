#include "matters/matter_clocks.h"

#include "base/expects.h"

namespace matters {

namespace {

bool is_live(const clocks::Clock& clock) {
    return clock.state == clocks::State::running || clock.state == clocks::State::paused;
}

std::string name_of(ClockKind kind) {
    return boost::describe::enum_to_string(kind, "");
}

}  // namespace

std::optional<ClockKind> kind_of(const clocks::Clock& clock) {
    ClockKind kind{};
    if (!boost::describe::enum_from_string(clock.kind.c_str(), kind)) return {};
    return kind;
}

std::vector<clocks::Clock> clocks_of(db::Read& read, MatterId matter_id) {
    return clocks::clocks_of(read, access::system_scope(), subject_kind, matter_id.value);
}

MatterClocks::MatterClocks(db::Write& write, MatterId matter_id, bool fresh)
    : write_(write), matter_id_(matter_id) {
    if (!fresh) clocks_ = clocks_of(write, matter_id);
}

void MatterClocks::start(ClockKind kind, const Matter& matter, UnitId unit, catalogue::Limit limit,
                         std::optional<base::Instant> start) {
    for (const auto& clock : clocks_)
        if (is_live(clock) && clock.unit_id == unit && kind_of(clock) == kind) return;
    auto started = clocks::start_clock(write_, {.county = matter.county,
                                                .subject_kind = std::string(subject_kind),
                                                .subject_id = matter_id_.value,
                                                .kind = name_of(kind),
                                                .limit = limit,
                                                .unit = unit,
                                                .start = start,
                                                .known_free = true});
    base::expects(started.has_value(), "a clock that is free starts");
    note(*started, "started");
    clocks_.push_back(std::move(*started));
}

void MatterClocks::note(const clocks::Clock& clock, std::string_view what) {
    const bool late = what == "met" && clock.state == clocks::State::missed;
    changes_.push_back({.kind = *kind_of(clock),
                        .what = late ? "missed" : std::string(what),
                        .unit_id = clock.unit_id,
                        .due_at = clock.due_at});
}

void MatterClocks::each_live(Bits kinds, std::optional<UnitId> unit, std::string_view what,
                             const Change& change) {
    for (auto& clock : clocks_) {
        const auto kind = kind_of(clock);
        if (!kind || !in(kinds, *kind) || !is_live(clock)) continue;
        if (unit && clock.unit_id != *unit) continue;
        auto changed = change(clock.clock_id);
        if (!changed) continue;
        clock = std::move(*changed);
        note(clock, what);
    }
}

void MatterClocks::meet(Bits kinds, std::optional<UnitId> unit) {
    each_live(kinds, unit, "met", [&](auto id) { return clocks::meet_clock(write_, id); });
}

void MatterClocks::cancel(Bits kinds, const std::string& reason, std::optional<UnitId> unit) {
    each_live(kinds, unit, "cancelled",
              [&](auto id) { return clocks::cancel_clock(write_, id, {.reason = reason}); });
}

void MatterClocks::pause(Bits kinds, const std::string& reason) {
    each_live(kinds, {}, "paused",
              [&](auto id) { return clocks::pause_clock(write_, id, {.reason = reason}); });
}

void MatterClocks::resume(Bits kinds) {
    each_live(kinds, {}, "resumed", [&](auto id) { return clocks::resume_clock(write_, id); });
}

base::Result<void> MatterClocks::extend(ClockKind kind, catalogue::Limit by,
                                        const clocks::Deed& deed) {
    for (auto& clock : clocks_) {
        if (kind_of(clock) != kind || !is_live(clock)) continue;
        auto extended = clocks::extend_clock(write_, clock.clock_id, by, deed);
        if (!extended) return std::unexpected(extended.error());
        clock = std::move(*extended);
        note(clock, "extended");
    }
    return {};
}

const clocks::Clock* MatterClocks::find(ClockKind kind) const {
    for (const auto& clock : clocks_)
        if (is_live(clock) && kind_of(clock) == kind) return &clock;
    return nullptr;
}

bool MatterClocks::had(ClockKind kind) const {
    for (const auto& clock : clocks_)
        if (kind_of(clock) == kind) return true;
    return false;
}

std::optional<base::Instant> MatterClocks::next_due() const {
    std::optional<base::Instant> first;
    for (const auto& clock : clocks_) {
        if (clock.state != clocks::State::running || !clock.due_at) continue;
        if (kind_of(clock) == ClockKind::support) continue;
        if (!first || *clock.due_at < *first) first = clock.due_at;
    }
    return first;
}

bool MatterClocks::any_live() const {
    return std::ranges::any_of(clocks_, is_live);
}

}  // namespace matters
