#pragma once

#include <array>
#include <optional>
#include <string>

#include "matters/register_matter.h"

namespace exchange {

/// The steps of a life that an import walks, in their order.
BOOST_DEFINE_ENUM_CLASS(Step, registered, accepted, dispatched, signed_for, started, done, checked,
                        closed)
inline constexpr std::size_t step_count = 8;

/// What one record says of a matter, ready to be lived again.
struct Past {
    std::int64_t line = 0;
    matters::Registration registration;
    std::array<std::optional<base::Instant>, step_count> times;  ///< As far as the file has them.
    Step reached = Step::registered;
    std::optional<bool> overdue;  ///< Whether it was done late, when no time says so.
    std::string result;
    std::optional<matters::Satisfaction> satisfaction;

    std::optional<base::Instant> time(Step step) const {
        return times[static_cast<std::size_t>(step)];
    }
};

}  // namespace exchange
