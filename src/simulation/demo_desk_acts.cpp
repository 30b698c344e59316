#include "base/expects.h"
#include "matters/refusals.h"
#include "simulation/demo_acts.h"

namespace simulation {

namespace {

using access::Role;
using Done = base::Result<void>;
using enum DemoStep;

/// Acts of the centre before a unit has it.
class DeskActs {
  public:
    DeskActs(DemoLife& life, const Walk* main)
        : walk_(*life.walk), main_(main), matter_(*life.matter) {}

    /// Where the clerk was slow, the server has passed it on.
    Done to_triage() {
        if (walk_.row().state == matters::State::triage) return {};
        return walk_.desk(Role::window_clerk, "triage-request");
    }
    Done to_emergency() {
        const std::string kind = matter_.reason("emergency", "已转接紧急热线");
        return walk_.desk(Role::window_clerk, "emergency",
                          {{"line", line(kind)},
                           {"kind", first_characters(kind, 60)},
                           {"called_at", base::to_text(walk_.stage().database.now())}});
    }
    Done merge() {
        base::expects(main_ != nullptr, "the main matter is registered first");
        return walk_.desk(Role::triage_officer, "merger",
                          {{"main_id", text(main_->id())},
                           {"reason", matter_.reason("merged", "同一地点同一问题")}});
    }
    Done propose() {
        return walk_.desk(Role::triage_officer, "non-acceptance-proposal",
                          {{"ground", matter_.reason("not_accepted", "不属于受理范围")},
                           {"remedy", "可依法通过仲裁、行政复议、行政诉讼或民事诉讼主张权利。"}});
    }
    Done decide() {
        return walk_.desk(Role::centre_head, "non-acceptance",
                          {{"agreed", true}, {"reason", "依据充分，已告知救济途径。"}});
    }
    Done refer() {
        return walk_.desk(Role::triage_officer, "referral",
                          {{"route", "31(2)"},
                           {"body", body_outside()},
                           {"address", ""},
                           {"limit", "依法律规定的期限"},
                           {"guidance", matter_.reason("referred", "已书面告知办理机关和材料。")},
                           {"warm_handover", true}});
    }
    Done accept() {
        return walk_.desk(Role::triage_officer, "acceptance",
                          {{"category", matter_.category},
                           {"confidential", matter_.confidential},
                           {"first_petition", matter_.first_time},
                           {"note", ""}});
    }
    Done mediate() {
        const auto body = mediation_body(walk_, walk_.row());
        return walk_.desk(Role::triage_officer, "mediation",
                          {{"body_unit_id", text(body)},
                           {"first_party_agrees", true},
                           {"second_party_agrees", true},
                           {"rights_read", true},
                           {"chosen", matter_.reason("mediation", "双方共同选定调解员。")}});
    }
    Done agree() {
        return walk_.lead(Role::mediator, "mediation-agreement",
                          {{"written", true},
                           {"facts_found", "双方就争议事实陈述一致，调解员已逐项核对。"},
                           {"decision", reply()},
                           {"signed_by_all", true},
                           {"performed_by", date_in(walk_.stage(), 20)}});
    }
    Done end_mediation() {
        return walk_.lead(Role::mediator, "mediation-end",
                          {{"why", "no_agreement"},
                           {"next", "close"},
                           {"remedies", matter_.reason("mediation_failed", "可向人民法院起诉。")}});
    }
    Done dispatch() { return send(false); }
    Done dispatch_wrongly() { return send(true); }
    Done reassign() {
        const auto row = walk_.row();
        const auto some = suggested(walk_, row);
        const auto to = some.lead != row.lead_unit_id ? some.lead : some.others.front();
        return walk_.desk(
            Role::dispatcher, "return-decision",
            {{"agreed", true},
             {"lead_unit_id", text(to)},
             {"reason", matter_.reason("returned_once", "经核对职责清单，同意改派。")}});
    }
    Done rule() {
        return walk_.desk(
            Role::centre_head, "return-decision",
            {{"agreed", false},
             {"reason", matter_.reason("returned_twice_ruled", "裁定由现单位主办。")}});
    }

  private:
    Done send(bool wrongly) {
        const auto some = suggested(walk_, walk_.row());
        if (wrongly && some.others.empty()) return base::refuse(matters::nothing_asked);
        return walk_.desk(Role::dispatcher, "dispatch",
                          {{"lead_unit_id", text(wrongly ? some.others.front() : some.lead)},
                           {"support_unit_ids", boost::json::array{}},
                           {"basis", some.reason},
                           {"note", ""}});
    }
    static std::string line(std::string_view kind) {
        if (kind.contains("119")) return "fire_119";
        if (kind.contains("120")) return "ambulance_120";
        if (kind.contains("122")) return "traffic_122";
        return "police_110";
    }
    /// UTF-8 characters, not bytes.
    static std::string first_characters(const std::string& text, std::size_t most) {
        std::size_t at = 0;
        for (std::size_t count = 0; at < text.size(); ++at)
            if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && count++ == most) break;
        return text.substr(0, at);
    }
    std::string body_outside() const {
        if (matter_.category.starts_with("0401")) return "公安机关";
        if (matter_.category.starts_with("0901")) return "纪检监察机关";
        if (matter_.category.starts_with("0802")) return "政府信息公开工作机构";
        return "人民法院";
    }
    std::string reply() const { return matter_.reply.empty() ? "双方达成一致。" : matter_.reply; }

    Walk& walk_;
    const Walk* main_;
    const DemoMatter& matter_;
};

struct Row {
    DemoStep step;
    Done (DeskActs::*act)();
};
constexpr Row table[] = {
    {to_triage, &DeskActs::to_triage},   {to_emergency, &DeskActs::to_emergency},
    {merge, &DeskActs::merge},           {propose_refusal, &DeskActs::propose},
    {decide_refusal, &DeskActs::decide}, {refer, &DeskActs::refer},
    {accept, &DeskActs::accept},         {mediate, &DeskActs::mediate},
    {agree, &DeskActs::agree},           {end_mediation, &DeskActs::end_mediation},
    {dispatch, &DeskActs::dispatch},     {dispatch_wrongly, &DeskActs::dispatch_wrongly},
    {reassign, &DeskActs::reassign},     {rule_return, &DeskActs::rule},
};

}  // namespace

std::optional<base::Result<void>> desk_step(DemoLife& life, const Walk* main) {
    for (const auto& [step, act] : table)
        if (step == life.step()) return (DeskActs(life, main).*act)();
    return {};
}

}  // namespace simulation
