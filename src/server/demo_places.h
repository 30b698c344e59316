#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "regions/grid.h"
#include "regions/unit.h"

namespace server {

/// A unit of the demonstration, with what whoever staffs it needs to know.
struct DemoUnit {
    std::string place;  ///< shanxi, guazhou, wuhai, guichi or lanshan.
    regions::Unit unit;
};

/// One of the five places.
struct DemoPlace {
    std::string key;
    std::string name;
    regions::RegionId region_id;
    std::string path;
    regions::UnitId centre_id;  ///< Its own centre, at the top.
};

/// Where the divisions of today differ from the founding documents, and what was kept.
struct DemoRemark {
    std::string zh;
    std::string en;
};

/// The five places as they were set up: units in the order of place, level and division.
struct DemoPlaces {
    std::vector<DemoPlace> places;
    std::vector<DemoUnit> units;
    std::vector<regions::Grid> grids;  ///< By code; without teams yet.
    std::vector<DemoRemark> remarks;

    const DemoPlace& place(std::string_view key) const;
    /// Units of one place and kind; of all its levels, or of one.
    std::vector<const DemoUnit*> of(std::string_view key, regions::UnitKind kind,
                                    int level = 0) const;
    /// The department of a place by its code, the highest first; null when there is none.
    const DemoUnit* department(std::string_view key, std::string_view code) const;
    /// The grids of one place.
    std::vector<const regions::Grid*> grids_of(std::string_view key) const;
};

/// Sets up the centres, sections, windows, mediation bodies, departments, town governments,
/// village committees and grids of Shanxi, Guazhou, Wuhai, Guichi and Lanshan on the divisions
/// that are imported, as the founding documents number and name them (domain 6.1 – 6.5). Names of
/// places and bodies are real or the documents'; nobody works there yet. The same every time. The
/// divisions must be there, the units not yet.
DemoPlaces make_demo_places(db::Database& database);

/// Sets up only the place that is this county: 620922 瓜州, 341702 贵池, 371302 兰山. Nothing for
/// any other county.
std::optional<DemoPlaces> make_demo_place(db::Database& database, std::string_view county);

}  // namespace server
