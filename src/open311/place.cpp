#include "open311/place.h"

#include <algorithm>

#include "access/scope.h"
#include "open311/queries.h"
#include "open311/standard.h"
#include "regions/division_plan.h"
#include "regions/region_store.h"

namespace open311 {
namespace {

using Named = std::vector<const NamedPlace*>;

/// True when the name, or the name without the word for its kind, stands in the address.
bool is_named(const NamedPlace& place, std::string_view address) {
    if (address.contains(place.name)) return true;
    const auto stem = regions::stem(place.name);
    return stem.size() >= 6 && address.contains(stem);  // two characters and more
}

Named towns_in(const std::vector<NamedPlace>& places, std::string_view address) {
    Named out;
    for (const auto& place : places) {
        if (place.level == 4 && is_named(place, address)) out.push_back(&place);
    }
    return out;
}

/// Villages that are named, inside a named town if there is one. 渊泉社区 is not meant by 渊泉镇.
Named villages_in(const std::vector<NamedPlace>& places, std::string_view address,
                  const Named& towns) {
    Named out;
    for (const auto& place : places) {
        if (place.level != 5 || !is_named(place, address)) continue;
        const bool only_by_town = !address.contains(place.name) &&
                                  std::ranges::any_of(towns, [&](const NamedPlace* town) {
                                      return town->name.starts_with(regions::stem(place.name));
                                  });
        const bool inside = towns.empty() || std::ranges::any_of(towns, [&](auto* town) {
                                return place.path.starts_with(town->path);
                            });
        if (inside && !only_by_town) out.push_back(&place);
    }
    return out;
}

/// The region of a code that is padded with zeros to twelve digits.
std::optional<regions::Region> find_division(db::Read& read, std::string_view county,
                                             std::string code) {
    if (code.size() < 6 || code.size() > 12 || !code.starts_with(county)) return {};
    if (!std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) return {};
    code.resize(12, '0');
    const int level = !code.ends_with("000") ? 5 : !code.ends_with("000000") ? 4 : 3;
    return regions::find_region_by_code(read, access::public_scope(), code, level);
}

}  // namespace

const NamedPlace* find_in_address(const std::vector<NamedPlace>& places, std::string_view address) {
    const auto towns = towns_in(places, address);
    const auto villages = villages_in(places, address, towns);
    if (villages.size() == 1) return villages.front();
    return towns.size() == 1 ? towns.front() : nullptr;
}

base::Result<Place> find_place(db::Read& read, const Jurisdiction& where,
                               std::string_view address_id, std::string_view address) {
    if (address_id.size() == 15) {
        const std::string code(address_id);
        const std::string village = code.substr(0, 12);
        const auto grid = read.find<matters::GridId>(sql::find_grid_by_code, db::arg("code", code),
                                                     db::arg("village", village),
                                                     db::arg("county", where.county));
        if (!grid) return not_found("address_id");
        return Place{.region_id = where.region_id, .grid_id = *grid};
    }
    if (!address_id.empty()) {
        const auto region = find_division(read, where.county, std::string(address_id));
        if (!region) return not_found("address_id");
        return Place{.region_id = region->region_id};
    }
    if (address.empty()) return Place{.region_id = where.region_id};
    const auto end = regions::end_of(where.path);
    const auto places = read.all<NamedPlace>(sql::list_places, db::arg("path_from", where.path),
                                             db::arg("path_to", end));
    const auto* named = find_in_address(places, address);
    return Place{.region_id = named ? named->region_id : where.region_id};
}

}  // namespace open311
