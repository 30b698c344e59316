#include "matters/assign.h"

#include <algorithm>

#include "clocks/calendar_edition.h"
#include "clocks/remaining.h"
#include "matters/limits.h"
#include "matters/precedent.h"
#include "matters/refusals.h"
#include "matters/routing.h"

namespace matters {

namespace {

catalogue::Limit support_limit(Work& work) {
    const auto* handling = work.clocks().find(ClockKind::handling);
    if (!handling) return half(limit_of(work.write(), work.matter, ClockKind::handling));
    const auto left = left_of(work.write(), *handling, work.write().now());
    return half(left.value_or(catalogue::Limit{1, catalogue::LimitUnit::work_day}));
}

}  // namespace

std::optional<catalogue::Limit> left_of(db::Read& read, const clocks::Clock& clock,
                                        base::Instant now) {
    const auto calendar = clocks::calendar_edition(read)->of_unit(clock.unit_id, clock.region_path);
    const auto left = clocks::standing(clocks::course_of(clock.course), calendar, now);
    if (left.overdue) return {};
    constexpr std::int64_t hour_ms = 3'600'000;
    const auto amount = left.unit == catalogue::LimitUnit::work_hour
                            ? (left.amount + hour_ms - 1) / hour_ms
                            : left.amount;
    return catalogue::Limit{static_cast<int>(amount), left.unit};
}

void drop_parking_request(Work& work) {
    if (work.matter.pending != Pending::parking) return;
    work.matter.pending = Pending::nothing;
    work.clocks().cancel(bits(ClockKind::parking_review), "taken_back");
}

catalogue::Limit half(catalogue::Limit limit) {
    return {std::max(1, limit.value / 2), limit.unit};
}

void end_support(Work& work, UnitId unit) {
    end_unit(work.write(), work.matter, unit, "support");
    --work.matter.supports_open;
    work.facts["unit_id"] = std::to_string(unit.value);
}

void assign_lead(Work& work, UnitId unit, std::string_view told) {
    Matter& matter = work.matter;
    drop_parking_request(work);
    if (std::ranges::count(open_supports(work.write(), matter), unit) > 0) {
        work.clocks().cancel(bits(ClockKind::support), "leads", unit);
        end_support(work, unit);
    }
    if (matter.lead_unit_id) end_unit(work.write(), matter, *matter.lead_unit_id, "lead");
    matter.lead_unit_id = unit;
    matter.handler_id.reset();
    matter.dispatched_at = work.write().now();
    put_unit(work.write(), matter, unit, "lead");
    // 信访工作条例 33, 34: sixty days from acceptance, mediation within them, whoever holds it.
    if (matter.route == catalogue::Route::petition && matter.accepted_at)
        work.set_start(ClockKind::handling, *matter.accepted_at);
    work.facts["unit_id"] = std::to_string(unit.value);
    work.tell_unit(unit, told);
}

base::Result<void> assign_support(Work& work, std::span<const UnitId> units) {
    auto standing = open_supports(work.write(), work.matter);
    boost::json::array named;
    for (const UnitId unit : units) {
        const auto field = "support_unit_ids/" + std::to_string(named.size());
        if (unit == work.matter.lead_unit_id || std::ranges::count(standing, unit) > 0)
            return base::refuse_field(field, "twice", "该单位已是主办或协办单位。",
                                      "The unit leads or supports already.");
        if (auto may = check_unit(work.write(), work.matter, unit, field); !may)
            return std::unexpected(may.error());
        const auto limit = support_limit(work);
        work.clocks().start(ClockKind::support, work.matter, unit, limit);
        put_unit(work.write(), work.matter, unit, "support", work.clocks().all().back().due_at);
        work.tell_unit(unit, "to_support");
        standing.push_back(unit);
        named.emplace_back(std::to_string(unit.value));
        ++work.matter.supports_open;
        ++work.matter.supports_named;
    }
    if (!named.empty()) work.facts["support_unit_ids"] = std::move(named);
    return {};
}

void start_125(Work& work) {
    if (!work.matter.first_petition) return;
    for (const ClockKind kind : {ClockKind::second_day, ClockKind::fifth_day}) {
        if (work.clocks().had(kind) && !work.clocks().find(kind)) continue;
        work.clocks().cancel(bits(kind), "reassigned");
        work.set_start(kind, work.matter.registered_at);
        work.start_clock(kind);
    }
}

}  // namespace matters
