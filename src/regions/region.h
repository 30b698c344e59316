#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "access/ids.h"

namespace regions {

using access::RegionId;
using access::UnitId;

/// Levels of the tree, as the statistical codes count them (domain 1.5). Grids stand below the
/// fifth and have a table of their own.
enum class Level : std::int64_t { province = 1, city, county, town, village };

inline constexpr int levels = 5;

/// `620922100003`: two digits each for province, city and county, three each for town and village.
inline constexpr std::size_t code_digits = 12;

/// How many leading digits of a code mean something at a level.
constexpr std::size_t significant_digits(int level) {
    constexpr std::size_t digits[] = {0, 2, 4, 6, 9, 12};
    return digits[level];
}

/// The county's six digits for a region at county level or below, else empty: the tenant that
/// every row carries.
constexpr std::string_view county_of(std::string_view code, int level) {
    return level < 3 ? std::string_view{} : code.substr(0, 6);
}

/// True for a statistical zone: a development zone, farm or scenic area that is counted like a
/// county (codes 71 – 79) or a town (400 – 599) but is no level of government (domain 1.5).
constexpr bool is_statistical_zone(std::string_view code, int level) {
    if (level < 3 || code.size() != code_digits) return false;
    if (code[4] == '7' && code[5] != '0') return true;
    return level >= 4 && (code[6] == '4' || code[6] == '5');
}

/// True for the level-2 row that stands between a municipality (or a province) and its counties
/// and is no place of its own: 市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划.
constexpr bool is_dummy(std::string_view name, int level) {
    return level == 2 && (name == "市辖区" || name == "县" || name.ends_with("级行政区划"));
}

/// The urban–rural classes of the statistical code (domain 1.5).
constexpr bool is_urban_rural(std::string_view text) {
    for (std::string_view one : {"111", "112", "121", "122", "123", "210", "220"})
        if (one == text) return true;
    return false;
}

}  // namespace regions
