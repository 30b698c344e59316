#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/expects.h"
#include "catalogue/calendar.h"
#include "clocks/places.h"
#include "matters/register_matter.h"
#include "simulation/demo_acts.h"

namespace simulation {

namespace {

using access::Role;
using access::UnitId;
using matters::Channel;

constexpr base::RefusalKind no_such_place{"no_such_place", base::Because::invalid,
                                          "没有这个区划，或没有中心。",
                                          "No such division, or no centre serves it."};

std::optional<UnitId> first_unit(db::Read& read, access::RegionId region, std::string_view kind,
                                 std::string_view department = {}) {
    for (const auto& unit : units_at(read, region, kind))
        if (department.empty() || unit.department == department) return unit.unit_id;
    return {};
}

/// The region itself or the nearest above of a level.
access::RegionId at_level(db::Read& read, const Region& region, int level) {
    Region here = region;
    while (here.level > level) {
        const auto digits = here.level == 5 ? 9U : here.level == 4 ? 6U : 4U;
        auto above = find_region(read, fmt::format("{:0<12}", here.code.substr(0, digits)));
        if (!above) break;
        here = std::move(*above);
    }
    return here.region_id;
}

std::optional<UnitId> about_unit(db::Read& read, const Region& region, const std::string& about) {
    if (about == "village_committee") return first_unit(read, region.region_id, about);
    if (about == "town_government") return first_unit(read, at_level(read, region, 4), about);
    const auto county = at_level(read, region, 3);
    if (about == "centre") return first_unit(read, county, about);
    return first_unit(read, county, "department", std::string_view(about).substr(11));
}

bool by_the_resident(Channel channel) {
    return channel == Channel::web || channel == Channel::phone_page;
}

Json reporter_json(const DemoMatter& matter) {
    return {{"name", matter.reporter_name},
            {"telephone", matter.reporter_telephone},
            {"email", ""},
            {"address", ""},
            {"means", matter.reporter_telephone.empty() ? "none" : "telephone"},
            {"language", "zh"},
            {"concealed", matter.confidential},
            {"consent_version", "2026-1"}};
}

Json report_json(const DemoMatter& matter, const Region& region, std::optional<UnitId> about) {
    Json body{{"title", matter.title},
              {"words", matter.words},
              {"region_id", text(region.region_id)},
              {"address", matter.address},
              {"category", matter.category},
              {"confidential", matter.confidential},
              {"publishable", !matter.confidential}};
    if (!matter.anonymous) body["reporter"] = reporter_json(matter);
    if (about) body["about_unit_id"] = text(*about);
    return body;
}

struct Place {
    Region region;
    UnitId desk;                      ///< Whose window registers.
    std::optional<UnitId> committee;  ///< Whose grid workers do.
    std::optional<UnitId> about;
};

std::optional<Place> find_place(db::Read& read, const DemoMatter& matter) {
    const auto region = find_region(read, matter.division);
    const auto desk = region ? matters::find_desk(read, region->region_id) : std::nullopt;
    if (!desk) return {};
    Place place{
        *region, desk->unit_id, first_unit(read, region->region_id, "village_committee"), {}};
    if (!matter.about.empty()) {
        place.about = about_unit(read, *region, matter.about);
        if (!place.about) return {};
    }
    return place;
}

}  // namespace

bool DemoLife::again() const {
    const auto done = std::span(steps).first(next);
    return std::ranges::count(done, steps[next]) > 0;
}

std::string date_in(Stage& stage, int days) {
    const auto today = catalogue::date_of(stage.database.now());
    return base::to_text(today + std::chrono::days{days});
}

base::Result<void> do_step(DemoLife& life, const Walk* main) {
    if (auto done = desk_step(life, main)) return *done;
    if (auto done = unit_step(life)) return *done;
    if (auto done = last_step(life)) return *done;
    base::expects(false, "every step of the demonstration is known");
    return {};
}

base::Result<void> begin_life(Stage& stage, DemoLife& life) {
    const DemoMatter& matter = *life.matter;
    const auto place =
        stage.database.read([&](db::Read& read) { return find_place(read, matter); });
    if (!place) return base::refuse(no_such_place);
    Json body = report_json(matter, place->region, place->about);
    const bool draft = matter.ends == matters::State::draft;
    if (by_the_resident(matter.channel) && !draft) {
        body["phone_page"] = matter.channel == Channel::phone_page;
        auto walk = Walk::report(stage, body);
        if (!walk) return std::unexpected(walk.error());
        life.walk = std::move(*walk);
        return {};
    }
    body["channel"] = boost::describe::enum_to_string(matter.channel, "");
    body["for_myself"] = false;
    body["draft"] = draft;
    body["tags"] = boost::json::array{};
    const bool in_the_grid = matter.channel == Channel::grid_worker && place->committee;
    const auto& who = in_the_grid ? stage.cast.at(*place->committee, Role::grid_member)
                                  : stage.cast.at(place->desk, Role::window_clerk);
    auto walk = Walk::register_by(stage, who, body);
    if (!walk) return std::unexpected(walk.error());
    life.walk = std::move(*walk);
    return {};
}

}  // namespace simulation
