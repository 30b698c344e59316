#include "simulation/demo_plan.h"

#include <algorithm>

namespace simulation {

namespace {

using enum DemoStep;
using matters::Channel;
using matters::State;
using std::chrono::hours;
using std::chrono::minutes;

bool goes_to_triage_by_itself(Channel channel) {
    return channel == Channel::web || channel == Channel::phone_page ||
           channel == Channel::open311 || channel == Channel::transfer;
}

/// Writes the steps of one matter down.
class Plan {
  public:
    explicit Plan(const DemoMatter& matter) : matter_(matter) {}

    std::vector<DemoStep> steps() {
        add({begin});
        enter();
        if (!stopped_) decide();
        if (!stopped_) work();
        if (!stopped_) end();
        return std::move(steps_);
    }

  private:
    void add(std::initializer_list<DemoStep> some) { steps_.insert(steps_.end(), some); }
    bool turns(Turn turn) const { return matter_.turns(turn); }
    /// True when this is where the matter stands at last.
    bool ends(State state) {
        stopped_ = stopped_ || matter_.ends == state;
        return matter_.ends == state;
    }

    void enter() {
        if (ends(State::draft) || ends(State::registered)) return;
        if (ends(State::emergency)) return add({to_emergency});
        if (!goes_to_triage_by_itself(matter_.channel)) add({to_triage});
    }

    void decide() {
        if (ends(State::triage)) return;
        if (ends(State::merged)) return add({merge});
        if (ends(State::not_accepted)) return add({propose_refusal, decide_refusal});
        if (ends(State::referred)) return add({refer});
        add({accept});
        if (ends(State::accepted)) return;
        if (turns(Turn::mediated) || turns(Turn::mediation_failed) ||
            matter_.ends == State::mediation)
            return by_mediation();
        to_unit();
    }

    void by_mediation() {
        add({mediate});
        if (ends(State::mediation)) return;
        if (!turns(Turn::mediation_failed)) return add({agree});
        add({end_mediation});
        if (matter_.ends == State::closed && matter_.callback) add({rate});
        stopped_ = true;
    }

    void to_unit() {
        if (turns(Turn::returned_once))
            add({dispatch_wrongly, ask_return, reassign});
        else if (turns(Turn::returned_twice_ruled))
            add({dispatch_wrongly, ask_return, reassign, ask_second_return, rule_return});
        else
            add({dispatch});
        if (ends(State::dispatched)) return;
        if (ends(State::return_asked)) return add({ask_return});
        if (ends(State::withdrawn)) return add({withdraw});
        add({sign});
        if (turns(Turn::recusal)) add({recuse, change_handler});
        if (ends(State::signed_for)) return;
        add({contact});
    }

    void work() {
        if (steps_.back() == agree) return;
        // What belongs to a later life comes after reopening, see end().
        if (!turns(Turn::reopened) || matter_.ends != State::in_hand) on_the_way();
        if (stopped_) return;
        if (ends(State::waiting_papers)) {
            if (!turns(Turn::papers_asked)) add({ask_papers});
            return;
        }
        if (ends(State::extension_asked)) return add({ask_extension});
        if (ends(State::parked)) return add({ask_parking, grant_parking});
        if (matter_.ends == State::in_hand && !turns(Turn::reopened)) {
            stopped_ = true;
            return;
        }
        if (turns(Turn::support_units)) add({answer_support});
        add({done});
    }

    void on_the_way() {
        for (const Turn turn : matter_.path) {
            if (turn == Turn::papers_asked) add({ask_papers});
            if (turn == Turn::papers_received) add({bring_papers});
            if (turn == Turn::preliminary_reply) add({preliminary});
            if (turn == Turn::support_units) add({name_support});
            if (turn == Turn::leader_in_charge) add({lead_case});
            if (turn == Turn::listed_problem) add({list_problem});
            if (turn == Turn::extension_granted) add({ask_extension, grant_extension});
        }
        for (const Turn turn : matter_.path) {
            if (turn == Turn::escalated_by_timeout) add({wait_for_escalation});
            if (turn == Turn::passed_up) add({pass_up, sign, contact});
            if (turn == Turn::urged) add({urge});
            if (turn == Turn::yellow_card) add({yellow});
            if (turn == Turn::red_card) add({red});
        }
    }

    void end() {
        if (ends(State::to_check)) return;
        if (turns(Turn::rework)) add({fail_check, send_to_rework, done});
        if (ends(State::sent_back)) return add({fail_check});
        add({check});
        if (turns(Turn::unreached)) {
            add({try_call, try_call});
            if (ends(State::to_call_back)) return;
            add({try_call_next_day});
        }
        if (ends(State::to_call_back)) return;
        add({close});
        if (turns(Turn::reopened)) {
            add({reopen});
            if (ends(State::in_hand)) return;
            add({done, check, close});
        }
        if (said_otherwise()) add({rate});
        if (matter_.ends == State::review) add({ask_review});
        if (matter_.ends == State::second_review)
            add({ask_review, decide_review, ask_second_review});
    }

    /// The closing says whether it is solved; who sees it otherwise says so.
    bool said_otherwise() const {
        if (!matter_.callback) return false;
        const bool dissatisfied =
            matter_.callback->satisfaction >= matters::Satisfaction::dissatisfied;
        return matter_.callback->solved == dissatisfied;
    }

    const DemoMatter& matter_;
    std::vector<DemoStep> steps_;
    bool stopped_ = false;
};

}  // namespace

std::vector<DemoStep> steps_of(const DemoMatter& matter) {
    return Plan(matter).steps();
}

base::Duration usual_gap(DemoStep step) {
    switch (step) {
        case begin:
            return {};
        case to_triage:
            return minutes{4};
        case to_emergency:
            return minutes{2};
        case merge:
        case accept:
        case send_to_rework:
        case dispatch:
        case dispatch_wrongly:
            return minutes{25};
        case decide_refusal:
        case propose_refusal:
        case refer:
        case sign:
        case recuse:
        case change_handler:
        case reassign:
        case rule_return:
        case rate:
            return minutes{50};
        case contact:
        case mediate:
        case ask_return:
        case ask_second_return:
        case grant_extension:
        case grant_parking:
        case lead_case:
        case list_problem:
        case name_support:
        case check:
        case fail_check:
        case pass_up:
        case try_call:
            return minutes{100};
        case close:
        case try_call_next_day:
        case urge:
            return hours{4};
        case preliminary:
        case ask_papers:
        case bring_papers:
        case answer_support:
        case withdraw:
        case yellow:
        case red:
            return hours{9};
        default:
            return hours{18};
    }
}

std::optional<base::Duration> freshest(const DemoMatter& matter, DemoStep last) {
    switch (last) {
        case accept:
        case fail_check:
        case to_triage:
            return hours{3};
        case dispatch:
        case sign:
        case change_handler:
        case urge:
        case red:
            return hours{8};
        case done:
        case ask_return:
        case ask_extension:
        case merge:
        case yellow:
            return hours{20};
        case check:
        case try_call:
            return hours{30};
        case close:
        case rate:
        case end_mediation:
            // Closed for less than the sixty days after which it is archived.
            if (matter.ends == matters::State::closed) return hours{24 * 55};
            return {};
        case ask_review:
        case ask_second_review:
            return hours{24 * 12};
        default:
            return {};
    }
}

}  // namespace simulation
