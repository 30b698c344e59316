#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "matters/matter.h"
#include "open311/jurisdiction.h"

namespace open311 {

/// A town or village of a county.
struct NamedPlace {
    access::RegionId region_id;
    int level = 0;
    std::string name;
    std::string path;
};
BOOST_DESCRIBE_STRUCT(NamedPlace, (), (region_id, level, name, path))

/// The place that an address speaks of, among those of a county: the village whose name, or name
/// without the word for its kind, stands in it, inside the named town if there is one; else the
/// named town. Null when none is named, or several equally. Pure.
const NamedPlace* find_in_address(const std::vector<NamedPlace>& places, std::string_view address);

/// Where a request is about.
struct Place {
    access::RegionId region_id;
    std::optional<matters::GridId> grid_id;
};

/// By `address_id` (a division's code, or a grid's of fifteen digits), else by the names in the
/// address, else the whole county: triage finds the rest. Refuses (404) an address_id that is not
/// of this county.
base::Result<Place> find_place(db::Read& read, const Jurisdiction& where,
                               std::string_view address_id, std::string_view address);

}  // namespace open311
