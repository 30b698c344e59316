#include "matters/call_back.h"

#include <set>

#include "catalogue/calendar.h"
#include "db/replay.h"
#include "matters/act_endpoint.h"
#include "matters/endpoints.h"
#include "matters/performance.h"

namespace matters {

namespace {

constexpr int tries_needed = 3;
constexpr int days_needed = 2;

struct TryCallback : ActOn {
    http::Text<2, 300> note;  ///< How it was tried: number engaged, nobody at home.
};
BOOST_DESCRIBE_STRUCT(TryCallback, (ActOn), (note))

base::Result<void> try_it(Work& work, const TryCallback& in) {
    ++work.matter.callback_tries;
    work.stay();
    work.words["note"] = in.note.value;
    return {};
}

struct Close : ActOn {
    bool reached = false;
    std::optional<Satisfaction> satisfaction;
    http::Text<0, 1000> said;
};
BOOST_DESCRIBE_STRUCT(Close, (ActOn), (reached, satisfaction, said))

base::Result<void> close(Work& work, const Close& in) {
    if (in.reached && !in.satisfaction)
        return base::refuse_field("satisfaction", "required", "请记录群众的评价（五级）。",
                                  "Record one of the five grades.");
    if (in.reached && *in.satisfaction >= Satisfaction::dissatisfied)
        return base::refuse_field(
            "satisfaction", "not_satisfied", "群众不满意的，请选择返工或书面说明后结案。",
            "Where the resident is not satisfied, send it back or explain in writing.");
    if (!in.reached && in.satisfaction)
        return base::refuse_field("satisfaction", "not_reached", "未联系上的，不得填写评价。",
                                  "Nobody who was not reached has graded anything.");
    // His own word, given with number and code, is not rubbed out by three calls that failed.
    if (!in.reached && work.before().pending == Pending::unsolved)
        return base::refuse_field("reached", "unsolved",
                                  "群众已表示未解决，请退回重办或书面说明后结案。",
                                  "The resident said that it is not solved: send it back, or "
                                  "explain in writing.");
    // An import cannot ring up the past: that the other system closed it has to do.
    const bool tried_enough =
        db::replays() || (work.matter.callback_tries >= tries_needed &&
                          days_tried(work.write(), work.matter) >= days_needed);
    if (!in.reached && !tried_enough)
        return base::refuse(callback_incomplete, "tries",
                            std::to_string(work.matter.callback_tries));
    work.facts["reached"] = in.reached;
    if (!in.said.value.empty()) work.words["said"] = in.said.value;
    note_answer(work, in.satisfaction, in.reached ? std::optional(true) : std::nullopt);
    return {};
}

struct Unsolved : ActOn {
    http::Text<2, 1000> undone;  ///< Which part is undone (JN-12345 art 27).
    std::optional<Satisfaction> satisfaction;
};
BOOST_DESCRIBE_STRUCT(Unsolved, (ActOn), (undone, satisfaction))

struct Unsatisfied : ActOn {
    http::Text<2, 2000> explanation;  ///< In writing; the dissatisfaction is kept as it is.
    Satisfaction satisfaction{};
    http::Text<0, 1000> said;
};
BOOST_DESCRIBE_STRUCT(Unsatisfied, (ActOn), (explanation, satisfaction, said))

base::Result<void> explain(Work& work, const Unsatisfied& in) {
    if (in.satisfaction < Satisfaction::dissatisfied)
        return base::refuse_field("satisfaction", "satisfied", "群众满意的请直接结案。",
                                  "Where the resident is satisfied, close.");
    work.words["explanation"] = in.explanation.value;
    if (!in.said.value.empty()) work.words["said"] = in.said.value;
    note_answer(work, in.satisfaction, false);
    return {};
}

/// Once by right, again by the centre's head (row 30).
base::Result<Acted> unsolved(db::Write& write, const access::Actor& actor, const Unsolved& in) {
    auto work = Work::begin(write, actor, Act::call_back_unsolved, in.matter_id, in.version);
    if (!work) return std::unexpected(work.error());
    const bool again = last_entry(write, in.matter_id, Act::call_back_unsolved).has_value();
    if (again && !actor.may(access::permission::approve_matter)) return base::refuse(decided_above);
    work->matter.pending = Pending::nothing;
    work->matter.satisfaction = in.satisfaction;
    work->matter.solved = false;
    work->words["undone"] = in.undone.value;
    work->tell_unit(work->matter.desk_unit_id, "to_dispatch");
    return finish(*work);
}

}  // namespace

void note_answer(Work& work, std::optional<Satisfaction> satisfaction, std::optional<bool> solved) {
    work.matter.pending = Pending::nothing;
    work.matter.satisfaction = satisfaction;
    work.matter.solved = solved;
    work.matter.wake_at = next_look(work.write(), work.matter, work.write().now());
    if (work.matter.lead_unit_id) work.tell_unit(*work.matter.lead_unit_id, "closed");
}

int days_tried(db::Read& read, const Matter& matter) {
    std::set<base::Date> days;
    for (const Entry& entry : journal_of(read, matter.matter_id))
        if (entry.act == Act::try_callback && entry.at >= *matter.replied_at)
            days.insert(catalogue::date_of(entry.at));
    return static_cast<int>(days.size());
}

http::Endpoint try_callback() {
    return act_endpoint<TryCallback>(
        Act::try_callback, "callback-tries",
        "Record a try to reach the resident (row 29: three tries on two days)", "记录回访未接通",
        {{"note", "电话无人接听"}}, try_it,
        {&access::refusal(access::Separation::handle_and_revisit),
         &access::refusal(access::Separation::check_and_revisit)});
}

http::Endpoint close_matter() {
    return act_endpoint<Close>(
        Act::close, "closure", "Close after the call-back, with one of five grades (row 29)",
        "回访后结案", {{"reached", true}, {"satisfaction", "satisfied"}, {"said", "修好了，谢谢"}},
        close,
        {&callback_incomplete, &access::refusal(access::Separation::handle_and_revisit),
         &access::refusal(access::Separation::check_and_revisit)});
}

http::Endpoint call_back_unsolved() {
    return {.method = http::Method::post,
            .path = "/api/v1/matters/{matter_id}/unsolved",
            .summary =
                "The resident says that part is undone: back to work; once by right, again "
                "by the centre's head (row 30)",
            .summary_zh = "群众反映未解决：退回重办",
            .tag = "matters",
            .needs = endpoint_needs(Act::call_back_unsolved),
            .reach = http::Reach::region,
            .refusals = act_refusals({&decided_above, &base::forbidden}),
            .example = {{"matter_id", "{matter_to_call_back_unsolved}"},
                        {"undone", "巷子深处那一盏仍不亮"},
                        {"satisfaction", "dissatisfied"}},
            .handle = http::handler(unsolved)};
}

http::Endpoint close_unsatisfied() {
    return act_endpoint<Unsatisfied>(
        Act::close_unsatisfied, "closure-explained",
        "Close what was lawfully done although the resident is not satisfied, with a written "
        "explanation (row 31)",
        "不满意但已依法办理：书面说明后结案",
        {{"explanation", "依据规划不能在该处新增路灯，已说明并告知复查途径。"},
         {"satisfaction", "dissatisfied"},
         {"said", "还是希望能加一盏"}},
        explain, {&base::forbidden});
}

}  // namespace matters
