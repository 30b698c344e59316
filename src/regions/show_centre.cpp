#include <algorithm>
#include <charconv>

#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/queries.h"
#include "regions/region_store.h"
#include "regions/unit_store.h"

/// The public board of a centre (中国综治中心规范 5; domain 2.03, 4.07): what hangs at its door.
/// Work data of the institution only, never a person.
namespace regions {

namespace {

constexpr int most_hosted = 100;

/// A window, mediation body or office that sits in the centre.
struct HostedUnit {
    UnitId unit_id;
    std::string name;
    UnitKind kind = UnitKind::third_party;
    std::optional<std::string> department;
    std::optional<std::string> telephone;
    std::optional<Residence> residence;
};
BOOST_DESCRIBE_STRUCT(HostedUnit, (), (unit_id, name, kind, department, telephone, residence))

struct CentreCard {
    UnitId unit_id;
    RegionId region_id;
    std::string region_name;
    std::string name;
    int level = 0;
    std::optional<std::string> address;
    std::optional<std::string> telephone;
    std::vector<Opening> hours;
    bool in_hours = false;  ///< By its weekly hours, now; a holiday may still close it.
};
BOOST_DESCRIBE_STRUCT(CentreCard, (),
                      (unit_id, region_id, region_name, name, level, address, telephone, hours,
                       in_hours))

/// A centre with what is in it. `is_above`: the region has none of its own, and this is the nearest
/// one above.
struct CentreBoard : CentreCard {
    std::vector<std::string> plates;
    std::vector<Room> rooms;
    std::vector<HostedUnit> units;
    bool is_above = false;
};
BOOST_DESCRIBE_STRUCT(CentreBoard, (CentreCard), (plates, rooms, units, is_above))

/// China has one time, eight hours before UTC.
bool open_at(const std::vector<Opening>& hours, base::Instant now) {
    constexpr std::int64_t minutes_ahead = 480, minutes_of_day = 1440;
    const auto minute = now.ms / 60'000 + minutes_ahead;
    const auto day = minute / minutes_of_day;
    const auto weekday = (day + 3) % 7 + 1;  // 1970-01-01 was a Thursday.
    const auto of_day = minute % minutes_of_day;
    return std::ranges::any_of(hours, [&](const Opening& one) {
        return one.weekday == weekday && one.opens_minute <= of_day && of_day < one.closes_minute;
    });
}

CentreCard card_of(db::Read& read, const UnitFile& file) {
    const auto& unit = file.unit;
    const auto region = find_region(read, access::public_scope(), unit.region_id);
    return {.unit_id = unit.unit_id,
            .region_id = unit.region_id,
            .region_name = region ? region->name : "",
            .name = unit.name,
            .level = unit.level,
            .address = unit.address,
            .telephone = unit.telephone,
            .hours = file.hours,
            .in_hours = open_at(file.hours, read.now())};
}

std::vector<HostedUnit> hosted_by(db::Read& read, const Unit& centre) {
    const auto region = find_region(read, access::public_scope(), centre.region_id);
    UnitQuestion question{.host_id = centre.unit_id, .count = most_hosted};
    // Who sits in a centre serves its region: nothing outside has to be looked through.
    if (region) question.within_from = region->path, question.within_to = end_of(region->path);
    std::vector<HostedUnit> out;
    for (const auto& unit : list_units(read, access::public_scope(), question))
        out.push_back(
            {unit.unit_id, unit.name, unit.kind, unit.department, unit.telephone, unit.residence});
    return out;
}

struct ShowCentre {
    RegionId region_id;
};
BOOST_DESCRIBE_STRUCT(ShowCentre, (), (region_id))

base::Result<CentreBoard> show(db::Read& read, const ShowCentre& in) {
    auto unit = read.find<Unit>(sql::find_nearest_centre, db::arg("region_id", in.region_id));
    if (!unit) return base::refuse(base::not_found);
    const bool is_above = unit->region_id != in.region_id;
    auto file = with_details(read, std::move(*unit));
    CentreBoard board{card_of(read, file)};
    board.units = hosted_by(read, file.unit);
    board.plates = std::move(file.plates);
    board.rooms = std::move(file.rooms);
    board.is_above = is_above;
    return board;
}

struct ListCentres {
    std::optional<RegionId> within;
    std::optional<http::Text<1, 60>> name;
    http::Limit<20, 100> limit;
    http::Cursor cursor;
};
BOOST_DESCRIBE_STRUCT(ListCentres, (), (within, name, limit, cursor))

base::Result<http::Page<CentreCard>> list(db::Read& read, const ListCentres& in) {
    UnitQuestion question{.kind = "centre", .count = in.limit.value + 1};
    if (in.within) {
        const auto region = find_region(read, access::public_scope(), *in.within);
        if (!region) return base::refuse(base::not_found);
        question.within_from = region->path;
        question.within_to = end_of(region->path);
    }
    if (in.name) question.part = in.name->value;
    const auto& cursor = in.cursor.value;
    std::from_chars(cursor.data(), cursor.data() + cursor.size(), question.after.value);
    auto rows = list_units(read, access::public_scope(), question);
    http::Page<CentreCard> out;
    if (std::ssize(rows) > in.limit.value) {
        rows.pop_back();
        out.next = std::to_string(rows.back().unit_id.value);
    }
    for (auto& row : rows) out.items.push_back(card_of(read, with_details(read, std::move(row))));
    return out;
}

}  // namespace

http::Endpoint show_centre() {
    return {
        .path = "/api/v1/public/centres/{region_id}",
        .summary =
            "The public board of a region's centre, or of the nearest above: where, when, "
            "which windows; work data only",
        .summary_zh = "综治中心公示：地址、开放时间、电话、进驻单位和窗口；本级没有的给出上级中心",
        .tag = "public",
        .needs = http::anyone,
        .refusals = {&base::not_found},
        .example = {{"region_id", "{village}"}},
        .handle = http::handler(show)};
}

http::Endpoint list_centres() {
    return {.path = "/api/v1/public/centres",
            .summary = "Centres by part of a name and by division, with where and when",
            .summary_zh = "按名称、区划查找综治中心",
            .tag = "public",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"within", "{county}"}, {"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace regions
