#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/refusal.h"
#include "catalogue/routing.h"
#include "regions/region_store.h"

namespace catalogue {

/// A region and everything above it, from the province down. Public, like the tree itself.
using Place = std::vector<regions::Region>;

/// Refuses with not_found when there is no such region.
base::Result<Place> get_place(db::Read& read, access::RegionId region_id);

/// The region, when the actor's scope covers it; else not_found, as if it were not there.
base::Result<regions::Region> get_own_region(db::Read& read, const access::Actor& actor,
                                             access::RegionId region_id);

/// The open region with these twelve digits, at the highest level where it stands.
std::optional<regions::Region> find_region_by_code(db::Read& read, std::string_view code);

/// The units that work in the regions of a place today.
std::vector<UnitFact> units_of(db::Read& read, const Place& place);

std::optional<UnitFact> find_unit_fact(db::Read& read, access::UnitId unit_id);

/// The unit of this name in a region.
std::optional<access::UnitId> find_unit_named(db::Read& read, access::RegionId region_id,
                                              std::string_view name);

}  // namespace catalogue
