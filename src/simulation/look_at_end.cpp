#include "simulation/agent.h"

namespace simulation {

namespace {

using access::Role;
using matters::Matter;
using matters::Pending;
using matters::Satisfaction;
using matters::State;
using std::chrono::hours;

/// Check, call-back, and what residents do with the answer.
class End {
  public:
    End(const Scene& scene, Agent& agent, const Matter& row)
        : scene_(scene), agent_(agent), row_(row), how_(scene.behaviour) {}

    Looked check() {
        if (agent_.bad_work && happens(how_.finds_bad_work))
            return {desk(Role::checker, "check-failure",
                         {{"way", "on_site"}, {"defect", "现场仍有未处理到位之处"}}),
                    soon(hours{1})};
        agent_.unreachable = happens(how_.unreached);
        return {
            desk(Role::checker, "check", {{"way", "on_site"}, {"finding", "现场核查，已处理到位"}}),
            soon(hours{4})};
    }

    Looked call_back() {
        if (row_.pending == Pending::unsolved) return answer_unsolved();
        if (agent_.unreachable) return try_to_reach();
        const bool good = !happens(agent_.bad_work ? 0.8 : 0.08);
        const auto grade = good ? content() : discontent();
        if (happens(how_.rates_himself)) return rate(good, grade);
        if (!good) return answer_unsolved();
        return {desk(Role::revisitor, "closure",
                     {{"reached", true}, {"satisfaction", name(grade)}, {"said", "谢谢"}}),
                soon(hours{30})};
    }

    /// Most residents are done with it; some come back, later.
    Looked after_closing() {
        if (!agent_.may_reopen) return {};
        agent_.may_reopen = false;
        const auto since = scene_.stage.database.now() - row_.ended_at.value_or(base::Instant{});
        if (since < hours{24}) {
            // Decided now, done when it shows.
            agent_.may_reopen = happens(how_.reopens + how_.asks_for_review);
            if (!agent_.may_reopen) return {};
            return {Walk::Done{},
                    {},
                    scene_.stage.database.now() + hours{24} + agent_.chance.about(hours{90})};
        }
        const bool reviews = row_.replied_at && !row_.reviewed_at &&
                             happens(how_.asks_for_review / (how_.reopens + how_.asks_for_review));
        if (reviews) return ask_review();
        agent_.work_ends.reset();
        return {agent_.walk.reporter("reopening", {{"why", "recurrence"}, {"reason", complaint()}}),
                soon(hours{3})};
    }

    Looked review() {
        const bool second = row_.state == State::second_review;
        const bool upheld = happens(how_.review_upholds);
        Looked looked{
            // Nobody looks twice at the same.
            agent_.walk.at(
                row_.desk_unit_id, Role::review_officer,
                second ? "second-review-decision" : "review-decision",
                {{"outcome", upheld ? "upheld" : "changed"},
                 {"opinion", upheld ? "原答复事实清楚，予以维持。" : "应补充核实后重新答复。"},
                 {"legal_basis", "信访工作条例第三十五条"}},
                second ? 1 : 0),
            soon(hours{2})};
        if (looked.done && upheld && !second && happens(how_.asks_for_second_review))
            looked = {ask_review().done, hours{40}};
        return looked;
    }

  private:
    bool happens(double probability) { return agent_.chance.happens(probability); }
    base::Duration soon(base::Duration usual) { return agent_.chance.about(usual); }
    std::string complaint() { return agent_.chance.pick(scene_.words.dissatisfied); }
    Walk::Done desk(Role role, std::string_view act, Json body = {}) {
        return agent_.walk.at(row_.desk_unit_id, role, act, std::move(body));
    }
    static std::string name(Satisfaction grade) {
        return boost::describe::enum_to_string(grade, "");
    }
    Satisfaction content() {
        const double part = agent_.chance.part();
        return part < 0.35   ? Satisfaction::very_satisfied
               : part < 0.85 ? Satisfaction::satisfied
                             : Satisfaction::fairly;
    }
    Satisfaction discontent() {
        return happens(0.7) ? Satisfaction::dissatisfied : Satisfaction::very_dissatisfied;
    }

    Looked rate(bool good, Satisfaction grade) {
        return {agent_.walk.reporter("rating", {{"solved", good},
                                                {"satisfaction", name(grade)},
                                                {"said", good ? "谢谢" : complaint()}}),
                soon(hours{4})};
    }

    /// Back to work once by right; then it is explained in writing.
    Looked answer_unsolved() {
        if (row_.reworks == 0) {
            agent_.bad_work = false;
            return {desk(Role::revisitor, "unsolved",
                         {{"undone", complaint()}, {"satisfaction", "dissatisfied"}}),
                    soon(hours{1})};
        }
        return {desk(Role::revisitor, "closure-explained",
                     {{"explanation", "应办事项已依法办结，已书面说明理由和复查途径。"},
                      {"satisfaction", "dissatisfied"},
                      {"said", complaint()}}),
                soon(hours{30})};
    }

    Looked try_to_reach() {
        if (row_.callback_tries < 3)
            return {desk(Role::revisitor, "callback-tries", {{"note", "电话无人接听"}}), hours{5}};
        return {desk(Role::revisitor, "closure", {{"reached", false}, {"said", ""}}), hours{30}};
    }

    Looked ask_review() {
        return {agent_.walk.reporter("review", {{"text", complaint()}}), hours{60}};
    }

    const Scene& scene_;
    Agent& agent_;
    const Matter& row_;
    const Behaviour& how_;
};

}  // namespace

Looked look_at_end(const Scene& scene, Agent& agent, const Matter& row) {
    End end(scene, agent, row);
    switch (row.state) {
        case State::to_check:
            return end.check();
        case State::to_call_back:
            return end.call_back();
        case State::closed:
            return end.after_closing();
        default:
            return end.review();
    }
}

}  // namespace simulation
