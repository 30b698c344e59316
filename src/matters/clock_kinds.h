#pragma once

#include <span>
#include <string_view>

#include "catalogue/limit.h"
#include "matters/lifecycle.h"

namespace matters {

/// Which unit a clock of a matter is held by.
enum class ClockHolder {
    desk,    ///< The centre that pushes the procedure forward.
    lead,    ///< The unit that solves the substance.
    support  ///< A unit that helps.
};

/// What a clock is and how long it is when nothing else says so. A limit of value 0 in working days
/// is the same day. `by_category`: the category's own limit, as it holds at the place.
struct ClockFacts {
    ClockKind kind{};
    ClockHolder holder{};
    catalogue::Limit limit;
    bool by_category = false;
    bool statutory = false;  ///< Set by law: a setting may shorten it, never lengthen it.
    std::string_view zh;
    std::string_view en;
    std::string_view basis;
};

/// The facts of every kind, in the order of the enumeration.
std::span<const ClockFacts> clock_facts();
const ClockFacts& facts_of(ClockKind kind);

}  // namespace matters
