#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "access/separation.h"
#include "base/large_enum.h"
#include "matters/matter.h"

/// The life of a matter as one table (domain 3.3). Pure.
namespace matters {

/// Everything that can be done to a matter; one use case each.
enum class Act {
    register_matter,
    save_draft,
    submit_draft,
    hand_to_emergency,
    settle,
    send_to_triage,
    merge,
    accept,
    propose_non_acceptance,
    decide_non_acceptance,
    refer,
    dispatch,
    begin_mediation,
    sign_for,
    ask_return,
    decide_return,
    start_handling,
    preliminary_reply,
    ask_papers,
    bring_papers,
    lapse_papers,
    ask_extension,
    decide_extension,
    ask_parking,
    decide_parking,
    resume,
    name_support,
    answer_support,
    release_support,
    pass_up,
    send_down,
    report_done,
    finish_mediation,
    follow_performance,
    fail_mediation,
    pass_check,
    fail_check,
    send_to_rework,
    try_callback,
    close,
    deny_solution,
    call_back_unsolved,
    close_unsatisfied,
    rate,
    ask_review,
    decide_review,
    ask_second_review,
    decide_second_review,
    reopen,
    archive,
    withdraw,
    escalate,
    issue_card,
    answer_card,
    lift_card,
    name_leader,
    note_leader,
    end_leader,
    recuse,
    conceal,
    reveal,
    correct,
    add_note,
    attach,
    change_handler,
    tag,
    record_delivery,
    forget
};
BASE_DESCRIBE_LARGE_ENUM(
    Act,
    (register_matter, save_draft, submit_draft, hand_to_emergency, settle, send_to_triage, merge,
     accept, propose_non_acceptance, decide_non_acceptance, refer, dispatch, begin_mediation,
     sign_for, ask_return, decide_return, start_handling, preliminary_reply, ask_papers,
     bring_papers, lapse_papers, ask_extension, decide_extension, ask_parking, decide_parking,
     resume, name_support, answer_support, release_support, pass_up, send_down, report_done,
     finish_mediation, follow_performance, fail_mediation, pass_check, fail_check, send_to_rework,
     try_callback, close),
    (deny_solution, call_back_unsolved, close_unsatisfied, rate, ask_review, decide_review,
     ask_second_review, decide_second_review, reopen, archive, withdraw, escalate, issue_card,
     answer_card, lift_card, name_leader, note_leader, end_leader, recuse, conceal, reveal, correct,
     add_note, attach, change_handler, tag, record_delivery, forget))

/// Which message an act sends to the reporter; `notices` has a template for each. `internal`: the
/// table marks the act as none of the reporter's concern.
BOOST_DEFINE_ENUM_CLASS(Message, internal, registered, settled, merged, accepted, not_accepted,
                        referred, emergency, dispatched, signed_for, contacted, preliminary_reply,
                        papers_asked, papers_received, papers_lapsed, extended, parked, resumed,
                        supporting, passed_up, sent_down, escalated, mediation_begun,
                        mediation_done, mediation_failed, performance_reminder, replied, reworking,
                        callback_tried, closed, closed_unsatisfied, reopened, review_asked,
                        review_decided, second_review_asked, second_review_decided, withdrawn,
                        reassigned, leader_named, recusal_decided, concealed, revealed, corrected,
                        note_added, archived)

/// Clocks of this room (domain 1.7, 3.3, 3.4). Their limits stand in clock_kinds.h.
BOOST_DEFINE_ENUM_CLASS(ClockKind, registering, triage, petition_notice, dispatching, signing,
                        first_day, second_day, fifth_day, first_contact, preliminary_reply,
                        handling, answer, return_review, extension_review, parking_review,
                        parked_until, mediation, check, call_back, support, review, second_review)

/// A set of states or of clocks, as bits.
using Bits = std::uint64_t;
template <class... E>
constexpr Bits bits(E... values) {
    return (Bits{0} | ... | (Bits{1} << static_cast<int>(values)));
}

/// Who may do an act: by kind of hand. Staff also need the permission.
constexpr int by_staff = 1, by_reporter = 2, by_system = 4;

/// What an act does to the clocks besides what its use case does.
struct ClockMoves {
    Bits starts = 0;
    Bits meets = 0;
    Bits cancels = 0;
};

/// One way from states to a state.
struct Transition {
    std::string_view row;  ///< Of domain 3.3; some rows are several transitions.
    Act act{};
    Bits from = 0;  ///< States; 0: the beginning.
    State to{};
    bool stays = false;  ///< The state does not change: `to` says nothing.
    bool back = false;   ///< It goes back to where it was before the request.
    int hands = by_staff;
    std::string_view needs = {};     ///< Permission of staff,
    std::string_view or_needs = {};  ///< or this one.
    access::Part part = access::Part::register_it;
    bool head_only = false;  ///< Of the staff, only the unit's head (UH).
    Message tells = Message::internal;
    ClockMoves clocks = {};
};

/// The table, in the order of domain 3.3.
std::span<const Transition> transitions();

/// States from which something still has to happen: each has a holder, and a running clock or a
/// stated pause.
constexpr Bits open_states =
    bits(State::draft, State::registered, State::triage, State::accepted, State::dispatched,
         State::signed_for, State::in_hand, State::waiting_papers, State::return_asked,
         State::extension_asked, State::parked, State::mediation, State::to_check,
         State::to_call_back, State::sent_back, State::review, State::second_review);

/// States in which the handling clock stands, with the reason that the resident was told.
constexpr Bits paused_states = bits(State::waiting_papers, State::parked, State::mediation);

constexpr bool in(Bits set, auto value) {
    return (set >> static_cast<int>(value)) & 1;
}
constexpr bool is_open(State state) {
    return in(open_states, state);
}

/// The list that a matter in this state stands in.
Queue queue_of(State state, Pending pending);

/// The transition of an act from a state; null when there is none. Where an act can end in
/// different states, `to` tells them apart.
const Transition* find_transition(State from, Act act);
const Transition* find_transition(State from, Act act, State to);

/// The permission without which an act's endpoint answers nobody of the staff: the one that each of
/// its transitions names; where they name several, read_matter, and the guard asks for theirs.
std::string_view endpoint_needs(Act act);

/// Whether the act is known to the table at all from some state.
Bits states_that_allow(Act act);

}  // namespace matters
