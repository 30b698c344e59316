#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/refusal.h"
#include "db/database.h"
#include "matters/matter_view.h"

/// What is late, where and with whom: counts over what is open, never over residents.
namespace matters {

/// What the counts are sorted by.
BOOST_DEFINE_ENUM_CLASS(CountBy, unit, region, category)

/// True counts of open matters; `due_today` is still to come, `overdue` is past.
struct OpenCounts {
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t due_today = 0;
    std::int64_t cards = 0;     ///< Matters with an open card.
    std::int64_t returned = 0;  ///< Asked back by their unit and not decided on.

    OpenCounts& operator+=(const OpenCounts& other);
};
BOOST_DESCRIBE_STRUCT(OpenCounts, (), (open, overdue, due_today, cards, returned))

/// One place, unit or category. `key` is its id or code: what lists of matters are narrowed by.
struct CountLine : OpenCounts {
    std::string key;
    std::string name;     ///< Of a unit or a place; empty where there is no unit yet.
    std::string name_zh;  ///< Of a category.
    std::string name_en;
    bool below = false;  ///< A place with places below it.
};
BOOST_DESCRIBE_STRUCT(CountLine, (OpenCounts), (key, name, name_zh, name_en, below))

struct Supervision {
    CountBy by = CountBy::region;
    std::optional<RegionId> region_id;
    std::string region_name;
    OpenCounts total;
    std::vector<CountLine> items;     ///< What is latest first.
    std::vector<MatterLine> nearest;  ///< The ten that break next and can still be kept.
};
BOOST_DESCRIBE_STRUCT(Supervision, (), (by, region_id, region_name, total, items, nearest))

/// How much of what ended in a place was never late: four weeks at a time, a week further each.
struct TrendLine {
    std::string key;  ///< The region's id; empty for the whole.
    std::string name;
    std::int64_t ended = 0;    ///< In the last four weeks,
    std::int64_t in_time = 0;  ///< and of them never late.
    /// Oldest first, one for each of `Trend::until`; none where fewer than `fewest` ended.
    std::vector<std::optional<double>> percents;
};
BOOST_DESCRIBE_STRUCT(TrendLine, (), (key, name, ended, in_time, percents))

/// Matters whose supervision a time-out took to a unit of this level in the last four weeks.
struct Climbed {
    std::int64_t town = 0;
    std::int64_t county = 0;
    std::int64_t city = 0;
    std::int64_t province = 0;

    Climbed& operator+=(const Climbed& other);
};
BOOST_DESCRIBE_STRUCT(Climbed, (), (town, county, city, province))

struct Trend {
    std::optional<RegionId> region_id;
    std::string region_name;
    std::int64_t fewest = 0;        ///< Of fewer a share says nothing.
    std::vector<base::Date> until;  ///< The last day of each four weeks.
    TrendLine whole;
    std::vector<TrendLine> items;  ///< The places directly below; most late endings first.
    Climbed climbed;
};
BOOST_DESCRIBE_STRUCT(Trend, (), (region_id, region_name, fewest, until, whole, items, climbed))

/// Counts within the actor's scope, in a region's subtree where one is given: by the places
/// directly below it, by lead unit, or by category. Refuses an unknown region.
base::Result<Supervision> supervise(db::Read& read, const access::Actor& actor, CountBy by,
                                    std::optional<RegionId> region_id);

/// How the places directly below a region did in the last twelve times four weeks, within the
/// actor's scope, and what climbed in the last four weeks. Refuses an unknown region.
base::Result<Trend> trend(db::Read& read, const access::Actor& actor,
                          std::optional<RegionId> region_id);

}  // namespace matters
