#pragma once

#include <map>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "access/ids.h"
#include "db/database.h"

namespace clocks {

/// Where a unit works.
struct UnitPlace {
    access::UnitId unit_id;
    access::RegionId region_id;
    std::string name;
    std::string path;    ///< Of its region.
    std::string county;  ///< Empty above the counties.
};
BOOST_DESCRIBE_STRUCT(UnitPlace, (), (unit_id, region_id, name, path, county))

std::optional<UnitPlace> find_unit_place(db::Read& read, access::UnitId unit);

struct RegionPlace {
    std::string path;
    std::string county;
};
BOOST_DESCRIBE_STRUCT(RegionPlace, (), (path, county))

/// A region that is open.
std::optional<RegionPlace> find_region_place(db::Read& read, access::RegionId region);

/// The unit that a unit answers to; without one, the centre of the region above (domain 1.29:
/// village → township → county).
std::optional<UnitPlace> find_superior(db::Read& read, access::UnitId unit);

/// The centre that supervises a unit: of its own region, else of the nearest region above.
std::optional<access::UnitId> find_centre(db::Read& read, access::UnitId unit);

/// Remembers superiors and centres within one transaction.
class Places {
  public:
    explicit Places(db::Read& read) : read_(read) {}

    const std::optional<UnitPlace>& superior(access::UnitId unit);
    std::optional<access::UnitId> centre(access::UnitId unit);

  private:
    db::Read& read_;
    std::map<access::UnitId, std::optional<UnitPlace>> superiors_;
    std::map<access::UnitId, std::optional<access::UnitId>> centres_;
};

}  // namespace clocks
