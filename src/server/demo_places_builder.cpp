#include "server/demo_places_builder.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "regions/unit_rules.h"
#include "server/demo_places_tables.h"

namespace server {

using regions::Region;
using regions::UnitFile;
using regions::UnitId;
using regions::UnitKind;

namespace {

/// 12345 is a real public line, so that no made-up number can be somebody's.
constexpr std::string_view supervision_telephone = "12345";

std::vector<regions::Opening> office_hours() {
    std::vector<regions::Opening> out;
    for (int day = 1; day <= 5; ++day) {
        out.push_back({day, 9 * 60, 12 * 60});
        out.push_back({day, 13 * 60, 18 * 60});
    }
    return out;
}

}  // namespace

std::string village_name(std::string_view name) {
    const auto without = [&](std::string_view end) {
        return std::string(name.substr(0, name.size() - end.size()));
    };
    for (std::string_view end : {"社区居民委员会", "社区居委会"})
        if (name.ends_with(end)) return without(end) + "社区";
    for (std::string_view end : {"居民委员会", "居委会"})
        if (name.ends_with(end)) return without(end) + "社区";
    for (std::string_view end : {"村村民委员会", "村村委会", "村民委员会", "村委会"})
        if (name.ends_with(end)) return without(end) + "村";
    return std::string(name);
}

Region DemoBuilder::begin(std::string key, std::string_view code, int level) {
    const auto region = regions::find_region_by_code(write_, access::system_scope(), code, level);
    base::expects(region.has_value(), "the divisions of the demonstration are imported");
    out_.places.push_back({std::move(key), region->name, region->region_id, region->path, {}});
    return *region;
}

std::vector<Region> DemoBuilder::below(const Region& region, int level, bool with_zones) const {
    auto out = regions::list_subtree(write_, region.path, level);
    if (!with_zones)
        std::erase_if(out, [](const Region& one) {
            return regions::is_statistical_zone(one.code, one.level);
        });
    return out;
}

UnitFile& DemoBuilder::add(const Region& region, UnitKind kind, regions::Sector sector,
                           std::string name) {
    UnitFile file;
    file.unit.unit_id = write_.next_id<UnitId>();
    file.unit.county = region.county;
    file.unit.region_id = region.region_id;
    file.unit.kind = kind;
    file.unit.sector = sector;
    file.unit.name = std::move(name);
    file.unit.level = region.level;
    file.unit.valid_from = write_.now();
    files_.push_back(std::move(file));
    out_.units.push_back({out_.places.back().key, {}});
    return files_.back();
}

UnitFile& DemoBuilder::add_centre(const Region& region, std::string name,
                                  std::optional<UnitId> superior) {
    auto& file = add(region, UnitKind::centre, regions::Sector::government, std::move(name));
    auto& unit = file.unit;
    unit.department = "ZZ";
    unit.superior_id = superior;
    unit.building = regions::Building::separate;
    // Counties and above have offices of their own, towns sit in a service centre (domain 0.11).
    unit.premises = unit.level <= 3 ? regions::Premises::own : regions::Premises::hosted;
    unit.posts_authorised = unit.level <= 3 ? 5 : unit.level == 4 ? 2 : 0;
    unit.posts_filled = unit.level == 5 ? 1 : unit.posts_authorised;
    for (const auto kind : regions::required_rooms(unit.kind, unit.level))
        file.rooms.push_back({kind, std::string(regions::room_name(kind))});
    file.hours = office_hours();
    return file;
}

UnitId DemoBuilder::add_city_centre(std::string_view code, std::string name) {
    const auto city = regions::find_region_by_code(write_, access::system_scope(), code, 2);
    base::expects(city.has_value(), "the divisions of the demonstration are imported");
    return add_centre(*city, std::move(name), {}).unit.unit_id;
}

void DemoBuilder::add_departments(const Region& region, std::string_view called) {
    for (const auto& one : demo_departments) {
        auto& file =
            add(region, UnitKind::department, one.sector, fmt::format("{}{}", called, one.name));
        file.unit.department = one.code;
        file.hours = office_hours();
    }
}

void DemoBuilder::add_town(const Region& town, UnitId county_centre,
                           const std::vector<Region>& villages, std::string_view centre_name,
                           std::string_view station) {
    const bool is_street = town.name.ends_with("街道");
    auto& government = add(town, UnitKind::town_government, regions::Sector::government,
                           town.name + (is_street ? "办事处" : "人民政府"));
    government.unit.department = "JD";
    government.hours = office_hours();
    const auto government_id = government.unit.unit_id;

    auto& centre = add_centre(town, fmt::format("{}{}", town.name, centre_name), county_centre);
    if (centre_name != "综治中心") centre.plates.push_back(town.name + "综治中心");
    centre.unit.host_id = government_id;
    const auto centre_id = centre.unit.unit_id;

    for (const auto& village : villages) {
        if (village.parent_id != town.region_id) continue;
        const auto called = village_name(village.name);
        auto& committee =
            add(village, UnitKind::village_committee, regions::Sector::the_public, village.name);
        committee.unit.department = "CJ";
        committee.unit.superior_id = government_id;
        const auto committee_id = committee.unit.unit_id;
        auto& own =
            add_centre(village, fmt::format("{}{}{}", town.name, called, station), centre_id);
        if (station != "综治中心") own.plates.push_back(called + "综治中心");
        own.unit.host_id = committee_id;
    }
}

void DemoBuilder::add_grids(const std::vector<Region>& villages, std::size_t count) {
    base::expects(!villages.empty(), "grids lie in villages");
    const auto each = count / villages.size();
    const auto more = count % villages.size();
    for (std::size_t i = 0; i < villages.size(); ++i) {
        const auto& village = villages[i];
        for (std::size_t n = 1; n <= each + (i < more ? 1 : 0); ++n) {
            const auto name = fmt::format("{}第{}网格", village_name(village.name), n);
            out_.grids.push_back({.grid_id = write_.next_id<regions::GridId>(),
                                  .county = village.county,
                                  .code = fmt::format("{}{:03}", village.code, n),
                                  .region_id = village.region_id,
                                  .kind = regions::GridKind::base,
                                  .name = name,
                                  .area = name + "（示范范围，待实地划定）",
                                  .telephone = std::string(supervision_telephone),
                                  .valid_from = write_.now()});
        }
    }
}

DemoPlaces DemoBuilder::finish() {
    // A number that nobody has, so that none can be somebody's.
    int number = 5'000'000;
    for (auto& file : files_) file.unit.telephone = fmt::format("0000-{:07}", number++);
    regions::insert_units(write_, files_);
    write_.insert_many("grid", out_.grids);
    for (std::size_t i = 0; i < files_.size(); ++i) out_.units[i].unit = std::move(files_[i].unit);
    return std::move(out_);
}

}  // namespace server
