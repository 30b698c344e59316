#include "catalogue/catalogue_store.h"
#include "simulation/agent.h"

namespace simulation {

namespace {

using access::Role;
using catalogue::Route;
using matters::Matter;
using matters::Pending;
using matters::State;
using std::chrono::hours;
using std::chrono::minutes;

Route route_of(const Scene& scene, const std::string& category) {
    return scene.stage.database.read([&](db::Read& read) {
        const auto edition = catalogue::get_edition(read);
        const auto* leaf = edition ? edition->catalogue->find(category) : nullptr;
        return leaf == nullptr ? Route::order : leaf->route;
    });
}

/// What the centre does from the window to the unit.
class Desk {
  public:
    Desk(const Scene& scene, Agent& agent, const Matter& row)
        : scene_(scene), agent_(agent), row_(row) {}

    Looked at_the_window() {
        const Route route = route_of(scene_, agent_.category);
        if (route == Route::emergency) return {to_emergency()};
        if (route == Route::consult && happens(scene_.behaviour.settled_at_once))
            return {act(Role::window_clerk, "settlement",
                        {{"answer", reply()}, {"knowledge", ""}, {"satisfied", true}})};
        return {act(Role::window_clerk, "triage-request"), soon(minutes{40})};
    }

    Looked at_triage(const std::function<std::optional<matters::MatterId>()>& similar) {
        if (row_.pending == Pending::non_acceptance) return decide_non_acceptance();
        const Route route = route_of(scene_, agent_.category);
        if (route == Route::emergency) return {to_emergency()};
        if (route == Route::refer) return {refer()};
        if (happens(scene_.behaviour.withdraws)) return {withdraw()};
        if (const auto main = similar(); main && happens(scene_.behaviour.merged))
            return {act(Role::triage_officer, "merger",
                        {{"main_id", text(*main)}, {"reason", "同一地点、同一问题"}})};
        if (happens(scene_.behaviour.not_accepted))
            return {act(Role::triage_officer, "non-acceptance-proposal",
                        {{"ground", "已由人民法院作出生效判决"},
                         {"remedy", "可依法向作出判决的法院申请再审"}}),
                    soon(hours{2})};
        Json body{{"category", agent_.category}, {"note", ""}};
        return {act(Role::triage_officer, "acceptance", std::move(body)), soon(minutes{30})};
    }

    Looked to_unit() {
        const bool dispute = row_.route == Route::mediation;
        if (dispute && !row_.lead_unit_id && happens(scene_.behaviour.mediated))
            return {act(Role::triage_officer, "mediation",
                        {{"body_unit_id", text(mediation_body(agent_.walk, row_))},
                         {"first_party_agrees", true},
                         {"second_party_agrees", true},
                         {"rights_read", true},
                         {"chosen", "双方共同选定调解员"}}),
                    soon(hours{30})};
        const auto some = suggested(agent_.walk, row_);
        agent_.sent_wrongly = !some.others.empty() && happens(scene_.behaviour.sent_wrongly);
        const auto lead = agent_.sent_wrongly ? some.others.front() : some.lead;
        return {act(Role::dispatcher, "dispatch",
                    {{"lead_unit_id", text(lead)},
                     {"support_unit_ids", boost::json::array{}},
                     {"basis", some.reason},
                     {"note", ""}}),
                scene_.until_signed(agent_, lead)};
    }

    Looked returned() {
        if (row_.pending == Pending::return_dispute)
            return {act(Role::centre_head, "return-decision",
                        {{"agreed", false}, {"reason", "经查权责清单，由现单位主办。"}}),
                    soon(hours{1})};
        const auto some = suggested(agent_.walk, row_);
        const bool another = some.lead != row_.lead_unit_id;
        Json body{{"agreed", another},
                  {"reason", another ? "同意改派" : "属本单位职责，不同意退回"}};
        if (another) body["lead_unit_id"] = text(some.lead);
        agent_.sent_wrongly = false;
        return {act(Role::dispatcher, "return-decision", std::move(body)), soon(hours{1})};
    }

    Looked rework() {
        agent_.bad_work = false;
        agent_.work_ends.reset();
        return {act(Role::dispatcher, "rework", {{"instruction", "请按核查意见补齐遗漏之处。"}}),
                soon(hours{3})};
    }

  private:
    bool happens(double probability) { return agent_.chance.happens(probability); }
    base::Duration soon(base::Duration usual) { return agent_.chance.about(usual); }
    std::string reply() { return at_place(agent_.chance.pick(scene_.words.replies), agent_.place); }
    Walk::Done act(Role role, std::string_view name, Json body = {}) {
        return agent_.walk.at(row_.desk_unit_id, role, name, std::move(body));
    }
    Walk::Done to_emergency() {
        return act(Role::window_clerk, "emergency",
                   {{"line", "police_110"},
                    {"kind", "紧急警情，已转接"},
                    {"called_at", base::to_text(scene_.stage.database.now())}});
    }
    Walk::Done refer() {
        return act(Role::triage_officer, "referral",
                   {{"route", "31(2)"},
                    {"body", "有权处理的机关"},
                    {"address", ""},
                    {"limit", "依法律规定的期限"},
                    {"guidance", "已书面告知办理机关和所需材料。"},
                    {"warm_handover", true}});
    }
    Walk::Done withdraw() {
        return agent_.walk.reporter("withdrawal", {{"reason", ""}, {"read_back", true}});
    }
    Looked decide_non_acceptance() {
        const bool agreed = happens(scene_.behaviour.head_agrees);
        return {act(Role::centre_head, "non-acceptance",
                    {{"agreed", agreed}, {"reason", agreed ? "依据充分" : "应予受理"}}),
                soon(minutes{40})};
    }

    const Scene& scene_;
    Agent& agent_;
    const Matter& row_;
};

}  // namespace

Looked look_at_desk(const Scene& scene, Agent& agent, const Matter& row,
                    const std::function<std::optional<matters::MatterId>()>& similar) {
    Desk desk(scene, agent, row);
    switch (row.state) {
        case State::registered:
            return desk.at_the_window();
        case State::triage:
            return desk.at_triage(similar);
        case State::accepted:
            return desk.to_unit();
        case State::return_asked:
            return desk.returned();
        default:
            return desk.rework();
    }
}

}  // namespace simulation
