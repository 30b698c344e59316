#include "matters/lifecycle.h"

#include <set>

#include <gtest/gtest.h>

namespace matters {
namespace {

TEST(Lifecycle, EveryRowOfTheDomainIsInTheTable) {
    std::set<std::string> rows;
    for (const Transition& each : transitions()) rows.insert(std::string(each.row));
    for (int row = 1; row <= 41; ++row)
        EXPECT_TRUE(rows.contains(std::to_string(row))) << "domain 3.3 row " << row;
    EXPECT_TRUE(rows.contains("24a"));
}

}  // namespace
}  // namespace matters
