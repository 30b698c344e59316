#pragma once

#include "matters/config.h"
#include "simulation/cast.h"
#include "simulation/passing.h"
#include "simulation/requests.h"

namespace simulation {

/// What simulated people act on: a database under a clock that can be set, the use cases of
/// matters, the people, and time.
struct Stage {
    /// The database must have been opened with `clock.clock()`; all must outlive this.
    Stage(db::Database& its_database, FastClock& its_clock, const matters::Config& config,
          base::Duration grain);

    db::Database& database;
    FastClock& clock;
    Requests requests;
    Cast cast;
    Passing passing;
};

/// A region as the simulation needs it.
struct Region {
    access::RegionId region_id;
    std::string code;
    int level = 0;
    std::string name;
    std::string path;
    std::string county;
    access::RegionId parent_id;
};
BOOST_DESCRIBE_STRUCT(Region, (), (region_id, code, level, name, path, county, parent_id))

/// The open division of a code of twelve digits.
std::optional<Region> find_region(db::Read& read, std::string_view code);

struct UnitAt {
    access::UnitId unit_id;
    std::string name;
    std::string department;
};
BOOST_DESCRIBE_STRUCT(UnitAt, (), (unit_id, name, department))

/// Open units of a kind (`department`, `mediation_body`) that a region itself has, oldest first.
std::vector<UnitAt> units_at(db::Read& read, access::RegionId region, std::string_view kind);

}  // namespace simulation
