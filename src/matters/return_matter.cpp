#include "matters/act_endpoint.h"
#include "matters/assign.h"
#include "matters/cards.h"
#include "matters/endpoints.h"
#include "matters/limits.h"
#include "matters/precedent.h"
#include "matters/routing.h"

namespace matters {

namespace {

struct AskReturn : ActOn {
    http::Text<2, 1000> reason;
    http::Text<2, 300> duty_ground;  ///< The article of the duty or power list.
    std::optional<UnitId> proposed_unit_id;
};
BOOST_DESCRIBE_STRUCT(AskReturn, (ActOn), (reason, duty_ground, proposed_unit_id))

/// Five working days for petitions (信访工作条例 23), one for orders (row 12).
base::Result<void> in_time(Work& work) {
    const bool petition = work.matter.route == catalogue::Route::petition;
    const auto until = due_of(work.write(), *work.matter.lead_unit_id, *work.matter.dispatched_at,
                              {petition ? 5 : 1, catalogue::LimitUnit::work_day});
    if (work.write().now() <= until) return {};
    return base::refuse(too_late, "until", base::to_text(until));
}

base::Result<void> ask(Work& work, const AskReturn& in) {
    if (work.matter.designated) return base::refuse(designated_unit);
    if (auto ok = in_time(work); !ok) return ok;
    ++work.matter.returns;
    work.matter.before_state = work.before().state;
    // The second return is for the centre's head to settle (3.5: two returns → the head decides).
    work.matter.pending = work.matter.returns >= 2 ? Pending::return_dispute : Pending::nothing;
    if (in.proposed_unit_id)
        work.facts["proposed_unit_id"] = std::to_string(in.proposed_unit_id->value);
    work.words["reason"] = in.reason.value;
    work.words["duty_ground"] = in.duty_ground.value;
    work.tell_unit(work.matter.desk_unit_id, "returned");
    return {};
}

struct DecideReturn : ActOn {
    bool agreed = false;
    std::optional<UnitId> lead_unit_id;  ///< Who gets it, when the return is right.
    http::Text<2, 1000> reason;
};
BOOST_DESCRIBE_STRUCT(DecideReturn, (ActOn), (agreed, lead_unit_id, reason))

base::Result<void> reassign(Work& work, UnitId unit, bool ruling) {
    if (auto may = check_unit(work.write(), work.matter, unit, "lead_unit_id"); !may)
        return std::unexpected(may.error());
    const UnitId before = *work.matter.lead_unit_id;
    if (unit == before)
        return base::refuse_field("lead_unit_id", "same", "改派单位不能是申请退回的单位。",
                                  "Cannot be the unit that asks to return it.");
    learn(work.write(), work.matter, before, -1);
    lift_cards(work, before, "withdrawn");
    assign_lead(work, unit);
    learn(work.write(), work.matter, unit, 1, ruling);
    work.go(State::dispatched);
    start_125(work);
    return {};
}

base::Result<void> decide(Work& work, const DecideReturn& in, bool may_rule) {
    Matter& matter = work.matter;
    const bool ruling = matter.pending == Pending::return_dispute;
    if (ruling && !may_rule) return base::refuse(decided_above);
    if (!ruling && may_rule && !in.agreed && matter.returns >= 2)
        return base::refuse(nothing_asked);
    matter.pending = Pending::nothing;
    matter.designated = ruling;
    work.facts["agreed"] = in.agreed;
    work.facts["ruling"] = ruling;
    work.words["reason"] = in.reason.value;
    const UnitId asked_by = *matter.lead_unit_id;
    work.tell_unit(asked_by, "return_decided");
    if (in.agreed) {
        if (!in.lead_unit_id)
            return base::refuse_field("lead_unit_id", "required", "请选定改派的单位。",
                                      "Say which unit gets it.");
        if (auto ok = reassign(work, *in.lead_unit_id, ruling); !ok) return ok;
    } else {
        work.go_back();
        work.tells = Message::internal;
        // It was not signed for: it has to be now.
        if (*matter.before_state == State::dispatched) work.start_clock(ClockKind::signing);
        if (ruling) learn(work.write(), matter, asked_by, 0, true);
    }
    matter.before_state.reset();
    return {};
}

base::Result<Acted> handle(db::Write& write, const access::Actor& actor, const DecideReturn& in) {
    auto work = Work::begin(write, actor, Act::decide_return, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    const bool may_rule = actor.may(access::permission::approve_matter);
    if (auto ok = decide(*work, in, may_rule); !ok) return std::unexpected(ok.error());
    return finish(*work);
}

}  // namespace

http::Endpoint ask_return() {
    return act_endpoint<AskReturn>(
        Act::ask_return, "return",
        "Say that the matter is not the unit's, by its duty list (row 12)",
        "申请退回：说明理由和职责依据",
        {{"reason", "该路灯属乡镇自建，不在本局维护范围"}, {"duty_ground", "三定方案第四条"}}, ask,
        {&heads_only, &designated_unit, &too_late});
}

http::Endpoint decide_return() {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/return-decision",
            .summary =
                "Reassign a returned matter, or hold the unit to it; a second return is the "
                "head's to rule on, and the ruling is a precedent (row 13)",
            .summary_zh = "审核退回：改派或不同意；再次退回由中心主任裁定，形成先例",
            .tag = "matters",
            .needs = endpoint_needs(Act::decide_return),
            .reach = http::Reach::region,
            .refusals = act_refusals({&decided_above, &complained_of, &duty_not_below,
                                      &nothing_asked, &second_person, &base::forbidden}),
            .example = {{"matter_id", "{matter_to_decide_return}"},
                        {"agreed", true},
                        {"lead_unit_id", "{centre}"},
                        {"reason", "经核对职责清单，改由中心协调"}},
            .handle = http::handler(handle)};
}

}  // namespace matters
