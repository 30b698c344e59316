#include "server/demo_places.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "base/expects.h"
#include "regions/unit_rules.h"
#include "server/demo_places_builder.h"
#include "server/demo_places_tables.h"

namespace server {

using regions::Region;
using regions::Residence;
using regions::RoomKind;
using regions::Sector;
using regions::UnitFile;
using regions::UnitId;
using regions::UnitKind;

namespace {

/// Tells where the divisions of today differ from the documents.
void compare(DemoBuilder& builder, std::string_view place, std::string_view what_zh,
             std::string_view what_en, std::size_t documents, std::size_t file) {
    if (documents == file) return;
    builder.remark(
        fmt::format("{}：建设文件所载{} {} 个，现行区划为 {} 个，以现行区划为准。", place, what_zh,
                    documents, file),
        fmt::format("{}: the founding document counts {} {}, the divisions of today {}; today's "
                    "are kept.",
                    place, documents, what_en, file));
}

void add_rooms(UnitFile& file, std::span<const RoomKind> kinds) {
    for (const auto kind : kinds)
        file.rooms.push_back({kind, std::string(regions::room_name(kind))});
}

template <class Bodies>
void add_bodies(DemoBuilder& builder, const Region& region, std::string_view called, UnitId centre,
                const Bodies& bodies) {
    for (const DemoBody& body : bodies) {
        const bool is_full = body.name.starts_with('=');
        auto& file = builder.add(
            region, body.kind, body.sector,
            is_full ? std::string(body.name.substr(1)) : fmt::format("{}{}", called, body.name));
        file.unit.residence = body.residence;
        if (body.residence) file.unit.host_id = centre;
    }
}

template <class Windows>
void add_windows(DemoBuilder& builder, const Region& region, UnitId centre,
                 const Windows& windows) {
    for (const DemoWindow& window : windows) {
        auto& file = builder.add(region, UnitKind::window, Sector::government,
                                 fmt::format("{}综治中心{}", region.name, window.name));
        file.unit.department = window.department;
        file.unit.host_id = centre;
        file.unit.residence = window.residence;
    }
}

void add_towns(DemoBuilder& builder, UnitId centre, const std::vector<Region>& towns,
               const std::vector<Region>& villages, std::string_view centre_name = "综治中心",
               std::string_view station = "综治中心") {
    for (const auto& town : towns) builder.add_town(town, centre, villages, centre_name, station);
}

/// Villages of towns that are no statistical zones.
std::vector<Region> villages_of(DemoBuilder& builder, const Region& region,
                                const std::vector<Region>& towns) {
    auto out = builder.below(region, 5, true);
    std::erase_if(out, [&](const Region& village) {
        return std::ranges::none_of(
            towns, [&](const Region& town) { return village.parent_id == town.region_id; });
    });
    return out;
}

}  // namespace

void add_shanxi(DemoBuilder& builder) {
    const auto province = builder.begin("shanxi", "140000000000", 1);
    const auto cities = builder.below(province, 2);
    const auto counties = builder.below(province, 3);
    compare(builder, "山西", "市", "cities", 11, cities.size());
    compare(builder, "山西", "县（市、区）", "counties", 117, counties.size());

    auto& top = builder.add_centre(province, "山西省社会治安综合治理中心", {});
    top.plates = {"山西省综治中心"};
    top.unit.legal_nature = "公益一类事业单位，财政拨款";
    top.unit.rank = "正处级";
    top.unit.posts_authorised = top.unit.posts_filled = shanxi_province_posts;
    const auto top_id = top.unit.unit_id;
    builder.set_centre(top_id);

    // The documents give the sum; each county gets its share of it, the first ones one more.
    const auto rest =
        shanxi_posts - shanxi_province_posts - shanxi_city_posts * static_cast<int>(cities.size());
    const auto count = static_cast<int>(counties.size());
    int county_index = 0;
    for (const auto& city : cities) {
        auto& centre = builder.add_centre(city, city.name + "综治中心", top_id);
        centre.unit.posts_authorised = centre.unit.posts_filled = shanxi_city_posts;
        const auto city_id = centre.unit.unit_id;
        for (const auto& county : counties) {
            if (county.parent_id != city.region_id) continue;
            // 太原 and 阳泉 each have a 城区 or 矿区: the city's name tells them apart.
            const auto called = county.name.size() <= 6 ? city.name + county.name : county.name;
            auto& own = builder.add_centre(county, called + "综治中心", city_id);
            own.unit.posts_authorised = own.unit.posts_filled =
                rest / count + (county_index < rest % count ? 1 : 0);
            ++county_index;
        }
    }
}

void add_guazhou(DemoBuilder& builder) {
    const auto county = builder.begin("guazhou", "620922000000", 3);
    const auto towns = builder.below(county, 4);
    const auto villages = villages_of(builder, county, towns);
    compare(builder, "瓜州", "乡镇", "townships", 15, towns.size());
    compare(builder, "瓜州", "村（社区）", "villages", 83, villages.size());

    const auto city = builder.add_city_centre("620900000000", "酒泉市综治中心");
    const auto centre = builder.add_centre(county, "瓜州县综治中心", city).unit.unit_id;
    builder.set_centre(centre);
    builder.add_departments(county, "瓜州县");
    add_bodies(builder, county, "瓜州县", centre, guazhou_bodies);
    for (const auto& [kind, count] : guazhou_organisations)
        for (int i = 1; i <= count; ++i)
            builder.add(county, UnitKind::social_organisation, Sector::society,
                        fmt::format("瓜州县{}社会组织（示例{:02}）", kind, i));
    add_towns(builder, centre, towns, villages);
    builder.add_grids(villages, guazhou_grids);
}

void add_wuhai(DemoBuilder& builder) {
    const auto city = builder.begin("wuhai", "150300000000", 2);
    const auto districts = builder.below(city, 3);
    compare(builder, "乌海", "区", "districts", 3, districts.size());

    // One organisation, two plates; two posts were added, 101 people moved in (2.03, 2.04, 2.16).
    auto& top = builder.add_centre(city, "乌海市综治中心", {});
    top.plates = {"乌海市数字化监督指挥中心"};
    top.unit.posts_authorised = 2;
    top.unit.posts_filled = 101;
    top.unit.building = regions::Building::joint;
    const auto top_id = top.unit.unit_id;
    builder.set_centre(top_id);
    add_windows(builder, city, top_id, wuhai_windows);
    builder.add_departments(city, "乌海市");

    std::size_t town_count = 0;
    for (const auto& district : districts) {
        const auto called = "乌海市" + district.name;
        const auto centre = builder.add_centre(district, called + "综治中心", top_id).unit.unit_id;
        builder.add_departments(district, called);
        const auto towns = builder.below(district, 4);
        town_count += towns.size();
        const auto villages = villages_of(builder, district, towns);
        add_towns(builder, centre, towns, villages);
        for (const auto& village : villages) {
            if (village.code != "150302001003") continue;
            auto& shops = builder.add(village, UnitKind::business_district_centre, Sector::society,
                                      "海勃湾区凤凰岭街道公园社区商圈综治中心");
            shops.unit.building = regions::Building::joint;
            shops.unit.posts_filled = 1;
            shops.unit.superior_id = centre;
            add_rooms(shops, regions::required_rooms(shops.unit.kind, 5));
        }
        if (district.name == "海南区") {
            auto& park = builder.add(district, UnitKind::park_centre, Sector::society,
                                     "海南区西来峰工业园区综治中心");
            park.unit.building = regions::Building::concentrated;
            park.unit.posts_filled = 2;
            park.unit.superior_id = centre;
            add_rooms(park, regions::required_rooms(park.unit.kind, 3));
        }
    }
    compare(builder, "乌海", "街道（镇）", "towns", 20, town_count);
}

void add_guichi(DemoBuilder& builder) {
    const auto district = builder.begin("guichi", "341702000000", 3);
    const auto towns = builder.below(district, 4);
    const auto villages = villages_of(builder, district, towns);
    compare(builder, "贵池", "镇（街道）", "towns", 20, towns.size());
    compare(builder, "贵池", "村（社区）", "villages", 219, villages.size());

    const auto city = builder.add_city_centre("341700000000", "池州市综治中心");
    auto& top = builder.add_centre(district, "贵池区综治中心", city);
    top.unit.legal_nature = "财政全额拨款事业单位";
    top.unit.posts_authorised = top.unit.posts_filled = 5;
    const auto centre = top.unit.unit_id;
    builder.set_centre(centre);
    for (const auto name : guichi_sections) {
        auto& section = builder.add(district, UnitKind::centre_section, Sector::government,
                                    fmt::format("贵池区{}", name));
        section.unit.host_id = centre;
        section.unit.superior_id = centre;
    }
    builder.add(district, UnitKind::peace_office, Sector::party, "中共贵池区委平安办");
    builder.add_departments(district, "贵池区");
    add_bodies(builder, district, "贵池区", centre, guichi_bodies);
    add_towns(builder, centre, towns, villages);
}

void add_lanshan(DemoBuilder& builder) {
    const auto district = builder.begin("lanshan", "371302000000", 3);
    const auto towns = builder.below(district, 4);
    const auto villages = villages_of(builder, district, towns);
    compare(builder, "兰山", "镇街", "towns", 12, towns.size());
    compare(builder, "兰山", "村社区", "villages", 343, villages.size());

    const auto city = builder.add_city_centre("371300000000", "临沂市综治中心");
    auto& top = builder.add_centre(district, "兰山区社会治理综合服务中心", city);
    top.plates = {"兰山区综治中心"};
    add_rooms(top, std::array{RoomKind::deputies_room, RoomKind::consultation_room,
                              RoomKind::media_room});
    const auto centre = top.unit.unit_id;
    builder.set_centre(centre);
    add_windows(builder, district, centre, lanshan_windows);
    builder.add_departments(district, "兰山区");
    add_bodies(builder, district, "兰山区", centre, lanshan_bodies);
    add_towns(builder, centre, towns, villages, "社会治理综合服务分中心", "社会治理服务站");
    builder.add_grids(villages, lanshan_grids);
}

const DemoPlace& DemoPlaces::place(std::string_view key) const {
    const auto at = std::ranges::find(places, key, &DemoPlace::key);
    base::expects(at != places.end(), "a place of the demonstration");
    return *at;
}

std::vector<const DemoUnit*> DemoPlaces::of(std::string_view key, UnitKind kind, int level) const {
    std::vector<const DemoUnit*> out;
    for (const auto& one : units)
        if (one.place == key && one.unit.kind == kind && (level == 0 || one.unit.level == level))
            out.push_back(&one);
    return out;
}

const DemoUnit* DemoPlaces::department(std::string_view key, std::string_view code) const {
    const DemoUnit* found = nullptr;
    for (const auto* one : of(key, UnitKind::department))
        if (one->unit.department == code && (!found || one->unit.level < found->unit.level))
            found = one;
    return found;
}

std::vector<const regions::Grid*> DemoPlaces::grids_of(std::string_view key) const {
    // Grids carry the county; only places of county level have any.
    std::vector<const regions::Grid*> out;
    for (const auto* centre : of(key, UnitKind::centre, 3))
        for (const auto& grid : grids)
            if (grid.county == centre->unit.county) out.push_back(&grid);
    return out;
}

DemoPlaces make_demo_places(db::Database& database) {
    return database.write([](db::Write& write) {
        DemoBuilder builder(write);
        add_shanxi(builder);
        add_guazhou(builder);
        add_wuhai(builder);
        add_guichi(builder);
        add_lanshan(builder);
        return builder.finish();
    });
}

std::optional<DemoPlaces> make_demo_place(db::Database& database, std::string_view county) {
    const auto add = county == "620922"   ? &add_guazhou
                     : county == "341702" ? &add_guichi
                     : county == "371302" ? &add_lanshan
                                          : nullptr;
    if (add == nullptr) return {};
    return database.write([&](db::Write& write) {
        DemoBuilder builder(write);
        add(builder);
        return builder.finish();
    });
}

}  // namespace server
