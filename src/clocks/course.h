#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "clocks/limit.h"

namespace clocks {

/// A stretch during which a clock stood still. Open while it stands.
struct Pause {
    base::Instant from;
    std::optional<base::Instant> to;
    std::string reason;
    friend bool operator==(const Pause&, const Pause&) = default;
};

/// All that a deadline follows from, beside the calendar: when the clock started, what was allowed
/// (the limit, then one more for each extension, running from the due time before it), and when it
/// stood still. Pauses are in order, apart, none before the start, at most the last one open.
struct Course {
    base::Instant start;
    std::vector<Limit> limits;
    std::vector<Pause> pauses;
    friend bool operator==(const Course&, const Course&) = default;

    bool paused() const { return !pauses.empty() && !pauses.back().to; }
};

/// One line of JSON, as the clock's row holds it, and back. Reading expects what writing made.
std::string to_json(const Course& course);
Course course_of(std::string_view json);

}  // namespace clocks
