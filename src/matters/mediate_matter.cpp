#include "catalogue/calendar.h"
#include "matters/act_endpoint.h"
#include "matters/assign.h"
#include "matters/endpoints.h"
#include "matters/routing.h"

namespace matters {

namespace {

struct BeginMediation : ActOn {
    UnitId body_unit_id;  ///< The committee or body that mediates.
    bool first_party_agrees = false;
    bool second_party_agrees = false;
    bool rights_read = false;   ///< 人民调解法 23.
    http::Text<2, 500> chosen;  ///< Whom the parties chose, and how (19).
};
BOOST_DESCRIBE_STRUCT(BeginMediation, (ActOn),
                      (body_unit_id, first_party_agrees, second_party_agrees, rights_read, chosen))

base::Result<void> begin(Work& work, const BeginMediation& in) {
    if (!in.first_party_agrees || !in.second_party_agrees || !in.rights_read)
        return base::refuse(consent_missing);
    if (auto may = check_unit(work.write(), work.matter, in.body_unit_id, "body_unit_id"); !may)
        return std::unexpected(may.error());
    assign_lead(work, in.body_unit_id, "to_mediate");
    work.set_pause_reason("调解中");
    work.words["chosen"] = in.chosen.value;
    return {};
}

struct FinishMediation : ActOn {
    bool written = true;              ///< In writing, or orally and recorded (人民调解法 28).
    http::Text<2, 4000> facts_found;  ///< What happened and what was in dispute (29),
    http::Text<2, 4000> decision;     ///< content, manner and date of performance,
    bool signed_by_all = false;       ///< signed or sealed by both parties and the mediator.
    std::optional<base::Date> performed_by;
};
BOOST_DESCRIBE_STRUCT(FinishMediation, (ActOn),
                      (written, facts_found, decision, signed_by_all, performed_by))

base::Result<void> agree(Work& work, const FinishMediation& in) {
    if (in.written && !in.signed_by_all)
        return base::refuse_field("signed_by_all", "required", "书面协议须各方签名或盖章。",
                                  "A written agreement is signed by both parties and the "
                                  "mediator.");
    const auto today = catalogue::date_of(work.write().now());
    // What was kept at once may be written down later.
    const bool possible =
        !in.performed_by || (*in.performed_by >= today - std::chrono::days{366} &&
                             *in.performed_by <= today + std::chrono::days{36'525});
    if (!possible)
        return base::refuse_field("performed_by", "range", "履行日期不合理，请核对年份。",
                                  "The day of performance cannot be; look at its year.");
    work.facts["written"] = in.written;
    if (in.performed_by) work.facts["performed_by"] = base::to_text(*in.performed_by);
    // 人民调解法 33: both may ask the court to confirm it within 30 days of its effect.
    work.facts["confirm_by"] =
        base::to_text(catalogue::date_of(work.write().now()) + std::chrono::days{30});
    work.words = {{"facts_found", in.facts_found.value},
                  {"decision", in.decision.value},
                  {"legal_basis", "人民调解法第二十八条至第三十三条"},
                  {"remedies",
                   "双方可自协议生效之日起三十日内共同申请司法确认；就履行发生争议的，"
                   "可向人民法院起诉。"}};
    work.tell_unit(work.matter.desk_unit_id, "to_check");
    return {};
}

BOOST_DEFINE_ENUM_CLASS(MediationFailure, refused, no_agreement, time_over, withdrawn_consent)
BOOST_DEFINE_ENUM_CLASS(AfterMediation, handle, refer, close)

struct FailMediation : ActOn {
    MediationFailure why{};  ///< Without blame (26).
    AfterMediation next{};
    http::Text<2, 1000> remedies;
};
BOOST_DESCRIBE_STRUCT(FailMediation, (ActOn), (why, next, remedies))

base::Result<void> fail(Work& work, const FailMediation& in) {
    const auto now = work.write().now();
    if (in.next == AfterMediation::handle) {
        work.go(State::accepted);
        work.tell_unit(work.matter.desk_unit_id, "to_dispatch");
    } else {
        work.go(in.next == AfterMediation::refer ? State::referred : State::closed);
        work.matter.replied_at = now;
        work.matter.wake_at = archive_at(now);
    }
    if (work.matter.lead_unit_id)
        end_unit(work.write(), work.matter, *work.matter.lead_unit_id, "lead");
    work.matter.lead_unit_id.reset();
    work.facts["why"] = boost::describe::enum_to_string(in.why, "");
    work.words["remedies"] = in.remedies.value;
    return {};
}

BOOST_DEFINE_ENUM_CLASS(Performance, reminded, performed, not_performed, confirmed_by_court)

struct FollowPerformance : ActOn {
    Performance what{};
    http::Text<0, 1000> note;
};
BOOST_DESCRIBE_STRUCT(FollowPerformance, (ActOn), (what, note))

base::Result<void> follow(Work& work, const FollowPerformance& in) {
    work.facts["what"] = boost::describe::enum_to_string(in.what, "");
    if (!in.note.value.empty()) work.words["note"] = in.note.value;
    return {};
}

}  // namespace

http::Endpoint begin_mediation() {
    return act_endpoint<BeginMediation>(
        Act::begin_mediation, "mediation",
        "Begin mediation, with the consent of both parties and their rights read (row 10)",
        "转人民调解：双方自愿、告知权利",
        {{"body_unit_id", "{centre}"},
         {"first_party_agrees", true},
         {"second_party_agrees", true},
         {"rights_read", true},
         {"chosen", "双方共同选定调解员"}},
        begin, {&consent_missing, &complained_of});
}

http::Endpoint finish_mediation() {
    return act_endpoint<FinishMediation>(
        Act::finish_mediation, "mediation-agreement",
        "Record the agreement; both hear that a court can confirm it within 30 days (row 24)",
        "达成调解协议",
        {{"written", true},
         {"facts_found", "双方因屋檐滴水发生争议。"},
         {"decision", "乙方于十日内加装排水槽。"},
         {"signed_by_all", true},
         {"performed_by", "2026-09-20"}},
        agree);
}

http::Endpoint fail_mediation() {
    return act_endpoint<FailMediation>(
        Act::fail_mediation, "mediation-end",
        "End mediation without agreement, without blame, and tell the remedies (row 25)",
        "终止调解，告知救济途径",
        {{"why", "no_agreement"}, {"next", "handle"}, {"remedies", "可向人民法院起诉"}}, fail);
}

http::Endpoint follow_performance() {
    return act_endpoint<FollowPerformance>(
        Act::follow_performance, "performance", "Follow how an agreement is kept (row 24a)",
        "跟进协议履行", {{"what", "performed"}, {"note", "排水槽已装好"}}, follow,
        {&nothing_agreed});
}

}  // namespace matters
