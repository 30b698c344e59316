#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/scope.h"
#include "db/database.h"
#include "regions/unit.h"

namespace regions {

/// Which units a list is to show; what is empty or 0 does not narrow.
struct UnitQuestion {
    std::string within_from;  ///< A subtree, as of Scope.
    std::string within_to;
    int level = 0;
    std::string kind;
    std::string department;
    UnitId host_id;
    std::string part;  ///< Of a name or a plate.
    UnitId after;      ///< Where the list goes on.
    int count = 100;
};

std::optional<Unit> find_unit(db::Read& read, const access::Scope& scope, UnitId unit_id);

/// Open units by id.
std::vector<Unit> list_units(db::Read& read, const access::Scope& scope,
                             const UnitQuestion& question);

/// Adds plates, rooms and hours.
UnitFile with_details(db::Read& read, Unit unit);

/// Writes a new unit; version 1.
void insert_unit(db::Write& write, const UnitFile& file);

/// Writes a changed unit over the version it names. False: somebody was faster, or it is closed.
bool update_unit(db::Write& write, const UnitFile& file);

/// Posts of the units of one level, added up (domain 0.07).
struct PostSum {
    int level = 0;
    std::int64_t units = 0;
    std::int64_t authorised = 0;
    std::int64_t filled = 0;
};
BOOST_DESCRIBE_STRUCT(PostSum, (), (level, units, authorised, filled))

std::vector<PostSum> sum_posts(db::Read& read, const access::Scope& scope,
                               std::string_view within_path, std::optional<UnitKind> kind);

/// Rows of the tables beside `unit`, for writing many units at once.
struct PlateRow {
    UnitId unit_id;
    std::int64_t position = 0;
    std::string county;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PlateRow, (), (unit_id, position, county, name))

struct RoomRow {
    UnitId unit_id;
    std::int64_t position = 0;
    std::string county;
    RoomKind kind = RoomKind::other;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RoomRow, (), (unit_id, position, county, kind, name))

struct HoursRow {
    UnitId unit_id;
    int weekday = 1;
    int opens_minute = 0;
    std::string county;
    int closes_minute = 0;
};
BOOST_DESCRIBE_STRUCT(HoursRow, (), (unit_id, weekday, opens_minute, county, closes_minute))

/// Writes new units in bulk; superiors and hosts come before those that name them.
void insert_units(db::Write& write, const std::vector<UnitFile>& files);

}  // namespace regions
