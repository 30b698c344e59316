// For tests only; includes no test framework, so that any program can make this scene.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "access/testing.h"
#include "regions/grid_store.h"
#include "regions/unit_store.h"

namespace regions::testing {

/// Gives county A what the examples of this room's endpoints speak of: in its village two grids,
/// the first with a grid head and a grid member, and in its county a unit that nobody works in.
/// Returns their ids as `grid`, `spare_grid`, `assignment` (the member's), `empty_unit` and
/// `spare_person` (who works no grid).
inline std::map<std::string, std::string> set_scene(db::Database& database,
                                                    const access::testing::World& world) {
    const auto& side = world.a;
    return database.write([&](db::Write& write) {
        std::vector<Grid> grids;
        for (const auto* tail : {"001", "002"})
            grids.push_back({.grid_id = write.next_id<GridId>(),
                             .county = side.county_code,
                             .code = side.county_code + "100201" + tail,
                             .region_id = side.village,
                             .name = std::string("城北村第") + tail + "网格",
                             .area = "北至渠，南至路",
                             .telephone = "12345",
                             .valid_from = write.now()});
        write.insert_many("grid", grids);
        assign_teams(write, grids,
                     {{grids[0].grid_id, side.people.at(access::Role::grid_head), TeamPart::head},
                      {grids[0].grid_id, side.people.at(access::Role::grid_member)}});

        UnitFile empty;
        empty.unit.unit_id = write.next_id<UnitId>();
        empty.unit.county = side.county_code;
        empty.unit.region_id = side.county;
        empty.unit.kind = UnitKind::volunteer_organisation;
        empty.unit.sector = Sector::the_public;
        empty.unit.name = "瓜州县志愿者协会";
        empty.unit.level = 3;
        empty.unit.valid_from = write.now();
        insert_unit(write, empty);

        const auto text = [](auto id) { return std::to_string(id.value); };
        return std::map<std::string, std::string>{
            {"grid", text(grids[0].grid_id)},
            {"spare_grid", text(grids[1].grid_id)},
            {"assignment", text(list_team(write, grids[0].grid_id).back().assignment_id)},
            {"empty_unit", text(empty.unit.unit_id)},
            {"spare_person", text(side.people.at(access::Role::handler))}};
    });
}

}  // namespace regions::testing
