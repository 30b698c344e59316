#include "open311/status.h"

#include <algorithm>
#include <array>

namespace open311 {
namespace {

using matters::Message;
using matters::State;

struct Sentence {
    std::string_view zh, en;
    std::string_view in(http::Language language) const {
        return language == http::Language::zh ? zh : en;
    }
};

Sentence note_of(State state) {
    switch (state) {
        case State::draft:
        case State::registered:
            return {"已登记。", "Registered."};
        case State::triage:
            return {"正在研判。", "Being looked at: who is to deal with it."};
        case State::accepted:
            return {"已受理，等待交办。", "Accepted; about to be given to a unit."};
        case State::not_accepted:
            return {"不予受理，已告知理由和其他途径。",
                    "Not accepted; the reporter was told why, and the other ways there are."};
        case State::referred:
            return {"已引导至法定途径办理。", "Referred to the procedure that the law has for it."};
        case State::dispatched:
            return {"已交承办单位。", "Given to the unit that deals with it."};
        case State::signed_for:
        case State::in_hand:
        case State::return_asked:
        case State::extension_asked:
        case State::mediation:
            return {"正在办理。", "Being dealt with."};
        case State::waiting_papers:
            return {"等待补充材料。", "Waiting for further papers."};
        case State::parked:
            return {"暂时无法解决，已挂账并定期复核。",
                    "Cannot be solved for now; parked, and looked at again on a set day."};
        case State::to_check:
            return {"已办理，正在核查。", "Dealt with; being checked."};
        case State::to_call_back:
            return {"已办理，正在回访。", "Dealt with; the reporter is being asked."};
        case State::sent_back:
            return {"正在重新办理。", "Being dealt with again."};
        case State::closed:
        case State::archived:
            return {"已结案。", "Closed."};
        case State::review:
        case State::second_review:
            return {"正在复查。", "Under review."};
        case State::withdrawn:
            return {"反映人已撤回。", "Withdrawn by the reporter."};
        case State::merged:
            return {"与已有事项合并办理。", "Dealt with together with an earlier report."};
        case State::emergency:
            return {"已转紧急救援部门。", "Handed to the emergency services."};
    }
    return {};
}

Sentence text_of(Message message) {
    switch (message) {
        case Message::settled:
            return {"当场办结。", "Settled on the spot."};
        case Message::merged:
            return {"与已有事项合并办理。", "Joined with an earlier report of the same."};
        case Message::accepted:
            return {"已受理。", "Accepted."};
        case Message::not_accepted:
            return {"不予受理，已告知理由和其他途径。",
                    "Not accepted; the reporter was told why, and the other ways there are."};
        case Message::referred:
            return {"已引导至法定途径办理。", "Referred to the procedure that the law has for it."};
        case Message::emergency:
            return {"已转紧急救援部门。", "Handed to the emergency services."};
        case Message::dispatched:
            return {"已交承办单位。", "Given to the unit that deals with it."};
        case Message::reassigned:
            return {"已改由其他单位承办。", "Given to another unit."};
        case Message::signed_for:
            return {"承办单位已签收。", "The unit has signed for it."};
        case Message::contacted:
            return {"开始办理。", "Work has begun."};
        case Message::preliminary_reply:
            return {"承办单位已初步答复。", "The unit has given a first reply."};
        case Message::papers_asked:
            return {"已请反映人补充材料。", "The reporter was asked for further papers."};
        case Message::papers_received:
            return {"已收到补充材料。", "Further papers have come in."};
        case Message::papers_lapsed:
            return {"未收到补充材料。", "The further papers did not come."};
        case Message::extended:
            return {"办理期限已延长。", "The time to deal with it was extended."};
        case Message::parked:
            return {"暂时无法解决，已挂账并定期复核。",
                    "Cannot be solved for now; parked, and looked at again on a set day."};
        case Message::resumed:
            return {"恢复办理。", "Work goes on."};
        case Message::supporting:
            return {"有其他单位协办。", "Another unit helps."};
        case Message::passed_up:
        case Message::escalated:
            return {"已提级办理。", "Taken over one level up."};
        case Message::sent_down:
            return {"已交下级办理。", "Given to the level below."};
        case Message::mediation_begun:
            return {"开始调解。", "Mediation has begun."};
        case Message::mediation_done:
            return {"调解成功。", "Mediation has succeeded."};
        case Message::mediation_failed:
            return {"调解未成，继续办理。", "Mediation has ended without success; work goes on."};
        case Message::replied:
            return {"已办理并答复。", "Dealt with, and answered."};
        case Message::reworking:
            return {"退回重新办理。", "Sent back to be dealt with again."};
        case Message::closed:
        case Message::closed_unsatisfied:
            return {"已结案。", "Closed."};
        case Message::reopened:
            return {"重新办理。", "Opened again."};
        case Message::review_asked:
        case Message::second_review_asked:
            return {"已申请复查。", "A review was asked for."};
        case Message::review_decided:
        case Message::second_review_decided:
            return {"复查已有结论。", "The review has come to its end."};
        case Message::withdrawn:
            return {"反映人已撤回。", "Withdrawn by the reporter."};
        case Message::note_added:
            return {"补充了说明。", "A note was added."};
        default:
            return {};
    }
}

constexpr std::array extended{
    std::string_view("OPEN"),       std::string_view("CLOSED"),
    std::string_view("FIXED"),      std::string_view("IN_PROGRESS"),
    std::string_view("DUPLICATE"),  std::string_view("INVESTIGATING"),
    std::string_view("REOPEN"),     std::string_view("ACTION_SCHEDULED"),
    std::string_view("CONFIRMED"),  std::string_view("NOT_COUNCILS_RESPONSIBILITY"),
    std::string_view("FOR_TRIAGE"), std::string_view("NO_FURTHER_ACTION"),
    std::string_view("PLANNED"),    std::string_view("INTERNAL_REFERRAL"),
};

}  // namespace

bool is_closed(State state) {
    return !matters::is_open(state);
}

std::string_view status_of(State state) {
    return is_closed(state) ? "closed" : "open";
}

std::string_view update_status(State state, Message message) {
    if (message == Message::closed_unsatisfied) return "CLOSED";
    switch (state) {
        case State::triage:
        case State::accepted:
            return "INVESTIGATING";
        case State::dispatched:
        case State::signed_for:
        case State::parked:
            return "ACTION_SCHEDULED";
        case State::in_hand:
        case State::return_asked:
        case State::extension_asked:
        case State::mediation:
        case State::sent_back:
        case State::to_check:
        case State::to_call_back:
            return "IN_PROGRESS";
        case State::closed:
            return "FIXED";
        case State::archived:
            return "CLOSED";
        case State::not_accepted:
        case State::withdrawn:
            return "NO_FURTHER_ACTION";
        case State::referred:
        case State::emergency:
            return "NOT_COUNCILS_RESPONSIBILITY";
        case State::merged:
            return "DUPLICATE";
        default:
            return "OPEN";
    }
}

std::string_view read_update_status(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        if (c == ' ') c = '_';
    }
    const auto found = std::ranges::find(extended, upper);
    return found == extended.end() ? std::string_view{} : *found;
}

std::string_view status_notes(State state, http::Language language) {
    return note_of(state).in(language);
}

std::string_view update_text(Message message, http::Language language) {
    return text_of(message).in(language);
}

}  // namespace open311
