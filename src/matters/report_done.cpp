#include "matters/act_endpoint.h"
#include "matters/assign.h"
#include "matters/endpoints.h"

namespace matters {

namespace {

struct ReportDone : ActOn {
    http::Text<2, 2000> result;
    http::Text<2, 4000> facts_found;  ///< What the reply tells the resident: facts,
    http::Text<2, 4000> decision;     ///< what was decided and done,
    http::Text<0, 1000> legal_basis;  ///< by what law (信访工作条例 32),
    http::Text<0, 1000> remedies;     ///< and what can still be done.
};
BOOST_DESCRIBE_STRUCT(ReportDone, (ActOn), (result, facts_found, decision, legal_basis, remedies))

std::string open_units(db::Read& read, const Matter& matter) {
    std::string names;
    for (const MatterUnit& unit : units_of(read, matter.matter_id))
        if (unit.part == "support" && !unit.ended_at)
            names += (names.empty() ? "" : ", ") + unit.name;
    return names;
}

base::Result<void> report(Work& work, const ReportDone& in) {
    if (work.matter.supports_open > 0)
        return base::refuse(support_open, "units", open_units(work.write(), work.matter));
    const bool petition = work.matter.route == catalogue::Route::petition;
    if (petition && in.legal_basis.value.empty())
        return base::refuse_field("legal_basis", "required", "信访答复须写明法律依据。",
                                  "The reply to a petition names its legal basis.");
    drop_parking_request(work);
    if (!work.matter.handler_id) work.matter.handler_id = work.hand().person;
    work.words = {{"result", in.result.value},
                  {"facts_found", in.facts_found.value},
                  {"decision", in.decision.value},
                  {"legal_basis", in.legal_basis.value},
                  {"remedies", in.remedies.value}};
    work.tell_unit(work.matter.desk_unit_id, "to_check");
    return {};
}

}  // namespace

http::Endpoint report_done() {
    return act_endpoint<ReportDone>(
        Act::report_done, "completion",
        "Report that it is solved, with the reply's facts, decision, basis and remedies (row 23)",
        "办结报结，附答复内容",
        {{"result", "已更换灯头并通电"},
         {"facts_found", "经查，该路灯因线路老化不亮。"},
         {"decision", "已更换线路和灯头，恢复照明。"},
         {"legal_basis", "城市照明管理规定"},
         {"remedies", "如再出现问题可直接回复本事项重新办理。"}},
        report, {&support_open});
}

}  // namespace matters
