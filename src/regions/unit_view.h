#pragma once

#include "base/refusal.h"
#include "http/fields.h"
#include "regions/unit_store.h"

namespace regions {

/// A unit as the API shows it.
struct UnitView {
    UnitId unit_id;
    RegionId region_id;
    std::string region_name;
    UnitKind kind = UnitKind::third_party;
    Sector sector = Sector::government;
    std::optional<std::string> department;
    std::string name;
    std::vector<std::string> plates;
    int level = 0;
    std::optional<UnitId> superior_id;
    std::optional<UnitId> host_id;
    std::optional<Building> building;
    std::optional<std::string> legal_nature;
    std::optional<std::string> rank;
    std::int64_t posts_authorised = 0;
    std::int64_t posts_filled = 0;
    std::optional<Premises> premises;
    std::optional<std::string> address;
    std::optional<std::string> telephone;
    std::optional<Residence> residence;
    std::vector<Room> rooms;
    std::vector<Opening> hours;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(UnitView, (),
                      (unit_id, region_id, region_name, kind, sector, department, name, plates,
                       level, superior_id, host_id, building, legal_nature, rank, posts_authorised,
                       posts_filled, premises, address, telephone, residence, rooms, hours,
                       valid_from, valid_to, version))

UnitView view(db::Read& read, Unit unit);

struct RoomInput {
    RoomKind kind = RoomKind::other;
    http::Text<1, 40> name;
};
BOOST_DESCRIBE_STRUCT(RoomInput, (), (kind, name))

struct OpeningInput {
    http::Whole<1, 7> weekday;
    http::Whole<0, 1439> opens_minute;
    http::Whole<1, 1440> closes_minute;
};
BOOST_DESCRIBE_STRUCT(OpeningInput, (), (weekday, opens_minute, closes_minute))

/// What people write about a unit, in creating and in changing it.
struct UnitInput {
    UnitKind kind = UnitKind::third_party;
    Sector sector = Sector::government;
    std::optional<http::Text<2, 2>> department;
    http::Text<2, 60> name;
    std::optional<http::List<http::Text<2, 60>, 5>> plates;
    std::optional<UnitId> superior_id;
    std::optional<UnitId> host_id;
    std::optional<Building> building;
    std::optional<http::Text<1, 40>> legal_nature;
    std::optional<http::Text<1, 20>> rank;
    std::optional<http::Whole<0, 9999>> posts_authorised;
    std::optional<http::Whole<0, 9999>> posts_filled;
    std::optional<Premises> premises;
    std::optional<http::Text<2, 100>> address;
    std::optional<http::Text<3, 20>> telephone;
    std::optional<Residence> residence;
    std::optional<http::List<RoomInput, 40>> rooms;
    std::optional<http::List<OpeningInput, 28>> hours;
};
BOOST_DESCRIBE_STRUCT(UnitInput, (),
                      (kind, sector, department, name, plates, superior_id, host_id, building,
                       legal_nature, rank, posts_authorised, posts_filled, premises, address,
                       telephone, residence, rooms, hours))

/// Writes the input over `unit`, which keeps its id, place and times. Refuses what the rules
/// refuse, and a superior or host that is not there.
base::Result<UnitFile> apply(db::Read& read, const UnitInput& input, Unit unit);

}  // namespace regions
