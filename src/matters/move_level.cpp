#include "clocks/places.h"
#include "matters/act_endpoint.h"
#include "matters/assign.h"
#include "matters/endpoints.h"
#include "matters/precedent.h"
#include "matters/routing.h"

namespace matters {

namespace {

struct PassUp : ActOn {
    http::Text<2, 1000> reason;  ///< Why it cannot be solved here.
};
BOOST_DESCRIBE_STRUCT(PassUp, (ActOn), (reason))

constexpr base::RefusalKind nobody_above{"nobody_above", base::Because::conflict,
                                         "上级没有已登记的单位，请报中心协调。",
                                         "No unit above this one is known here; ask the centre."};

/// Going up is never a penalty: the unit stays a helper and has nothing marked against it.
base::Result<void> to_superior(Work& work, const PassUp& in) {
    const UnitId before = *work.matter.lead_unit_id;
    const auto superior = clocks::find_superior(work.write(), before);
    if (!superior) return base::refuse(nobody_above);
    if (auto may = check_unit(work.write(), work.matter, superior->unit_id, "unit_id"); !may)
        return std::unexpected(may.error());
    assign_lead(work, superior->unit_id);
    work.matter.designated = false;
    start_125(work);
    put_unit(work.write(), work.matter, before, "support");
    end_unit(work.write(), work.matter, before, "support");
    work.facts["from_unit_id"] = std::to_string(before.value);
    work.words["reason"] = in.reason.value;
    return {};
}

struct SendDown : ActOn {
    UnitId lead_unit_id;
    http::Text<2, 500> basis;  ///< The power that the lower level has (row 22).
};
BOOST_DESCRIBE_STRUCT(SendDown, (ActOn), (lead_unit_id, basis))

base::Result<void> to_lower(Work& work, const SendDown& in) {
    const auto unit = check_unit(work.write(), work.matter, in.lead_unit_id, "lead_unit_id");
    if (!unit) return std::unexpected(unit.error());
    const auto now = catalogue::find_unit_fact(work.write(), *work.matter.lead_unit_id);
    if (unit->region_level <= now->region_level)
        return base::refuse_field("lead_unit_id", "not_below", "该单位不在下级。",
                                  "The unit is not below the present one.");
    work.go(State::dispatched);
    assign_lead(work, in.lead_unit_id);
    work.matter.designated = false;
    learn(work.write(), work.matter, in.lead_unit_id, 1);
    start_125(work);
    work.words["basis"] = in.basis.value;
    return {};
}

}  // namespace

http::Endpoint pass_up() {
    return act_endpoint<PassUp>(
        Act::pass_up, "pass-up",
        "Pass up what this level cannot solve; never a mark against it (row 21)", "上报提级",
        {{"reason", "需县级专业设备"}}, to_superior, {&nobody_above, &complained_of});
}

http::Endpoint send_down() {
    return act_endpoint<SendDown>(
        Act::send_down, "send-down",
        "Send down to a level that has the power by its list; it signs or objects (row 22)",
        "依权责清单下交", {{"lead_unit_id", "{town_government}"}, {"basis", "赋权清单第12项"}},
        to_lower, {&duty_not_below, &complained_of});
}

}  // namespace matters
