#include "matters/act_endpoint.h"
#include "matters/assign.h"
#include "matters/cards.h"
#include "matters/endpoints.h"
#include "matters/limits.h"

namespace matters {

namespace {

BOOST_DEFINE_ENUM_CLASS(CheckWay, on_site, papers, photographs, telephone)

struct PassCheck : ActOn {
    CheckWay way{};
    http::Text<2, 1000> finding;
};
BOOST_DESCRIBE_STRUCT(PassCheck, (ActOn), (way, finding))

base::Result<void> pass(Work& work, const PassCheck& in) {
    work.facts["way"] = boost::describe::enum_to_string(in.way, "");
    work.words["finding"] = in.finding.value;
    // The reply that was drafted is delivered now.
    for (const Act source : {Act::report_done, Act::finish_mediation})
        for (const auto& [name, text] : last_words(work.write(), work.matter.matter_id, source))
            if (!work.words.contains(name)) work.words[name] = text;
    work.matter.replied_at = work.write().now();
    work.matter.callback_tries = 0;
    if (work.matter.lead_unit_id) lift_cards(work, *work.matter.lead_unit_id, "cured");
    work.tell_unit(work.matter.desk_unit_id, "to_call_back");
    return {};
}

struct FailCheck : ActOn {
    CheckWay way{};
    http::Text<2, 1000> defect;
};
BOOST_DESCRIBE_STRUCT(FailCheck, (ActOn), (way, defect))

base::Result<void> fail(Work& work, const FailCheck& in) {
    work.facts["way"] = boost::describe::enum_to_string(in.way, "");
    work.words["defect"] = in.defect.value;
    work.tell_unit(work.matter.desk_unit_id, "to_dispatch");
    return {};
}

struct Rework : ActOn {
    http::Text<2, 1000> instruction;
};
BOOST_DESCRIBE_STRUCT(Rework, (ActOn), (instruction))

/// What was left when the unit said that it was done, or half the limit, whichever is more (row
/// 28).
catalogue::Limit rework_limit(Work& work) {
    const auto whole = limit_of(work.write(), work.matter, ClockKind::handling);
    catalogue::Limit best = half(whole);
    for (const auto& clock : work.clocks().all()) {
        if (kind_of(clock) != ClockKind::handling || !clock.met_at) continue;
        const auto left = left_of(work.write(), clock, *clock.met_at);
        if (left && left->unit == best.unit) best.value = std::max(best.value, left->value);
    }
    return best;
}

base::Result<void> rework(Work& work, const Rework& in) {
    if (!work.matter.lead_unit_id)
        return base::refuse_field("instruction", "no_unit", "该事项没有主办单位，请重新分流。",
                                  "No unit leads this matter.");
    const auto limit = rework_limit(work);
    work.set_limit(ClockKind::handling, limit);
    work.set_limit(ClockKind::answer, limit);
    ++work.matter.reworks;
    work.words["instruction"] = in.instruction.value;
    work.tell_unit(*work.matter.lead_unit_id, "rework");
    // Yellow at the second rework, red at the third (3.6).
    if (work.matter.reworks >= 2)
        give_card(work, *work.matter.lead_unit_id,
                  work.matter.reworks >= 3 ? CardLevel::red : CardLevel::yellow, CardCause::rework);
    return {};
}

}  // namespace

http::Endpoint pass_check() {
    return act_endpoint<PassCheck>(
        Act::pass_check, "check",
        "Find the work good: the reply is delivered to the resident (row 26)", "核查通过，送达答复",
        {{"way", "on_site"}, {"finding", "现场灯亮，路面已清理"}}, pass,
        {&access::refusal(access::Separation::handle_and_check),
         &access::refusal(access::Separation::triage_and_check)});
}

http::Endpoint fail_check() {
    return act_endpoint<FailCheck>(Act::fail_check, "check-failure",
                                   "Find a defect: it goes back (row 27)", "核查不通过",
                                   {{"way", "on_site"}, {"defect", "仍有一盏不亮"}}, fail,
                                   {&access::refusal(access::Separation::handle_and_check)});
}

http::Endpoint send_to_rework() {
    return act_endpoint<Rework>(
        Act::send_to_rework, "rework",
        "Send back to the same unit, with what is left of the limit or half of it (row 28)",
        "返工：退回原单位重办", {{"instruction", "请补齐遗漏的一盏，并附照片"}}, rework);
}

}  // namespace matters
