#include "matters/clock_kinds.h"

#include <set>

#include <gtest/gtest.h>

namespace matters {
namespace {

TEST(ClockKinds, EachHasANameInTwoLanguagesAndABasis) {
    std::set<std::string_view> names;
    for (const ClockFacts& facts : clock_facts()) {
        EXPECT_TRUE(names.insert(facts.zh).second) << facts.zh;
        EXPECT_FALSE(facts.en.empty()) << facts.zh;
        EXPECT_FALSE(facts.basis.empty()) << facts.zh;
    }
}

TEST(ClockKinds, WhatTheLawSetsIsMarked) {
    for (const ClockFacts& facts : clock_facts()) {
        const bool by_law = facts.kind == ClockKind::petition_notice ||
                            facts.kind == ClockKind::review ||
                            facts.kind == ClockKind::second_review;
        EXPECT_EQ(facts.statutory, by_law) << facts.en;
    }
    EXPECT_EQ(facts_of(ClockKind::petition_notice).limit.value, 15);
    EXPECT_EQ(facts_of(ClockKind::review).limit.value, 30);
}

TEST(ClockKinds, EachIsStartedAndEndedByTheTableOrByAUseCase) {
    constexpr Bits by_use_cases =
        bits(ClockKind::petition_notice, ClockKind::first_day, ClockKind::second_day,
             ClockKind::fifth_day, ClockKind::support);
    Bits started = by_use_cases;
    Bits met = bits(ClockKind::support);
    for (const Transition& each : transitions()) {
        started |= each.clocks.starts;
        met |= each.clocks.meets;
    }
    for (const ClockFacts& facts : clock_facts()) {
        EXPECT_TRUE(in(started, facts.kind)) << facts.en << " is never started";
        EXPECT_TRUE(in(met, facts.kind)) << facts.en << " is never met";
    }
}

}  // namespace
}  // namespace matters
