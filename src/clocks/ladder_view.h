#pragma once

#include <vector>

#include <boost/describe.hpp>

#include "clocks/ladder.h"
#include "http/fields.h"

namespace clocks {

/// A step of a ladder, as JSON has it.
struct LadderStepView {
    std::string at;
    Action action = Action::remind;
    std::vector<Recipient> to;
    std::optional<std::string> repeat;
    std::optional<std::string> allowance;
};
BOOST_DESCRIBE_STRUCT(LadderStepView, (), (at, action, to, repeat, allowance))

std::vector<LadderStepView> ladder_view(std::span<const LadderStep> steps);

/// The same as input.
struct LadderStepIn {
    http::Text<1, 20> at;
    Action action = Action::remind;
    http::List<Recipient, 4> to;
    std::optional<http::Text<1, 8>> repeat;
    std::optional<http::Text<1, 8>> allowance;
};
BOOST_DESCRIBE_STRUCT(LadderStepIn, (), (at, action, to, repeat, allowance))

boost::json::array to_json(std::span<const LadderStepIn> steps);

}  // namespace clocks
