#include "matters/assign.h"

#include <algorithm>

#include "matters/limits.h"
#include "matters/precedent.h"
#include "matters/refusals.h"
#include "matters/routing.h"

namespace matters {

namespace {

std::vector<UnitId> supporting(db::Read& read, const Matter& matter) {
    std::vector<UnitId> out;
    for (const MatterUnit& unit : units_of(read, matter.matter_id))
        if (unit.part == "support" && !unit.ended_at) out.push_back(unit.unit_id);
    return out;
}

}  // namespace

catalogue::Limit half(catalogue::Limit limit) {
    return {std::max(1, limit.value / 2), limit.unit};
}

void assign_lead(Work& work, UnitId unit) {
    Matter& matter = work.matter;
    if (matter.lead_unit_id) end_unit(work.write(), matter, *matter.lead_unit_id, "lead");
    matter.lead_unit_id = unit;
    matter.handler_id.reset();
    matter.dispatched_at = work.write().now();
    put_unit(work.write(), matter, unit, "lead");
    work.facts["unit_id"] = std::to_string(unit.value);
    work.tell_unit(unit, "to_sign");
}

base::Result<void> assign_support(Work& work, std::span<const UnitId> units) {
    auto standing = supporting(work.write(), work.matter);
    boost::json::array named;
    for (const UnitId unit : units) {
        const auto field = "support_unit_ids/" + std::to_string(named.size());
        if (unit == work.matter.lead_unit_id || std::ranges::count(standing, unit) > 0)
            return base::refuse_field(field, "twice", "该单位已是主办或协办单位。",
                                      "The unit leads or supports already.");
        if (auto may = check_unit(work.write(), work.matter, unit, field); !may)
            return std::unexpected(may.error());
        const auto limit = half(limit_of(work.write(), work.matter, ClockKind::handling));
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
    if (!work.matter.first_petition || work.clocks().had(ClockKind::second_day)) return;
    for (const ClockKind kind : {ClockKind::second_day, ClockKind::fifth_day}) {
        work.set_start(kind, work.matter.registered_at);
        work.start_clock(kind);
    }
}

}  // namespace matters
