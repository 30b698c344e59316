#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/instant.h"
#include "db/database.h"
#include "http/fields.h"
#include "matters/matter.h"
#include "regions/region_store.h"

/// What lists of matters are narrowed by, as a request says it and as the queries take it.
namespace matters {

/// How a matter stands to its next deadline.
BOOST_DEFINE_ENUM_CLASS(DueState, overdue, due_today, on_time, none)

/// What became of a matter in the last four weeks: it ended (and was late before), or a time-out
/// took its supervision to a level (domain 3.4).
BOOST_DEFINE_ENUM_CLASS(Lately, ended, ended_late, climbed_to_town, climbed_to_county,
                        climbed_to_city, climbed_to_province)

inline constexpr std::chrono::milliseconds lately = std::chrono::weeks{4};

/// What a request narrows a list by; members that are not given fit all.
struct MatterFilter {
    std::optional<RegionId> region_id;  ///< Its whole subtree.
    std::optional<http::Digits<2, 6>> category;
    std::optional<UnitId> unit_id;  ///< Leads, or led.
    std::optional<State> state;
    std::optional<Channel> channel;
    std::optional<DueState> due;
    std::optional<base::Date> from;  ///< Registered on this day or later,
    std::optional<base::Date> to;    ///< and on this day or earlier.
    std::optional<http::Text<1, 30>> tag;
    std::optional<bool> open;
    std::optional<bool> carded;  ///< With a supervision card that is open.
    std::optional<Lately> lately;
};
BOOST_DESCRIBE_STRUCT(MatterFilter, (),
                      (region_id, category, unit_id, state, channel, due, from, to, tag, open,
                       carded, lately))

/// The same for the queries: what {fits} in list_queries.sql asks for. Fits all as it is made.
struct Fits {
    std::string within_from = "/";
    std::string within_to = regions::end_of("/");
    std::string category_from;
    std::string category_to = ":";  // Sorts behind every digit.
    UnitId of_unit;
    std::string state;
    std::string channel;
    std::int64_t from = INT64_MIN;
    std::int64_t to = INT64_MAX;
    std::int64_t due_from = INT64_MIN;
    std::int64_t due_to = INT64_MAX;
    bool only_open = false;
    std::string tag;
    bool only_carded = false;
    bool only_ended = false;      // Since then,
    bool only_late = false;       // and late before;
    std::int64_t climbed_to = 0;  // a region's level, since then; 0 for any.
    std::int64_t lately_since = 0;
};
BOOST_DESCRIBE_STRUCT(Fits, (),
                      (within_from, within_to, category_from, category_to, of_unit, state, channel,
                       from, to, due_from, due_to, only_open, tag, only_carded, only_ended,
                       only_late, climbed_to, lately_since))

/// The region that a request names; refuses `region_id` when it is none.
base::Result<regions::Region> named_region(db::Read& read, RegionId region_id);

/// Refuses `region_id` when it is no region.
base::Result<Fits> fits_of(db::Read& read, const MatterFilter& filter);

/// What a line without a due time sorts as: behind all that have one.
inline constexpr std::int64_t never_due = 9'000'000'000'000'000;

}  // namespace matters
