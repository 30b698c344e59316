#include "catalogue/calendar.h"
#include "clocks/limit.h"
#include "clocks/places.h"
#include "clocks/run_clock.h"
#include "matters/limits.h"
#include "matters/matter_clocks.h"
#include "simulation/agent.h"

namespace simulation {

namespace {

using access::Role;
using matters::Matter;
using matters::Pending;
using matters::State;
using std::chrono::hours;
using std::chrono::minutes;

/// What the unit that leads does, and what its requests come to.
class Unit {
  public:
    Unit(const Scene& scene, Agent& agent, const Matter& row)
        : scene_(scene),
          agent_(agent),
          row_(row),
          how_(scene.behaviour),
          slow_(scene.is_slow(*row.lead_unit_id)) {}

    Looked to_sign() {
        const bool returns = happens(agent_.sent_wrongly ? how_.returns_wrong : how_.returns_right);
        if (returns && !row_.designated) {
            Looked looked{lead(Role::unit_head, "return",
                               {{"reason", agent_.chance.pick(scene_.words.return_reasons)},
                                {"duty_ground", "本单位职责清单"}}),
                          soon(hours{3})};
            if (looked.done) return looked;  // Too late to return: it has to be signed for.
        }
        return {lead(Role::unit_clerk, "signature", {{"handler_id", handler()}}),
                soon(minutes{45})};
    }

    Looked contact() {
        return {lead(Role::handler, "first-contact",
                     {{"way", "in_person"}, {"record", "已当面沟通，核对了诉求和地点。"}}),
                soon(minutes{50})};
    }

    Looked in_hand() {
        if (row_.pending == Pending::parking) return decide("parking-decision");
        if (row_.supports_open > 0) return answer_support();
        if (!agent_.work_ends) plan();
        if (auto turn = side_step()) return std::move(*turn);
        if (*agent_.work_ends > scene_.stage.database.now())
            return {Walk::Done{}, {}, agent_.work_ends};
        agent_.bad_work = happens(how_.bad_work);
        return {
            lead(Role::handler, "completion",
                 {{"result", "已办结，处理前后均有照片。"},
                  {"facts_found", "经现场核实，反映的情况属实。"},
                  {"decision", at_place(agent_.chance.pick(scene_.words.replies), agent_.place)},
                  {"legal_basis", "信访工作条例第三十二条及本部门职责规定"},
                  {"remedies", "不服本答复的，可自收到之日起三十日内申请复查。"}}),
            soon(hours{3})};
    }

    Looked papers() {
        if (!happens(how_.brings_papers / 3)) return {Walk::Done{}, hours{9}};
        return {agent_.walk.reporter("papers", {{"text", "所需材料已拍照上传。"}}), soon(hours{2})};
    }

    Looked decide(std::string_view what) {
        const bool agreed = happens(how_.head_agrees);
        agent_.work_ends.reset();
        return {desk(Role::centre_head, what,
                     {{"agreed", agreed}, {"reason", agreed ? "理由成立" : "应按期办理"}}),
                soon(hours{2})};
    }

    Looked mediate() {
        if (happens(how_.mediation_succeeds))
            return {lead(Role::mediator, "mediation-agreement",
                         {{"written", true},
                          {"facts_found", "双方就争议事实陈述一致。"},
                          {"decision", "双方互谅互让，就补偿和期限达成一致。"},
                          {"signed_by_all", true}}),
                    soon(hours{4})};
        return {lead(Role::mediator, "mediation-end",
                     {{"why", "no_agreement"},
                      {"next", happens(0.5) ? "handle" : "close"},
                      {"remedies", "可依法向人民法院起诉。"}}),
                soon(hours{4})};
    }

  private:
    bool happens(double probability) { return agent_.chance.happens(probability); }
    base::Duration soon(base::Duration usual) {
        return agent_.chance.about(slow_ ? usual * 2 : usual);
    }
    Walk::Done lead(Role role, std::string_view act, Json body = {}) {
        return agent_.walk.at(*row_.lead_unit_id, role, act, std::move(body));
    }
    Walk::Done desk(Role role, std::string_view act, Json body = {}) {
        return agent_.walk.at(row_.desk_unit_id, role, act, std::move(body));
    }
    std::string handler() {
        return text(scene_.stage.cast.at(*row_.lead_unit_id, Role::handler).person);
    }

    /// Mostly well within the limit, sometimes over it.
    void plan() {
        const auto now = scene_.stage.database.now();
        const auto due = handling_due().value_or(now + hours{8});
        const double left =
            static_cast<double>(std::max(base::Duration{hours{1}}, due - now).count());
        const bool late = happens(slow_ ? how_.late_if_slow : how_.late);
        const double part =
            late ? agent_.chance.between(1.05, 2.4) : agent_.chance.between(0.15, 0.9);
        agent_.work_ends = now + base::Duration{static_cast<std::int64_t>(left * part)};
    }

    std::optional<base::Instant> handling_due() const {
        return scene_.stage.database.read([&](db::Read& read) -> std::optional<base::Instant> {
            for (const auto& clock : matters::clocks_of(read, row_.matter_id))
                if (clock.kind == "handling" && clock.due_at) return clock.due_at;
            return {};
        });
    }

