#include "matters/lifecycle.h"

#include <array>

#include "access/permission.h"

namespace matters {

namespace {

using access::Part;
using enum State;
namespace may = access::permission;

constexpr Bits anywhere_open = open_states;
constexpr Bits before_dispatch = bits(registered, triage, accepted);
constexpr Bits with_the_unit = bits(signed_for, in_hand);

/// Of the clocks that a unit holds, those that end when it no longer holds the matter.
constexpr Bits unit_clocks =
    bits(ClockKind::signing, ClockKind::first_contact, ClockKind::preliminary_reply,
         ClockKind::handling, ClockKind::answer, ClockKind::rework);
/// Every clock of a matter that ends before its work is done.
constexpr Bits all_clocks = ~Bits{0};

constexpr auto staff = by_staff;

// Columns: row, act, from, to, …
constexpr std::array table{
    // 1 – 4: in.
    Transition{.row = "1",
               .act = Act::register_matter,
               .to = registered,
               .hands = by_staff | by_reporter | by_system,
               .needs = may::register_matter,
               .tells = Message::registered,
               .clocks = {.starts = bits(ClockKind::triage)}},
    Transition{.row = "1",
               .act = Act::save_draft,
               .to = draft,
               .needs = may::register_matter,
               .clocks = {.starts = bits(ClockKind::registering)}},
    Transition{
        .row = "1",
        .act = Act::submit_draft,
        .from = bits(draft),
        .to = registered,
        .needs = may::register_matter,
        .tells = Message::registered,
        .clocks = {.starts = bits(ClockKind::triage), .meets = bits(ClockKind::registering)}},
    Transition{.row = "2",
               .act = Act::hand_to_emergency,
               .from = bits(draft, registered, triage),
               .to = State::emergency,
               .needs = may::register_matter,
               .tells = Message::emergency,
               .clocks = {.meets = bits(ClockKind::triage, ClockKind::registering)}},
    Transition{.row = "3",
               .act = Act::settle,
               .from = bits(registered),
               .to = closed,
               .needs = may::register_matter,
               .part = Part::handle,
               .tells = Message::settled,
               .clocks = {.meets = bits(ClockKind::triage)}},
    Transition{.row = "4",
               .act = Act::send_to_triage,
               .from = bits(registered),
               .to = triage,
               .hands = by_staff | by_system,
               .needs = may::register_matter},
    // 5 – 8: what triage decides.
    Transition{.row = "5",
               .act = Act::merge,
               .from = bits(triage),
               .to = State::merged,
               .needs = may::triage_matter,
               .part = Part::triage,
               .tells = Message::merged,
               .clocks = {.meets = bits(ClockKind::triage), .cancels = all_clocks}},
    Transition{.row = "6",
               .act = Act::accept,
               .from = bits(triage),
               .to = State::accepted,
               .needs = may::triage_matter,
               .part = Part::triage,
               .tells = Message::accepted,
               .clocks = {.starts = bits(ClockKind::dispatching),
                          .meets = bits(ClockKind::triage, ClockKind::petition_notice)}},
    Transition{.row = "7",
               .act = Act::propose_non_acceptance,
               .from = bits(triage),
               .stays = true,
               .needs = may::triage_matter,
               .part = Part::triage},
    Transition{.row = "7",
               .act = Act::decide_non_acceptance,
               .from = bits(triage),
               .to = State::not_accepted,
               .needs = may::approve_matter,
               .part = Part::approve,
               .tells = Message::not_accepted,
               .clocks = {.meets = bits(ClockKind::triage, ClockKind::petition_notice),
                          .cancels = all_clocks}},
    Transition{.row = "7",
               .act = Act::decide_non_acceptance,
               .from = bits(triage),
               .stays = true,
               .needs = may::approve_matter,
               .part = Part::approve},
    Transition{.row = "8",
               .act = Act::refer,
               .from = bits(triage),
               .to = State::referred,
               .needs = may::triage_matter,
               .part = Part::triage,
               .tells = Message::referred,
               .clocks = {.meets = bits(ClockKind::triage, ClockKind::petition_notice),
                          .cancels = all_clocks}},
    // 9 – 13: to the unit, and back.
    Transition{.row = "9",
               .act = Act::dispatch,
               .from = bits(State::accepted),
               .to = dispatched,
               .hands = by_staff | by_system,
               .needs = may::dispatch_matter,
               .part = Part::dispatch,
               .tells = Message::dispatched,
               .clocks = {.starts = bits(ClockKind::signing, ClockKind::handling, ClockKind::answer,
                                         ClockKind::preliminary_reply),
                          .meets = bits(ClockKind::dispatching, ClockKind::first_day)}},
    Transition{.row = "10",
               .act = Act::begin_mediation,
               .from = bits(State::accepted),
               .to = State::mediation,
               .needs = may::triage_matter,
               .part = Part::triage,
               .tells = Message::mediation_begun,
               .clocks = {.starts = bits(ClockKind::mediation),
                          .meets = bits(ClockKind::dispatching, ClockKind::first_day)}},
    Transition{
        .row = "11",
        .act = Act::sign_for,
        .from = bits(dispatched),
        .to = State::signed_for,
        .needs = may::sign_matter,
        .part = Part::sign,
        .tells = Message::signed_for,
        .clocks = {.starts = bits(ClockKind::first_contact), .meets = bits(ClockKind::signing)}},
    Transition{
        .row = "12",
        .act = Act::ask_return,
        .from = bits(dispatched, State::signed_for),
        .to = return_asked,
        .needs = may::sign_matter,
        .part = Part::sign,
        .head_only = true,
        .clocks = {.starts = bits(ClockKind::return_review), .meets = bits(ClockKind::signing)}},
    Transition{.row = "13",
               .act = Act::decide_return,
               .from = bits(return_asked),
               .to = dispatched,
               .needs = may::dispatch_matter,
               .or_needs = may::approve_matter,
               .part = Part::dispatch,
               .tells = Message::reassigned,
               .clocks = {.starts = bits(ClockKind::signing, ClockKind::handling, ClockKind::answer,
                                         ClockKind::preliminary_reply),
                          .meets = bits(ClockKind::return_review),
                          .cancels = unit_clocks}},
    Transition{.row = "13",
               .act = Act::decide_return,
               .from = bits(return_asked),
               .back = true,
               .needs = may::dispatch_matter,
               .or_needs = may::approve_matter,
               .part = Part::dispatch,
               .clocks = {.meets = bits(ClockKind::return_review)}},
    // 14 – 23: the unit at work.
    Transition{.row = "14",
               .act = Act::start_handling,
               .from = bits(State::signed_for),
               .to = in_hand,
               .needs = may::handle_matter,
               .part = Part::handle,
               .tells = Message::contacted,
               .clocks = {.meets = bits(ClockKind::first_contact, ClockKind::second_day)}},
    Transition{.row = "15",
               .act = Act::preliminary_reply,
               .from = bits(in_hand),
               .stays = true,
               .needs = may::handle_matter,
               .part = Part::handle,
               .tells = Message::preliminary_reply,
               .clocks = {.meets = bits(ClockKind::preliminary_reply, ClockKind::fifth_day)}},
    Transition{.row = "16",
               .act = Act::ask_papers,
               .from = bits(in_hand),
               .to = waiting_papers,
               .needs = may::handle_matter,
               .part = Part::handle,
               .tells = Message::papers_asked},
    Transition{.row = "16",
               .act = Act::bring_papers,
               .from = bits(waiting_papers),
               .to = in_hand,
               .hands = by_staff | by_reporter,
               .needs = may::handle_matter,
               .or_needs = may::register_matter,
               .part = Part::handle,
               .tells = Message::papers_received},
    Transition{.row = "16",
               .act = Act::lapse_papers,
               .from = bits(waiting_papers),
               .to = in_hand,
               .hands = by_system,
               .tells = Message::papers_lapsed},
    Transition{.row = "17",
               .act = Act::ask_extension,
               .from = bits(in_hand),
               .to = extension_asked,
               .needs = may::handle_matter,
               .part = Part::handle,
               .head_only = true,
               .clocks = {.starts = bits(ClockKind::extension_review)}},
    Transition{.row = "17",
               .act = Act::decide_extension,
               .from = bits(extension_asked),
               .to = in_hand,
               .needs = may::approve_matter,
               .part = Part::approve,
               .tells = Message::extended,
               .clocks = {.meets = bits(ClockKind::extension_review)}},
    Transition{.row = "18",
               .act = Act::ask_parking,
               .from = bits(in_hand),
               .stays = true,
               .needs = may::handle_matter,
               .part = Part::handle,
               .head_only = true,
               .clocks = {.starts = bits(ClockKind::parking_review)}},
    Transition{.row = "18",
               .act = Act::decide_parking,
               .from = bits(in_hand),
               .to = State::parked,
               .needs = may::approve_matter,
               .part = Part::approve,
               .tells = Message::parked,
               .clocks = {.starts = bits(ClockKind::parked_until),
                          .meets = bits(ClockKind::parking_review)}},
    Transition{.row = "18",
               .act = Act::decide_parking,
               .from = bits(in_hand),
               .stays = true,
               .needs = may::approve_matter,
               .part = Part::approve,
               .clocks = {.meets = bits(ClockKind::parking_review)}},
    Transition{.row = "19",
               .act = Act::resume,
               .from = bits(State::parked),
               .to = in_hand,
               .hands = by_staff | by_system,
               .needs = may::supervise_matter,
               .part = Part::supervise,
               .tells = Message::resumed,
               .clocks = {.meets = bits(ClockKind::parked_until)}},
    Transition{.row = "20",
               .act = Act::name_support,
               .from = bits(dispatched, State::signed_for, in_hand),
               .stays = true,
               .needs = may::handle_matter,
               .part = Part::handle,
               .tells = Message::supporting},
    Transition{.row = "20",
               .act = Act::answer_support,
               .from = anywhere_open,
               .stays = true,
               .needs = may::handle_matter,
               .part = Part::handle},
    Transition{.row = "20",
               .act = Act::release_support,
               .from = bits(dispatched, State::signed_for, in_hand),
               .stays = true,
               .needs = may::handle_matter,
               .part = Part::handle},
    Transition{
        .row = "21",
        .act = Act::pass_up,
        .from = bits(in_hand),
        .to = dispatched,
        .needs = may::sign_matter,
        .or_needs = may::approve_matter,
        .part = Part::sign,
        .tells = Message::passed_up,
        .clocks = {.starts = bits(ClockKind::signing, ClockKind::handling, ClockKind::answer),
                   .cancels = unit_clocks}},
    Transition{.row = "21",
               .act = Act::escalate,
               .from = anywhere_open,
               .stays = true,
               .hands = by_system,
               .tells = Message::escalated},
    Transition{.row = "22",
               .act = Act::send_down,
               .from = bits(in_hand, dispatched),
               .to = dispatched,
               .needs = may::dispatch_matter,
               .part = Part::dispatch,
               .tells = Message::sent_down,
               .clocks = {.starts = bits(ClockKind::signing, ClockKind::handling, ClockKind::answer,
                                         ClockKind::preliminary_reply),
                          .cancels = unit_clocks}},
    Transition{.row = "23",
               .act = Act::report_done,
               .from = bits(in_hand),
               .to = to_check,
               .needs = may::handle_matter,
               .part = Part::handle,
               .clocks = {.starts = bits(ClockKind::check),
                          .meets = bits(ClockKind::handling, ClockKind::answer, ClockKind::rework,
                                        ClockKind::preliminary_reply, ClockKind::fifth_day)}},
    // 24, 25: mediation.
    Transition{.row = "24",
               .act = Act::finish_mediation,
               .from = bits(State::mediation),
               .to = to_check,
               .needs = may::mediate,
               .part = Part::mediate,
               .tells = Message::mediation_done,
               .clocks = {.starts = bits(ClockKind::check), .meets = bits(ClockKind::mediation)}},
    Transition{.row = "24a",
               .act = Act::follow_performance,
               .from = bits(closed),
               .stays = true,
               .hands = by_staff | by_system,
               .needs = may::mediate,
               .part = Part::mediate,
               .tells = Message::performance_reminder},
    Transition{
        .row = "25",
        .act = Act::fail_mediation,
        .from = bits(State::mediation),
        .to = State::accepted,
        .needs = may::mediate,
        .part = Part::mediate,
        .tells = Message::mediation_failed,
        .clocks = {.starts = bits(ClockKind::dispatching), .meets = bits(ClockKind::mediation)}},
    Transition{.row = "25",
               .act = Act::fail_mediation,
               .from = bits(State::mediation),
               .to = State::referred,
               .needs = may::mediate,
               .part = Part::mediate,
               .tells = Message::mediation_failed,
               .clocks = {.meets = bits(ClockKind::mediation), .cancels = all_clocks}},
    Transition{.row = "25",
               .act = Act::fail_mediation,
               .from = bits(State::mediation),
               .to = closed,
               .needs = may::mediate,
               .part = Part::mediate,
               .tells = Message::mediation_failed,
               .clocks = {.meets = bits(ClockKind::mediation), .cancels = all_clocks}},
    // 26 – 31: out.
    Transition{.row = "26",
               .act = Act::pass_check,
               .from = bits(to_check),
               .to = to_call_back,
               .needs = may::check_matter,
               .part = Part::check,
               .tells = Message::replied,
               .clocks = {.starts = bits(ClockKind::call_back), .meets = bits(ClockKind::check)}},
    Transition{.row = "27",
               .act = Act::fail_check,
               .from = bits(to_check),
               .to = sent_back,
               .needs = may::check_matter,
               .part = Part::check,
               .clocks = {.starts = bits(ClockKind::dispatching), .meets = bits(ClockKind::check)}},
    Transition{.row = "28",
               .act = Act::send_to_rework,
               .from = bits(sent_back),
               .to = in_hand,
               .needs = may::dispatch_matter,
               .part = Part::dispatch,
               .tells = Message::reworking,
               .clocks = {.starts = bits(ClockKind::handling, ClockKind::answer),
                          .meets = bits(ClockKind::dispatching)}},
    Transition{.row = "29",
               .act = Act::try_callback,
               .from = bits(to_call_back),
               .stays = true,
               .needs = may::revisit_matter,
               .part = Part::revisit,
               .tells = Message::callback_tried},
    Transition{.row = "29",
               .act = Act::close,
               .from = bits(to_call_back),
               .to = closed,
               .hands = by_staff | by_reporter,
               .needs = may::revisit_matter,
               .part = Part::revisit,
               .tells = Message::closed,
               .clocks = {.meets = bits(ClockKind::call_back), .cancels = all_clocks}},
    Transition{.row = "30",
               .act = Act::deny_solution,
               .from = bits(to_call_back),
               .stays = true,
               .hands = by_reporter,
               .tells = Message::note_added},
    Transition{
        .row = "30",
        .act = Act::call_back_unsolved,
        .from = bits(to_call_back),
        .to = sent_back,
        .needs = may::revisit_matter,
        .or_needs = may::approve_matter,
        .part = Part::revisit,
        .tells = Message::reworking,
        .clocks = {.starts = bits(ClockKind::dispatching), .meets = bits(ClockKind::call_back)}},
    Transition{.row = "31",
               .act = Act::close_unsatisfied,
               .from = bits(to_call_back),
               .to = closed,
               .needs = may::revisit_matter,
               .or_needs = may::approve_matter,
               .part = Part::revisit,
               .tells = Message::closed_unsatisfied,
               .clocks = {.meets = bits(ClockKind::call_back), .cancels = all_clocks}},
    Transition{
        .row = "29", .act = Act::rate, .from = bits(closed), .stays = true, .hands = by_reporter},
    // 32 – 35: after.
    Transition{.row = "32",
               .act = Act::ask_review,
               .from = bits(closed),
               .to = State::review,
               .hands = by_staff | by_reporter,
               .needs = may::register_matter,
               .tells = Message::review_asked,
               .clocks = {.starts = bits(ClockKind::review)}},
    Transition{.row = "32",
               .act = Act::decide_review,
               .from = bits(State::review),
               .to = closed,
               .needs = may::review_matter,
               .part = Part::review,
               .tells = Message::review_decided,
               .clocks = {.meets = bits(ClockKind::review)}},
    Transition{
        .row = "32",
        .act = Act::decide_review,
        .from = bits(State::review),
        .to = sent_back,
        .needs = may::review_matter,
        .part = Part::review,
        .tells = Message::review_decided,
        .clocks = {.starts = bits(ClockKind::dispatching), .meets = bits(ClockKind::review)}},
    Transition{.row = "33",
               .act = Act::ask_second_review,
               .from = bits(closed),
               .to = State::second_review,
               .hands = by_staff | by_reporter,
               .needs = may::register_matter,
               .tells = Message::second_review_asked,
               .clocks = {.starts = bits(ClockKind::second_review)}},
    Transition{.row = "33",
               .act = Act::decide_second_review,
               .from = bits(State::second_review),
               .to = closed,
               .needs = may::review_matter,
               .part = Part::review,
               .tells = Message::second_review_decided,
               .clocks = {.meets = bits(ClockKind::second_review)}},
    Transition{.row = "33",
               .act = Act::decide_second_review,
               .from = bits(State::second_review),
               .to = sent_back,
               .needs = may::review_matter,
               .part = Part::review,
               .tells = Message::second_review_decided,
               .clocks = {.starts = bits(ClockKind::dispatching),
                          .meets = bits(ClockKind::second_review)}},
    Transition{.row = "34",
               .act = Act::reopen,
               .from = bits(closed),
               .to = in_hand,
               .hands = by_staff | by_reporter,
               .needs = may::revisit_matter,
               .or_needs = may::approve_matter,
               .part = Part::revisit,
               .tells = Message::reopened,
               .clocks = {.starts = bits(ClockKind::handling, ClockKind::answer)}},
    Transition{.row = "34",
               .act = Act::reopen,
               .from = bits(closed),
               .to = triage,
               .hands = by_staff | by_reporter,
               .needs = may::revisit_matter,
               .or_needs = may::approve_matter,
               .part = Part::revisit,
               .tells = Message::reopened,
               .clocks = {.starts = bits(ClockKind::triage)}},
    Transition{.row = "35",
               .act = Act::archive,
               .from = bits(closed, State::not_accepted, State::referred, State::withdrawn,
                            State::merged, State::emergency),
               .to = archived,
               .hands = by_system,
               .tells = Message::archived},
    Transition{
        .row = "35", .act = Act::forget, .from = bits(archived), .stays = true, .hands = by_system},
    // 36 – 41: at any time.
    Transition{.row = "36",
               .act = Act::withdraw,
               .from = anywhere_open,
               .to = State::withdrawn,
               .hands = by_reporter,
               .tells = Message::withdrawn,
               .clocks = {.cancels = all_clocks}},
    Transition{.row = "37",
               .act = Act::issue_card,
               .from = anywhere_open,
               .stays = true,
               .hands = by_staff | by_system,
               .needs = may::supervise_matter,
               .part = Part::supervise},
    Transition{.row = "37",
               .act = Act::answer_card,
               .from = ~Bits{0},
               .stays = true,
               .needs = may::sign_matter,
               .part = Part::sign},
    Transition{.row = "37",
               .act = Act::lift_card,
               .from = ~Bits{0},
               .stays = true,
               .hands = by_staff | by_system,
               .needs = may::supervise_matter,
               .part = Part::supervise},
    Transition{.row = "38",
               .act = Act::name_leader,
               .from = anywhere_open,
               .stays = true,
               .needs = may::supervise_matter,
               .part = Part::supervise,
               .tells = Message::leader_named},
    Transition{.row = "38",
               .act = Act::note_leader,
               .from = anywhere_open,
               .stays = true,
               .needs = may::supervise_matter,
               .part = Part::supervise},
    Transition{.row = "38",
               .act = Act::end_leader,
               .from = ~Bits{0},
               .stays = true,
               .needs = may::supervise_matter,
               .part = Part::supervise},
    Transition{.row = "39",
               .act = Act::recuse,
               .from = anywhere_open,
               .stays = true,
               .hands = by_staff | by_reporter,
               .needs = may::read_matter,
               .part = Part::handle,
               .tells = Message::recusal_decided},
    Transition{.row = "40",
               .act = Act::conceal,
               .from = ~Bits{0},
               .stays = true,
               .hands = by_staff | by_reporter,
               .needs = may::triage_matter,
               .part = Part::triage,
               .tells = Message::concealed},
    Transition{.row = "40",
               .act = Act::reveal,
               .from = ~Bits{0},
               .stays = true,
               .needs = may::reveal_identity},
    Transition{.row = "41",
               .act = Act::correct,
               .from = ~bits(archived),
               .stays = true,
               .hands = by_staff | by_reporter,
               .needs = may::register_matter,
               .tells = Message::corrected},
    Transition{.row = "41",
               .act = Act::add_note,
               .from = ~bits(archived),
               .stays = true,
               .hands = by_staff | by_reporter,
               .needs = may::read_matter,
               .tells = Message::note_added},
    // What belongs to the work of every state and moves nothing.
    Transition{.row = "9",
               .act = Act::change_handler,
               .from = with_the_unit | bits(waiting_papers, extension_asked, State::parked),
               .stays = true,
               .needs = may::sign_matter,
               .part = Part::sign},
    Transition{.row = "1",
               .act = Act::attach,
               .from = ~bits(archived),
               .stays = true,
               .hands = by_staff | by_reporter | by_system,
               .needs = may::read_matter},
    Transition{.row = "6",
               .act = Act::tag,
               .from = ~bits(archived),
               .stays = true,
               .needs = may::triage_matter,
               .part = Part::triage},
    Transition{.row = "41",
               .act = Act::record_delivery,
               .from = ~Bits{0},
               .stays = true,
               .hands = by_system},
};

static_assert((before_dispatch & open_states) == before_dispatch);

constexpr Bits all_states = (Bits{1} << 24) - 1;

/// States that can be reached from the beginning, walking over the table.
constexpr Bits reachable() {
    Bits reached = 0;
    for (std::size_t pass = 0; pass < table.size(); ++pass)
        for (const Transition& each : table) {
            if (each.stays || each.back) continue;
            if (each.from == 0 || (each.from & reached) != 0) reached |= bits(each.to);
        }
    return reached;
}
static_assert(reachable() == all_states, "every state of domain 3.3 is reached");

/// Every open state has a way out that somebody other than the reporter can take.
constexpr bool nothing_is_a_dead_end() {
    for (int state = 0; state < 24; ++state) {
        if (!in(open_states, State{state})) continue;
        bool leaves = false;
        for (const Transition& each : table)
            leaves = leaves || (in(each.from, State{state}) && each.hands != by_reporter &&
                                !each.stays && (each.back || each.to != State{state}));
        if (!leaves) return false;
    }
    return true;
}
static_assert(nothing_is_a_dead_end(), "an open matter can always go on");

/// Whoever comes to an end was told on the way in (4.34 事事有回音): no transition into an ended
/// state is internal.
constexpr bool no_silent_end() {
    for (const Transition& each : table)
        if (!each.stays && !each.back && !is_open(each.to) && each.tells == Message::internal)
            return false;
    return true;
}
static_assert(no_silent_end(), "no path ends without a message to the reporter");

/// Withdrawal is the reporter's own act (domain 6.7, refusal 5).
constexpr bool only_the_reporter_withdraws() {
    for (const Transition& each : table)
        if (each.act == Act::withdraw && each.hands != by_reporter) return false;
    return true;
}
static_assert(only_the_reporter_withdraws());

/// What staff do, staff may do: a permission is named.
constexpr bool permissions_named() {
    for (const Transition& each : table)
        if ((each.hands & staff) != 0 && each.needs.empty()) return false;
    return true;
}
static_assert(permissions_named());

}  // namespace

std::span<const Transition> transitions() {
    return table;
}

Queue queue_of(State state, Pending pending) {
    switch (state) {
        case draft:
            return Queue::to_register;
        case registered:
            return Queue::to_triage;
        case triage:
            return pending == Pending::nothing ? Queue::to_triage : Queue::to_decide;
        case State::accepted:
        case sent_back:
            return Queue::to_dispatch;
        case dispatched:
            return Queue::to_sign;
        case State::signed_for:
        case waiting_papers:
        case State::parked:
            return Queue::in_hand;
        case in_hand:
            return pending == Pending::nothing ? Queue::in_hand : Queue::to_decide;
        case return_asked:
        case extension_asked:
            return Queue::to_decide;
        case State::mediation:
            return Queue::in_mediation;
        case to_check:
            return Queue::to_check;
        case to_call_back:
            return Queue::to_call_back;
        case State::review:
        case State::second_review:
            return Queue::to_review;
        default:
            return Queue::none;
    }
}

const Transition* find_transition(State from, Act act) {
    for (const Transition& each : table)
        if (each.act == act && in(each.from, from)) return &each;
    return nullptr;
}

const Transition* find_transition(State from, Act act, State to) {
    for (const Transition& each : table) {
        if (each.act != act || !in(each.from, from)) continue;
        if (!each.back && (each.stays ? to == from : to == each.to)) return &each;
    }
    return nullptr;
}

Bits states_that_allow(Act act) {
    Bits all = 0;
    for (const Transition& each : table)
        if (each.act == act) all |= each.from;
    return all;
}

}  // namespace matters
