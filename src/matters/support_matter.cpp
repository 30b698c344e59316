#include "matters/act_endpoint.h"
#include "matters/assign.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

struct NameSupport : ActOn {
    http::List<UnitId, 20> support_unit_ids;
    http::Text<2, 1000> questions;
};
BOOST_DESCRIBE_STRUCT(NameSupport, (ActOn), (support_unit_ids, questions))

base::Result<void> name(Work& work, const NameSupport& in) {
    if (in.support_unit_ids.value.empty())
        return base::refuse_field("support_unit_ids", "required", "请选择协办单位。",
                                  "Name at least one unit.");
    work.stay();
    work.words["questions"] = in.questions.value;
    return assign_support(work, in.support_unit_ids.value);
}

struct AnswerSupport : ActOn {
    http::Text<2, 4000> answer;
};
BOOST_DESCRIBE_STRUCT(AnswerSupport, (ActOn), (answer))

base::Result<void> answer(Work& work, const AnswerSupport& in) {
    const UnitId unit = *work.hand().unit;
    work.stay();
    work.clocks().meet(bits(ClockKind::support), unit);
    end_support(work, unit);
    work.words["answer"] = in.answer.value;
    if (work.matter.lead_unit_id) work.tell_unit(*work.matter.lead_unit_id, "support_answered");
    return {};
}

struct ReleaseSupport : ActOn {
    UnitId unit_id;
    http::Text<2, 500> reason;
};
BOOST_DESCRIBE_STRUCT(ReleaseSupport, (ActOn), (unit_id, reason))

base::Result<void> release(Work& work, const ReleaseSupport& in) {
    if (std::ranges::count(open_supports(work.write(), work.matter), in.unit_id) == 0)
        return base::refuse_field("unit_id", "unknown", "该单位不是待反馈的协办单位。",
                                  "Is no support unit that still has to answer.");
    work.stay();
    work.clocks().cancel(bits(ClockKind::support), "released", in.unit_id);
    end_support(work, in.unit_id);
    work.words["reason"] = in.reason.value;
    return {};
}

}  // namespace

http::Endpoint name_support() {
    return act_endpoint<NameSupport>(
        Act::name_support, "support",
        "Ask further units to help, each with a clock of its own (row 20)", "增加协办单位",
        {{"support_unit_ids", {"{centre}"}}, {"questions", "请协助核实产权归属"}}, name,
        {&complained_of, &duty_not_below});
}

http::Endpoint answer_support() {
    return act_endpoint<AnswerSupport>(Act::answer_support, "support-answer",
                                       "Answer as a support unit; lateness is its own (row 20)",
                                       "协办反馈", {{"answer", "产权归住建局，已附移交单"}},
                                       answer);
}

http::Endpoint release_support() {
    return act_endpoint<ReleaseSupport>(
        Act::release_support, "support-release", "Let a support unit go, with a reason (row 20)",
        "解除协办", {{"unit_id", "{centre}"}, {"reason", "已由本局核实，无需再协办"}}, release);
}

}  // namespace matters