    std::optional<Looked> side_step() {
        if (!agent_.replied_early) {
            agent_.replied_early = true;
            if (happens(how_.preliminary_reply)) return preliminary();
        }
        if (!row_.papers_asked && happens(how_.asks_papers)) return ask_papers();
        if (!agent_.asked_support) {
            agent_.asked_support = true;
            if (happens(how_.names_support)) return name_support();
        }
        if (row_.extensions == 0 && happens(how_.asks_extension)) return ask_extension();
        if (!agent_.asked_parking) {
            agent_.asked_parking = true;
            if (happens(how_.asks_parking)) return ask_parking();
            if (happens(how_.passes_up)) return pass_up();
        }
        return {};
    }

    /// What cannot be done now is left alone; the work goes on.
    std::optional<Looked> tried(Walk::Done done, base::Duration then) {
        if (!done) return {};
        return Looked{std::move(done), then};
    }

    std::optional<Looked> preliminary() {
        return tried(lead(Role::handler, "preliminary-reply",
                          {{"text", "已现场核实，正在办理。"},
                           {"next_step", "按期办结后书面答复。"},
                           {"legal_ground", ""}}),
                     soon(hours{4}));
    }
    std::optional<Looked> ask_papers() {
        return tried(lead(Role::handler, "papers-request",
                          {{"papers", {"身份证明复印件"}}, {"note", "可拍照上传"}}),
                     hours{9});
    }
    std::optional<Looked> name_support() {
        const auto some = suggested(agent_.walk, row_);
        if (some.others.empty()) return {};
        return tried(lead(Role::handler, "support",
                          {{"support_unit_ids", {text(some.others.front())}},
                           {"questions", "请协助核实权属和处置办法。"}}),
                     soon(hours{8}));
    }
    std::optional<Looked> ask_extension() {
        const auto by = scene_.stage.database.read([&](db::Read& read) {
            auto limit = matters::limit_of(read, row_, matters::ClockKind::handling);
            if (row_.route == catalogue::Route::petition)
                limit = {20, catalogue::LimitUnit::calendar_day};
            limit.value = std::max(1, limit.value / 2);
            return clocks::to_text(limit);
        });
        return tried(lead(Role::unit_head, "extension",
                          {{"by", by},
                           {"reason", agent_.chance.pick(scene_.words.extension_reasons)},
                           {"done_so_far", "已现场查看并采取临时措施。"}}),
                     soon(hours{3}));
    }
    std::optional<Looked> ask_parking() {
        const auto today = catalogue::date_of(scene_.stage.database.now());
        return tried(lead(Role::unit_head, "parking",
                          {{"obstacle", agent_.chance.pick(scene_.words.parking_obstacles)},
                           {"condition", "障碍解除后即恢复办理"},
                           {"review_on", base::to_text(today + std::chrono::days{20})},
                           {"interim", "设置警示并每周巡查"}}),
                     soon(hours{4}));
    }
    std::optional<Looked> pass_up() {
        agent_.work_ends.reset();
        return tried(lead(Role::unit_clerk, "pass-up", {{"reason", "超出本级处理能力"}}),
                     soon(hours{2}));
    }

    Looked answer_support() {
        const auto units = scene_.stage.database.read(
            [&](db::Read& read) { return matters::units_of(read, row_.matter_id); });
        for (const auto& unit : units)
            if (unit.part == "support" && !unit.ended_at)
                return {agent_.walk.at(unit.unit_id, Role::handler, "support-answer",
                                       {{"answer", "已核实，权属清楚，予以配合。"}}),
                        soon(hours{2})};
        return {Walk::Done{}, hours{2}};
    }

    const Scene& scene_;
    Agent& agent_;
    const Matter& row_;
    const Behaviour& how_;
    const bool slow_;
};

}  // namespace

bool Scene::is_slow(access::UnitId unit) const {
    // The id is not the same in another database, its name is.
    const auto place =
        stage.database.read([&](db::Read& read) { return clocks::find_unit_place(read, unit); });
    std::uint64_t sum = seed * 0x9E3779B97F4A7C15U + 1469598103934665603U;
    for (const char c : place->name) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return Chance(sum).happens(behaviour.slow_unit);
}

base::Duration Scene::until_signed(Agent& agent, access::UnitId unit) const {
    const double late = is_slow(unit) ? behaviour.signs_late_if_slow : behaviour.signs_late;
    if (agent.chance.happens(late)) return hours{6};
    return agent.chance.about(minutes{40});
}

Looked look_at_unit(const Scene& scene, Agent& agent, const Matter& row) {
    Unit unit(scene, agent, row);
    switch (row.state) {
        case State::dispatched:
            return unit.to_sign();
        case State::signed_for:
            return unit.contact();
        case State::in_hand:
            return unit.in_hand();
        case State::waiting_papers:
            return unit.papers();
        case State::extension_asked:
            return unit.decide("extension-decision");
        case State::mediation:
            return unit.mediate();
        default:
            return {Walk::Done{}, hours{9}};  // Parked: the server takes it up again.
    }
}

}  // namespace simulation
