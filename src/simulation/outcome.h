#pragma once

#include <map>
#include <string>

#include <boost/json.hpp>

#include "db/database.h"

namespace simulation {

/// What came of a simulation: of the matters of one county that were registered since it began.
struct Outcome {
    base::Instant from;
    base::Instant to;
    std::map<std::string, std::int64_t> acts;          ///< How often each act was done.
    std::map<std::string, std::int64_t> states;        ///< Where matters stand.
    std::map<std::string, std::int64_t> stock_by_age;  ///< Open ones: `0-1`, `2-7`, `8-30`, `31+`.
    std::map<std::string, std::int64_t> cards;         ///< Issued, by level.
    std::map<std::string, std::int64_t> satisfaction;  ///< By grade.
    std::map<std::string, std::int64_t> refused;  ///< Acts that were tried and refused, by code.
    std::int64_t received = 0;
    std::int64_t open = 0;
    std::int64_t closed = 0;
    std::int64_t returned = 0;   ///< Matters that a unit gave back, once or more;
    std::int64_t reworked = 0;   ///< that went back to work;
    std::int64_t escalated = 0;  ///< that climbed a level by themselves.
    std::int64_t met = 0;        ///< Handling clocks that were met,
    std::int64_t missed = 0;     ///< and those that were not in time.
    double average_days = 0;     ///< From registration to the end, of those that ended.
    std::int64_t requests = 0;   ///< Successful ones of people.
    std::int64_t steps = 0;      ///< Of clocks.
    double seconds = 0;          ///< That it took on this machine; not part of the digest.
    std::string digest;  ///< Over every final row, journal and clock: equal for equal outcomes.

    /// Of the handling clocks that ended, those that were met; 1 when none did.
    double on_time() const;
};

/// Counts what stands in the database, and digests it.
Outcome outcome_of(db::Read& read, const std::string& county, base::Instant since);

boost::json::object to_json(const Outcome& outcome);
std::string to_text(const Outcome& outcome);

}  // namespace simulation
