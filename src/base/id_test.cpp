#include "base/id.h"

#include <set>

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(IdSource, NeverRepeatsEvenWhenTheClockStandsOrStepsBack) {
    std::int64_t now = 1790000000000;
    IdSource ids(3, [&] { return Instant{now}; });
    std::set<std::int64_t> seen;
    std::int64_t last = 0;
    for (int i = 0; i < 2000; ++i) {
        if (i == 1000) now -= 5000;
        const auto id = ids.next_value();
        EXPECT_GT(id, last);
        EXPECT_LT(id, std::int64_t{1} << 53);
        EXPECT_TRUE(seen.insert(id).second);
        last = id;
    }
}

TEST(IdSource, TwoNodesNeverMeet) {
    const auto stopped = [] { return Instant{1790000000000}; };
    IdSource one(0, stopped);
    IdSource two(1, stopped);
    std::set<std::int64_t> seen;
    for (int i = 0; i < 1000; ++i) {
        EXPECT_TRUE(seen.insert(one.next_value()).second);
        EXPECT_TRUE(seen.insert(two.next_value()).second);
    }
}

TEST(IdSource, AnIdTellsWhenItWasMade) {
    IdSource ids(0, [] { return Instant{1790000000123}; });
    EXPECT_EQ(made_at(ids.next_value()).ms, 1790000000123);
}

}  // namespace
}  // namespace base
