#include "matters/lifecycle.h"

#include <iterator>

#include "access/permission.h"
#include "matters/way.h"

namespace matters {

namespace {

using access::Part;
using K = ClockKind;
using M = Message;
using enum State;
namespace may = access::permission;

constexpr Bits anywhere_open = open_states;
constexpr Bits with_the_unit = bits(signed_for, in_hand);

/// Of the clocks that a unit holds, those that end when it no longer holds the matter.
constexpr Bits unit_clocks =
    bits(K::signing, K::first_contact, K::preliminary_reply, K::handling, K::answer);
/// Those that begin for a unit that gets the matter to handle.
constexpr Bits lead_clocks = bits(K::signing, K::handling, K::answer, K::preliminary_reply);
/// Every clock of a matter that ends before its work is done.
constexpr Bits all_clocks = ~Bits{0};
constexpr auto staff = by_staff;

// clang-format off
constexpr Transition table[] = {
    // 1 – 4: in.
    go("1", Act::register_matter, 0, registered)
        .by(by_staff | by_reporter | by_system, may::register_matter)
        .tells_of(M::registered).starts(bits(K::triage)),
    go("1", Act::save_draft, 0, draft).by(staff, may::register_matter).starts(bits(K::registering)),
    go("1", Act::submit_draft, bits(draft), registered)
        .by(staff, may::register_matter).tells_of(M::registered)
        .starts(bits(K::triage)).meets(bits(K::registering)),
    go("2", Act::hand_to_emergency, bits(draft, registered, triage), State::emergency)
        .by(staff, may::register_matter).tells_of(M::emergency)
        .meets(bits(K::triage, K::registering)).cancels(all_clocks),
    go("3", Act::settle, bits(registered), closed).by(staff, may::register_matter, Part::handle)
        .tells_of(M::settled).meets(bits(K::triage)).cancels(all_clocks),
    go("4", Act::send_to_triage, bits(registered), triage)
        .by(by_staff | by_system, may::register_matter),
    // 5 – 8: what triage decides.
    go("5", Act::merge, bits(triage), State::merged).by(staff, may::triage_matter, Part::triage)
        .tells_of(M::merged).meets(bits(K::triage)).cancels(all_clocks),
    go("6", Act::accept, bits(triage), State::accepted)
        .by(staff, may::triage_matter, Part::triage).tells_of(M::accepted)
        .starts(bits(K::dispatching)).meets(bits(K::triage, K::petition_notice)),
    stay("7", Act::propose_non_acceptance, bits(triage))
        .by(staff, may::triage_matter, Part::triage),
    go("7", Act::decide_non_acceptance, bits(triage), State::not_accepted)
        .by(staff, may::approve_matter, Part::approve).tells_of(M::not_accepted)
        .meets(bits(K::triage, K::petition_notice)).cancels(all_clocks),
    stay("7", Act::decide_non_acceptance, bits(triage))
        .by(staff, may::approve_matter, Part::approve),
    go("8", Act::refer, bits(triage), State::referred).by(staff, may::triage_matter, Part::triage)
        .tells_of(M::referred).meets(bits(K::triage, K::petition_notice)).cancels(all_clocks),
    // 9 – 13: to the unit, and back.
    go("9", Act::dispatch, bits(State::accepted), dispatched)
        .by(by_staff | by_system, may::dispatch_matter, Part::dispatch).tells_of(M::dispatched)
        .starts(lead_clocks).meets(bits(K::dispatching, K::first_day)),
    go("10", Act::begin_mediation, bits(State::accepted), State::mediation)
        .by(staff, may::triage_matter, Part::triage).tells_of(M::mediation_begun)
        .starts(bits(K::mediation)).meets(bits(K::dispatching, K::first_day)),
    go("11", Act::sign_for, bits(dispatched), State::signed_for)
        .by(staff, may::sign_matter, Part::sign).tells_of(M::signed_for)
        .starts(bits(K::first_contact)).meets(bits(K::signing)),
    go("12", Act::ask_return, bits(dispatched, State::signed_for), return_asked)
        .by(staff, may::sign_matter, Part::sign).heads_only().starts(bits(K::return_review))
        .meets(bits(K::signing)),
    go("13", Act::decide_return, bits(return_asked), dispatched)
        .by(staff, may::dispatch_matter, Part::dispatch).or_by(may::approve_matter)
        .tells_of(M::reassigned).starts(lead_clocks)
        .meets(bits(K::return_review)).cancels(unit_clocks),
    back("13", Act::decide_return, bits(return_asked))
        .by(staff, may::dispatch_matter, Part::dispatch).or_by(may::approve_matter)
        .meets(bits(K::return_review)),
    // 14 – 23: the unit at work.
    go("14", Act::start_handling, bits(State::signed_for), in_hand)
        .by(staff, may::handle_matter, Part::handle).tells_of(M::contacted)
        .meets(bits(K::first_contact, K::second_day)),
    stay("15", Act::preliminary_reply, bits(in_hand)).by(staff, may::handle_matter, Part::handle)
        .tells_of(M::preliminary_reply).meets(bits(K::preliminary_reply, K::fifth_day)),
    go("16", Act::ask_papers, bits(in_hand), waiting_papers)
        .by(staff, may::handle_matter, Part::handle).tells_of(M::papers_asked),
    go("16", Act::bring_papers, bits(waiting_papers), in_hand)
        .by(by_staff | by_reporter, may::handle_matter, Part::handle).or_by(may::register_matter)
        .tells_of(M::papers_received),
    go("16", Act::lapse_papers, bits(waiting_papers), in_hand).by(by_system)
        .tells_of(M::papers_lapsed),
    go("17", Act::ask_extension, bits(in_hand), extension_asked)
        .by(staff, may::handle_matter, Part::handle).heads_only()
        .starts(bits(K::extension_review)),
    go("17", Act::decide_extension, bits(extension_asked), in_hand)
        .by(staff, may::approve_matter, Part::approve).tells_of(M::extended)
        .meets(bits(K::extension_review)),
    stay("18", Act::ask_parking, bits(in_hand)).by(staff, may::handle_matter, Part::handle)
        .heads_only().starts(bits(K::parking_review)),
    go("18", Act::decide_parking, bits(in_hand), State::parked)
        .by(staff, may::approve_matter, Part::approve).tells_of(M::parked)
        .starts(bits(K::parked_until)).meets(bits(K::parking_review)),
    stay("18", Act::decide_parking, bits(in_hand)).by(staff, may::approve_matter, Part::approve)
        .meets(bits(K::parking_review)),
    go("19", Act::resume, bits(State::parked), in_hand)
        .by(by_staff | by_system, may::supervise_matter, Part::supervise).tells_of(M::resumed)
        .meets(bits(K::parked_until)),
    stay("20", Act::name_support, bits(dispatched, State::signed_for, in_hand))
        .by(staff, may::handle_matter, Part::handle).tells_of(M::supporting),
    stay("20", Act::answer_support, anywhere_open).by(staff, may::handle_matter, Part::handle),
    stay("20", Act::release_support, bits(dispatched, State::signed_for, in_hand))
        .by(staff, may::handle_matter, Part::handle),
    go("21", Act::pass_up, bits(in_hand), dispatched).by(staff, may::sign_matter, Part::sign)
        .or_by(may::approve_matter).tells_of(M::passed_up)
        .starts(lead_clocks).cancels(unit_clocks),
    stay("21", Act::escalate, anywhere_open).by(by_system).tells_of(M::escalated),
    go("22", Act::send_down, bits(in_hand, dispatched), dispatched)
        .by(staff, may::dispatch_matter, Part::dispatch).tells_of(M::sent_down)
        .starts(lead_clocks).cancels(unit_clocks),
    go("23", Act::report_done, bits(in_hand), to_check)
        .by(staff, may::handle_matter, Part::handle).starts(bits(K::check))
        .meets(bits(K::handling, K::answer, K::preliminary_reply, K::fifth_day)),
    // 24, 25: mediation.
    go("24", Act::finish_mediation, bits(State::mediation), to_check)
        .by(staff, may::mediate, Part::mediate).tells_of(M::mediation_done).starts(bits(K::check))
        .meets(bits(K::mediation)),
    stay("24a", Act::follow_performance, bits(closed))
        .by(by_staff | by_system, may::mediate, Part::mediate).tells_of(M::performance_reminder),
    go("25", Act::fail_mediation, bits(State::mediation), State::accepted)
        .by(staff, may::mediate, Part::mediate).or_by(may::approve_matter)
        .tells_of(M::mediation_failed).starts(bits(K::dispatching)).meets(bits(K::mediation)),
    go("25", Act::fail_mediation, bits(State::mediation), State::referred)
        .by(staff, may::mediate, Part::mediate).or_by(may::approve_matter)
        .tells_of(M::mediation_failed).meets(bits(K::mediation)).cancels(all_clocks),
    go("25", Act::fail_mediation, bits(State::mediation), closed)
        .by(staff, may::mediate, Part::mediate).or_by(may::approve_matter)
        .tells_of(M::mediation_failed).meets(bits(K::mediation)).cancels(all_clocks),
    // 26 – 31: out.
    go("26", Act::pass_check, bits(to_check), to_call_back)
        .by(staff, may::check_matter, Part::check).tells_of(M::replied).starts(bits(K::call_back))
        .meets(bits(K::check)),
    go("27", Act::fail_check, bits(to_check), sent_back).by(staff, may::check_matter, Part::check)
        .starts(bits(K::dispatching)).meets(bits(K::check)),
    go("28", Act::send_to_rework, bits(sent_back), in_hand)
        .by(staff, may::dispatch_matter, Part::dispatch).tells_of(M::reworking)
        .starts(bits(K::handling, K::answer)).meets(bits(K::dispatching)),
    stay("29", Act::try_callback, bits(to_call_back))
        .by(staff, may::revisit_matter, Part::revisit).tells_of(M::callback_tried),
    go("29", Act::close, bits(to_call_back), closed)
        .by(by_staff | by_reporter, may::revisit_matter, Part::revisit).tells_of(M::closed)
        .meets(bits(K::call_back)).cancels(all_clocks),
    stay("30", Act::deny_solution, bits(to_call_back)).by(by_reporter).tells_of(M::note_added),
    go("30", Act::call_back_unsolved, bits(to_call_back), sent_back)
        .by(staff, may::revisit_matter, Part::revisit).or_by(may::approve_matter)
        .tells_of(M::reworking).starts(bits(K::dispatching)).meets(bits(K::call_back)),
    go("31", Act::close_unsatisfied, bits(to_call_back), closed)
        .by(staff, may::revisit_matter, Part::revisit).or_by(may::approve_matter)
        .tells_of(M::closed_unsatisfied).meets(bits(K::call_back)).cancels(all_clocks),
    stay("29", Act::rate, bits(closed)).by(by_reporter),
    // 32 – 35: after.
    go("32", Act::ask_review, bits(closed), State::review)
        .by(by_staff | by_reporter, may::register_matter)
        .tells_of(M::review_asked).starts(bits(K::review)),
    go("32", Act::decide_review, bits(State::review), closed)
        .by(staff, may::review_matter, Part::review).tells_of(M::review_decided)
        .meets(bits(K::review)),
    go("32", Act::decide_review, bits(State::review), sent_back)
        .by(staff, may::review_matter, Part::review).tells_of(M::review_decided)
        .starts(bits(K::dispatching)).meets(bits(K::review)),
    go("32", Act::decide_review, bits(State::review), triage)
        .by(staff, may::review_matter, Part::review).tells_of(M::review_decided)
        .starts(bits(K::triage)).meets(bits(K::review)),
    go("33", Act::ask_second_review, bits(closed), State::second_review)
        .by(by_staff | by_reporter, may::register_matter)
        .tells_of(M::second_review_asked).starts(bits(K::second_review)),
    go("33", Act::decide_second_review, bits(State::second_review), closed)
        .by(staff, may::review_matter, Part::review).tells_of(M::second_review_decided)
        .meets(bits(K::second_review)),
    go("33", Act::decide_second_review, bits(State::second_review), sent_back)
        .by(staff, may::review_matter, Part::review).tells_of(M::second_review_decided)
        .starts(bits(K::dispatching)).meets(bits(K::second_review)),
    go("33", Act::decide_second_review, bits(State::second_review), triage)
        .by(staff, may::review_matter, Part::review).tells_of(M::second_review_decided)
        .starts(bits(K::triage)).meets(bits(K::second_review)),
    go("34", Act::reopen, bits(closed), in_hand)
        .by(by_staff | by_reporter, may::revisit_matter, Part::revisit).or_by(may::approve_matter)
        .tells_of(M::reopened).starts(bits(K::handling, K::answer)),
    go("34", Act::reopen, bits(closed), triage)
        .by(by_staff | by_reporter, may::revisit_matter, Part::revisit).or_by(may::approve_matter)
        .tells_of(M::reopened).starts(bits(K::triage)),
    go("34", Act::reopen, bits(State::merged), triage).by(by_system).tells_of(M::reopened)
        .starts(bits(K::triage)),
    go("35", Act::archive, bits(closed, State::not_accepted, State::referred, State::withdrawn,
                                State::merged, State::emergency), archived)
        .by(by_system).tells_of(M::archived),
    stay("35", Act::forget, bits(archived)).by(by_system),
    // 36 – 41: at any time.
    go("36", Act::withdraw, anywhere_open, State::withdrawn).by(by_reporter)
        .tells_of(M::withdrawn).cancels(all_clocks),
    stay("37", Act::issue_card, anywhere_open)
        .by(by_staff | by_system, may::supervise_matter, Part::supervise),
    stay("37", Act::answer_card, ~Bits{0})
        .by(staff, may::sign_matter, Part::sign).or_by(may::mediate),
    stay("37", Act::lift_card, ~Bits{0})
        .by(by_staff | by_system, may::supervise_matter, Part::supervise),
    stay("38", Act::name_leader, anywhere_open).by(staff, may::supervise_matter, Part::supervise)
        .tells_of(M::leader_named),
    stay("38", Act::note_leader, anywhere_open).by(staff, may::supervise_matter, Part::supervise),
    stay("38", Act::end_leader, ~Bits{0}).by(staff, may::supervise_matter, Part::supervise),
    stay("39", Act::recuse, anywhere_open)
        .by(by_staff | by_reporter, may::read_matter, Part::handle).tells_of(M::recusal_decided),
    stay("40", Act::conceal, ~Bits{0})
        .by(by_staff | by_reporter, may::triage_matter, Part::triage).tells_of(M::concealed),
    stay("40", Act::reveal, ~Bits{0}).by(staff, may::reveal_identity),
    stay("41", Act::correct, ~bits(archived))
        .by(by_staff | by_reporter, may::register_matter).tells_of(M::corrected),
    stay("41", Act::add_note, ~bits(archived))
        .by(by_staff | by_reporter, may::read_matter).tells_of(M::note_added),
    // What belongs to the work of every state and moves nothing.
    stay("9", Act::change_handler,
         with_the_unit | bits(waiting_papers, extension_asked, State::parked))
        .by(staff, may::sign_matter, Part::sign),
    stay("1", Act::attach, ~bits(archived)).by(by_staff | by_reporter, may::read_matter),
    stay("6", Act::tag, ~bits(archived)).by(staff, may::triage_matter, Part::triage),
    stay("41", Act::record_delivery, ~Bits{0}).by(by_system),
};
// clang-format on

constexpr Bits all_states = (Bits{1} << 24) - 1;

/// States that can be reached from the beginning, walking over the table.
constexpr Bits reachable() {
    Bits reached = 0;
    for (std::size_t pass = 0; pass < std::size(table); ++pass)
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
        if (!each.stays && !each.back && !is_open(each.to) && each.tells == M::internal)
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

std::string_view endpoint_needs(Act act) {
    std::string_view needs;
    for (const Transition& each : table) {
        if (each.act != act || (each.hands & staff) == 0) continue;
        const bool one_way = each.or_needs.empty() && (needs.empty() || needs == each.needs);
        if (!one_way) return may::read_matter;
        needs = each.needs;
    }
    return needs;
}

Bits states_that_allow(Act act) {
    Bits all = 0;
    for (const Transition& each : table)
        if (each.act == act) all |= each.from;
    return all;
}

}  // namespace matters
