#include "matters/guard.h"

#include <algorithm>

#include "clocks/places.h"
#include "matters/act_queries.h"
#include "matters/journal.h"
#include "matters/refusals.h"
#include "matters/store.h"
#include "matters/work.h"

namespace matters {

namespace {

using access::Part;

/// Acts that belong to the unit that leads, unless somebody may do them by another permission;
/// others of their part are open to whoever sees it.
bool belongs_to_lead(Act act) {
    switch (act) {
        case Act::sign_for:
        case Act::ask_return:
        case Act::start_handling:
        case Act::preliminary_reply:
        case Act::ask_papers:
        case Act::ask_extension:
        case Act::ask_parking:
        case Act::name_support:
        case Act::release_support:
        case Act::report_done:
        case Act::change_handler:
        case Act::bring_papers:
        case Act::pass_up:
        case Act::finish_mediation:
        case Act::fail_mediation:
            return true;
        default:
            return false;
    }
}

bool by_the_other_way(const Transition& how, const access::Actor& actor) {
    return !how.or_needs.empty() && actor.may(how.or_needs);
}

/// Who audits reads and does nothing (domain 3.2).
bool may_at_all(const Transition& how, const access::Actor& actor) {
    if (actor.role == access::Role::auditor) return false;
    return actor.may(how.needs) || by_the_other_way(how, actor);
}

/// Parts that belong to the desk: whoever does them must be of a region that covers it.
bool belongs_to_desk(Part part) {
    return part == Part::triage || part == Part::dispatch || part == Part::check ||
           part == Part::revisit || part == Part::approve || part == Part::review;
}

std::vector<PersonId> concerned(const Matter& matter) {
    std::vector<PersonId> people;
    if (matter.about_person_id) people.push_back(*matter.about_person_id);
    if (matter.reporter_person_id) people.push_back(*matter.reporter_person_id);
    return people;
}

base::Result<void> in_ones_turn(const Matter& matter, Act act, const Transition& how,
                                const access::Actor& actor, const GuardFacts& facts) {
    if (act == Act::answer_support) {
        if (std::ranges::count(facts.supports, actor.unit) == 0) return base::refuse(not_your_turn);
        return {};
    }
    if (act == Act::follow_performance) {
        if (!facts.mediated_by) return base::refuse(nothing_agreed);
        if (facts.mediated_by != actor.unit) return base::refuse(not_your_turn);
    }
    // A window takes papers in, and a centre's head passes up or ends a mediation, for whichever
    // unit leads.
    if (belongs_to_lead(act) && matter.lead_unit_id != actor.unit && !by_the_other_way(how, actor))
        return base::refuse(not_your_turn);
    if (belongs_to_desk(how.part) && !actor.scope.covers(facts.desk_path))
        return base::refuse(not_your_turn);
    return {};
}

std::unexpected<base::Refusal> not_in_this_state(const Matter& matter, int hands) {
    return std::unexpected(
        base::Refusal{.kind = &act_not_allowed,
                      .facts = {{"state", std::string(name_of(matter.state))},
                                {"allowed", allowed_acts(matter.state, hands)}}});
}

/// What waits for the decision of another person than who did it.
struct Decision {
    Act asked{};
    Act decided{};
};

/// What has to be decided on now: a proposal, or what the first review found.
std::optional<Decision> to_be_decided(const Matter& matter) {
    if (matter.state == State::return_asked) return Decision{Act::ask_return, Act::decide_return};
    if (matter.state == State::extension_asked)
        return Decision{Act::ask_extension, Act::decide_extension};
    if (matter.state == State::second_review)
        return Decision{Act::decide_review, Act::decide_second_review};
    if (matter.pending == Pending::non_acceptance)
        return Decision{Act::propose_non_acceptance, Act::decide_non_acceptance};
    if (matter.pending == Pending::parking) return Decision{Act::ask_parking, Act::decide_parking};
    return {};
}

/// Whether there is anything that the act could be done to.
bool has_object(Act act, const Matter& matter, const GuardFacts& facts) {
    if (act == Act::answer_card || act == Act::lift_card) return matter.cards_open > 0;
    if (act == Act::answer_support || act == Act::release_support) return matter.supports_open > 0;
    if (act == Act::follow_performance) return facts.mediated_by.has_value();
    return true;
}

/// Where the first review was decided, when a review officer works above that: the second is theirs
/// (信访工作条例 36). Where the levels above are not here, another person decides it.
std::optional<std::string> find_reviewed_below(db::Read& read, const Entry& first) {
    if (!first.unit_id) return {};
    const auto place = clocks::find_unit_place(read, *first.unit_id);
    if (!place) return {};
    const auto above = read.get<std::int64_t>(
        sql::count_reviewers_above, db::arg("path", place->path), db::arg("now", read.now()));
    if (above == 0) return {};
    return place->path;
}

bool is_above(const std::string& path, const std::string& other) {
    return path.size() < other.size() && other.starts_with(path);
}

bool separates(Act act) {
    // Whoever is asked about, or asks for an end of his own part, is no danger to it.
    return act != Act::recuse && act != Act::answer_card && act != Act::add_note &&
           act != Act::attach;
}

}  // namespace

GuardFacts guard_facts(db::Read& read, const Matter& matter) {
    GuardFacts facts;
    if (const auto desk = clocks::find_unit_place(read, matter.desk_unit_id))
        facts.desk_path = desk->path;
    facts.deeds = deeds_of(read, matter.matter_id);
    facts.recused = recused_from(read, matter.matter_id);
    facts.supports = open_supports(read, matter);
    if (const auto decision = to_be_decided(matter))
        if (const auto entry = last_entry(read, matter.matter_id, decision->asked)) {
            facts.asker = entry->person_id;
            if (decision->asked == Act::decide_review)
                facts.reviewed_below = find_reviewed_below(read, *entry);
        }
    if (matter.state == State::closed)
        if (const auto agreed = last_entry(read, matter.matter_id, Act::finish_mediation))
            facts.mediated_by = agreed->unit_id;
    return facts;
}

base::Result<void> guard(const Matter& matter, Act act, const access::Actor& actor,
                         const GuardFacts& facts) {
    const Transition* how = find_transition(matter.state, act);
    if (!how || (how->hands & by_staff) == 0) return not_in_this_state(matter, by_staff);
    if (!may_at_all(*how, actor)) return base::refuse(base::forbidden);
    if (how->head_only && actor.role != access::Role::unit_head) return base::refuse(heads_only);
    if (auto turn = in_ones_turn(matter, act, *how, actor, facts); !turn) return turn;
    const auto decision = to_be_decided(matter);
    if (decision && decision->decided == act && facts.asker == actor.person)
        return base::refuse(second_person);
    if (act == Act::decide_second_review && facts.reviewed_below &&
        !is_above(actor.region_path, *facts.reviewed_below))
        return base::refuse(reviewed_above);
    if (!separates(act)) return {};
    const auto people = concerned(matter);
    const auto separation = access::separated({.person = actor.person,
                                               .role = actor.role,
                                               .part = how->part,
                                               .deeds = facts.deeds,
                                               .concerned = people,
                                               .interested = facts.recused});
    if (separation) return base::refuse(access::refusal(*separation));
    return {};
}

std::vector<ActionView> actions_for(db::Read& read, const Matter& matter,
                                    const access::Actor& actor) {
    const GuardFacts facts = guard_facts(read, matter);
    std::vector<ActionView> out;
    Act last{};
    for (const Transition& each : transitions()) {
        const bool seen = !out.empty() && each.act == last;
        if (seen || !in(each.from, matter.state) || (each.hands & by_staff) == 0) continue;
        if (!may_at_all(each, actor) || !has_object(each.act, matter, facts)) continue;
        last = each.act;
        ActionView view{.act = each.act, .allowed = true};
        if (const auto refused = guard(matter, each.act, actor, facts); !refused) {
            view.allowed = false;
            view.code = refused.error().kind->code;
            view.reason_zh = refused.error().kind->zh;
            view.reason_en = refused.error().kind->en;
        }
        out.push_back(std::move(view));
    }
    return out;
}

std::vector<Act> reporters_actions(const Matter& matter) {
    std::vector<Act> out;
    for (const Transition& each : transitions())
        if (in(each.from, matter.state) && (each.hands & by_reporter) != 0 &&
            (out.empty() || out.back() != each.act))
            out.push_back(each.act);
    return out;
}

std::string allowed_acts(State state, int hands) {
    std::string out;
    std::string_view last;
    for (const Transition& each : transitions()) {
        if (!in(each.from, state) || (each.hands & hands) == 0) continue;
        const auto name = name_of(each.act);
        if (name == last) continue;
        last = name;
        if (!out.empty()) out += ", ";
        out += name;
    }
    return out;
}

}  // namespace matters
