#include "simulation/stage.h"

#include "matters/endpoints.h"
#include "simulation/queries.h"

namespace simulation {

Stage::Stage(db::Database& its_database, FastClock& its_clock, const matters::Config& config,
             base::Duration grain)
    : database(its_database),
      clock(its_clock),
      requests(its_database, matters::endpoints(config)),
      cast(its_database, config.vault()),
      passing(its_database, its_clock, grain) {}

std::optional<Region> find_region(db::Read& read, std::string_view code) {
    return read.find<Region>(sql::find_region, db::arg("code", code));
}

std::vector<UnitAt> units_at(db::Read& read, access::RegionId region, std::string_view kind) {
    return read.all<UnitAt>(sql::units_at, db::arg("region_id", region), db::arg("kind", kind));
}

}  // namespace simulation
