#include "matters/lifecycle.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "matters/work.h"

namespace matters {
namespace {

constexpr int states = 24;

std::string text(Act act) {
    return std::string(name_of(act));
}

/// Domain 3.3: 1 – 41 and 24a.
std::set<std::string> rows_of_the_domain() {
    std::set<std::string> rows{"24a"};
    for (int row = 1; row <= 41; ++row) rows.insert(std::to_string(row));
    return rows;
}

TEST(Lifecycle, HasEveryRowOfTheDomainAndNoOther) {
    std::set<std::string> seen;
    for (const Transition& each : transitions()) seen.emplace(each.row);
    EXPECT_EQ(seen, rows_of_the_domain());
}

TEST(Lifecycle, HasATestThatNamesEachRow) {
    std::string tests;
    for (const auto& entry : std::filesystem::directory_iterator("src/matters")) {
        if (!entry.path().string().ends_with("_test.cpp")) continue;
        std::ifstream file(entry.path());
        std::ostringstream all;
        all << file.rdbuf();
        tests += all.str();
    }
    for (const auto& row : rows_of_the_domain()) {
        const bool named = tests.contains("row " + row + "\n") ||
                           tests.contains("row " + row + ";") ||
                           tests.contains("row " + row + ",") ||
                           tests.contains("rows " + row + ",") || tests.contains(", " + row + "\n");
        EXPECT_TRUE(named) << "no test names row " << row;
    }
}

TEST(Lifecycle, EveryActHasAWay) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Act>>([](auto one) {
        const bool known = std::ranges::any_of(
            transitions(), [&](const Transition& each) { return each.act == one.value; });
        EXPECT_TRUE(known) << one.name;
    });
}

TEST(Lifecycle, EveryStateIsReached) {
    Bits reached = 0;
    for (int pass = 0; pass < states; ++pass)
        for (const Transition& each : transitions())
            if (!each.stays && !each.back && (each.from == 0 || (each.from & reached) != 0))
                reached |= bits(each.to);
    for (int state = 0; state < states; ++state)
        EXPECT_TRUE(in(reached, State{state})) << name_of(State{state});
}

/// What a state is waiting for, by the clocks that are started on every way into it.
TEST(Lifecycle, EveryOpenStateHasARunningClockOrAStatedPause) {
    constexpr Bits of_the_unit = bits(State::dispatched, State::signed_for, State::in_hand);
    for (int number = 0; number < states; ++number) {
        const State state{number};
        if (!is_open(state) || in(paused_states, state)) continue;
        for (const Transition& each : transitions()) {
            if (each.stays || each.back || each.to != state || in(each.from, state)) continue;
            // Either the way in starts a clock, or the handling clock that runs since the
            // dispatch goes on.
            const bool goes_on = in(of_the_unit, state) &&
                                 (each.from & ~(of_the_unit | paused_states |
                                                bits(State::extension_asked, State::return_asked,
                                                     State::waiting_papers))) == 0;
            const bool same_desk = state == State::triage && each.from == bits(State::registered);
            EXPECT_TRUE(each.clocks.starts != 0 || goes_on || same_desk)
                << text(each.act) << " into " << name_of(state);
        }
    }
}

TEST(Lifecycle, NoPathEndsWithoutAMessageToTheResident) {
    for (const Transition& each : transitions())
        if (!each.stays && !each.back && !is_open(each.to)) {
            EXPECT_NE(each.tells, Message::internal) << text(each.act);
        }
}

TEST(Lifecycle, WhatTellsNobodyIsMarkedInternal) {  // 6.7, refusal 4
    // The domain's table says "–" for these, or they concern units and colleagues only.
    const std::set<Act> internal{
        Act::save_draft, Act::send_to_triage, Act::propose_non_acceptance, Act::ask_return,
        Act::ask_extension, Act::ask_parking, Act::answer_support, Act::release_support,
        Act::report_done, Act::fail_check, Act::rate, Act::forget, Act::issue_card,
        Act::answer_card, Act::lift_card, Act::note_leader, Act::end_leader, Act::reveal,
        Act::change_handler, Act::attach, Act::tag, Act::record_delivery,
        // Only when what was asked for is refused and nothing changes for the resident:
        Act::decide_non_acceptance, Act::decide_return, Act::decide_parking};
    for (const Transition& each : transitions())
        EXPECT_TRUE(each.tells != Message::internal || internal.contains(each.act))
            << text(each.act) << " tells nobody";
}

TEST(Lifecycle, OnlyTheReporterWithdraws) {  // 6.7, refusal 5
    for (const Transition& each : transitions()) {
        if (each.to == State::withdrawn && !each.stays) {
            EXPECT_EQ(each.act, Act::withdraw);
        }
        if (each.act == Act::withdraw) {
            EXPECT_EQ(each.hands, by_reporter);
        }
    }
    EXPECT_EQ(states_that_allow(Act::withdraw), open_states) << "at any time before the end";
}

TEST(Lifecycle, PartsThatMustBeApartAreDifferentParts) {  // domain 3.2: T≠C, H≠C, H≠V
    const auto part_of = [](Act act) {
        for (const Transition& each : transitions())
            if (each.act == act) return each.part;
        return access::Part{};
    };
    for (const Act act : {Act::accept, Act::merge, Act::refer, Act::propose_non_acceptance})
        EXPECT_EQ(part_of(act), access::Part::triage) << text(act);
    for (const Act act : {Act::start_handling, Act::preliminary_reply, Act::report_done,
                          Act::ask_papers, Act::settle})
        EXPECT_EQ(part_of(act), access::Part::handle) << text(act);
    for (const Act act : {Act::pass_check, Act::fail_check})
        EXPECT_EQ(part_of(act), access::Part::check) << text(act);
    for (const Act act :
         {Act::close, Act::try_callback, Act::call_back_unsolved, Act::close_unsatisfied})
        EXPECT_EQ(part_of(act), access::Part::revisit) << text(act);
    for (const Act act : {Act::finish_mediation, Act::fail_mediation})
        EXPECT_EQ(part_of(act), access::Part::mediate) << text(act);
}

TEST(Lifecycle, EachStateStandsInTheListOfWhoeverActsNext) {
    const struct {
        State state;
        Queue queue;
    } rows[] = {{State::draft, Queue::to_register},
                {State::registered, Queue::to_triage},
                {State::triage, Queue::to_triage},
                {State::accepted, Queue::to_dispatch},
                {State::not_accepted, Queue::none},
                {State::referred, Queue::none},
                {State::dispatched, Queue::to_sign},
                {State::signed_for, Queue::in_hand},
                {State::in_hand, Queue::in_hand},
                {State::waiting_papers, Queue::in_hand},
                {State::return_asked, Queue::to_decide},
                {State::extension_asked, Queue::to_decide},
                {State::parked, Queue::in_hand},
                {State::mediation, Queue::in_mediation},
                {State::to_check, Queue::to_check},
                {State::to_call_back, Queue::to_call_back},
                {State::sent_back, Queue::to_dispatch},
                {State::closed, Queue::none},
                {State::review, Queue::to_review},
                {State::second_review, Queue::to_review},
                {State::archived, Queue::none},
                {State::withdrawn, Queue::none},
                {State::merged, Queue::none},
                {State::emergency, Queue::none}};
    EXPECT_EQ(std::size(rows), static_cast<std::size_t>(states));
    for (const auto& row : rows) {
        EXPECT_EQ(queue_of(row.state, Pending::nothing), row.queue) << name_of(row.state);
        EXPECT_EQ(is_open(row.state), row.queue != Queue::none) << name_of(row.state);
    }
    EXPECT_EQ(queue_of(State::triage, Pending::non_acceptance), Queue::to_decide);
    EXPECT_EQ(queue_of(State::in_hand, Pending::parking), Queue::to_decide);
    EXPECT_EQ(queue_of(State::return_asked, Pending::return_dispute), Queue::to_decide);
    EXPECT_EQ(queue_of(State::to_call_back, Pending::unsolved), Queue::to_call_back);
}

TEST(Lifecycle, AnActHasOneWayToEachState) {
    for (const Transition& one : transitions())
        for (const Transition& other : transitions()) {
            if (&one == &other || one.act != other.act || (one.from & other.from) == 0) continue;
            const bool apart = one.stays != other.stays || one.back != other.back ||
                               (!one.stays && one.to != other.to);
            EXPECT_TRUE(apart) << text(one.act);
        }
}

TEST(Lifecycle, WhatIsNotInTheTableIsNotAllowed) {
    EXPECT_EQ(find_transition(State::closed, Act::accept), nullptr);
    EXPECT_EQ(find_transition(State::archived, Act::reopen), nullptr);
    EXPECT_EQ(find_transition(State::accepted, Act::dispatch, State::closed), nullptr);
    ASSERT_NE(find_transition(State::accepted, Act::dispatch), nullptr);
    EXPECT_EQ(find_transition(State::accepted, Act::dispatch)->to, State::dispatched);
}

}  // namespace
}  // namespace matters
