#pragma once

#include <span>
#include <vector>

#include "base/refusal.h"
#include "regions/unit.h"

namespace regions {

/// What is wrong with a unit as somebody wants to write it, all at once; nothing when it is sound.
/// Fields are named as in the API.
std::vector<base::FieldError> check_unit(const UnitFile& file);

/// The unified name (四统一·统一名称, domain 2.24): some name of a centre ends in 综治中心, and
/// none says 综治工作中心 or 综治中心站 any more.
bool has_unified_name(std::span<const std::string> names);

/// The rooms that a centre must have: town 四区域 (domain 0.13), firm, business district and park
/// 3+X (2.33), county 一厅两中心 (3.03), village 三室一窗口 (3.44). Empty where no standard says.
std::span<const RoomKind> required_rooms(UnitKind kind, int level);

/// Those of them that are not there.
std::vector<RoomKind> missing_rooms(UnitKind kind, int level, std::span<const Room> rooms);

/// A standard may be raised locally and never lowered (domain 2.13).
constexpr bool may_replace_floor(std::int64_t floor, std::int64_t local) {
    return local >= floor;
}

/// The least number of full or part-time staff of a centre (domain 2.36).
inline constexpr std::int64_t least_centre_staff = 1;

/// A room's name in Chinese.
std::string_view room_name(RoomKind kind);

}  // namespace regions
