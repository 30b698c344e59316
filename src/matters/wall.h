#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/scope.h"
#include "db/database.h"
#include "matters/lifecycle.h"
#include "regions/region_view.h"

/// What a screen on a wall shows of one division: counts by place, figures of the last month, the
/// next clocks to break, what just happened. Seen by whoever passes: no name, no word of a
/// resident, no title, no address. A matter whose reporter is hidden, that is about somebody in
/// office, or of a kind that by itself says something private (domain 6.6) is counted
/// and never listed.
namespace matters {

/// Open matters of a division directly below the one in view. Its own are in `figures` only.
struct WallChild {
    RegionId region_id;
    std::string code;
    int level = 0;
    std::string name;
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t due_today = 0;
};
BOOST_DESCRIBE_STRUCT(WallChild, (), (region_id, code, level, name, open, overdue, due_today))

/// All of the subtree. `ended…`: of the last 30 days, without what was withdrawn, joined or sent
/// on.
struct WallFigures {
    std::int64_t registered_today = 0;
    std::int64_t today_by_grid = 0;
    std::int64_t today_by_window = 0;
    std::int64_t open = 0;
    std::int64_t due_today = 0;  ///< Until midnight, and not yet late.
    std::int64_t due_in_2h = 0;  ///< Of them.
    std::int64_t overdue = 0;
    std::int64_t supervised = 0;  ///< Open cards of supervision.
    std::int64_t ended = 0;
    std::int64_t ended_on_time = 0;  ///< Never climbed because a time-out passed.
    std::int64_t asked = 0;          ///< Whether solved, the residents were asked and answered.
    std::int64_t solved = 0;
};
BOOST_DESCRIBE_STRUCT(WallFigures, (),
                      (registered_today, today_by_grid, today_by_window, open, due_today, due_in_2h,
                       overdue, supervised, ended, ended_on_time, asked, solved))

/// One of the clocks nearest to breaking.
struct WallClock {
    std::string number;
    std::string category;
    std::string category_zh;
    std::string category_en;
    std::string place;  ///< The division below the one in view.
    std::string unit;   ///< Whose turn it is.
    std::string owed_zh;
    std::string owed_en;
    std::optional<base::Instant> started_at;
    base::Instant due_at;
    std::int64_t rung = 0;
};
BOOST_DESCRIBE_STRUCT(WallClock, (),
                      (number, category, category_zh, category_en, place, unit, owed_zh, owed_en,
                       started_at, due_at, rung))

/// One act, newest first. Who did it is nobody's business here.
struct WallEvent {
    std::string entry_id;
    base::Instant at;
    Act act{};
    Channel channel{};
    std::string category_zh;
    std::string category_en;
    std::string place;
    std::string unit;
};
BOOST_DESCRIBE_STRUCT(WallEvent, (),
                      (entry_id, at, act, channel, category_zh, category_en, place, unit))

/// Where an open matter is, to a kilometre: two decimals of a degree.
struct WallPoint {
    double longitude = 0;
    double latitude = 0;
    std::string datum;
    std::optional<base::Instant> due_at;
};
BOOST_DESCRIBE_STRUCT(WallPoint, (), (longitude, latitude, datum, due_at))

struct Wall {
    base::Instant at;
    std::optional<regions::RegionName> region;  ///< None: the whole country.
    std::string code;                           ///< Its twelve digits.
    std::vector<regions::RegionName> ancestors;
    WallFigures figures;
    std::vector<WallChild> children;
    std::vector<WallClock> clocks;
    std::vector<WallEvent> happened;
    std::vector<WallPoint> points;
};
BOOST_DESCRIBE_STRUCT(Wall, (),
                      (at, region, code, ancestors, figures, children, clocks, happened, points))

/// Of the whole month, and asked for so often that it is kept for a minute.
struct WallMonth {
    std::int64_t ended = 0;
    std::int64_t on_time = 0;
    std::int64_t asked = 0;
    std::int64_t solved = 0;
};
BOOST_DESCRIBE_STRUCT(WallMonth, (), (ended, on_time, asked, solved))

/// Which part of the tree, and inside it whose matters.
struct WallWithin {
    std::string path_from;
    std::string path_to;
    UnitId unit;       ///< The only leading unit, or none for all.
    std::string root;  ///< Of the caller's scope: nothing above it is named as a way up.
};
BOOST_DESCRIBE_STRUCT(WallWithin, (), (path_from, path_to, unit, root))

WallMonth wall_month(db::Read& read, const WallWithin& within);

/// Without `region`: the country. `month` as wall_month gave it.
Wall wall_of(db::Read& read, const std::optional<regions::Region>& region, const WallWithin& within,
             const WallMonth& month);

}  // namespace matters
