#pragma once

#include "base/refusal.h"

namespace regions {

using base::Because;
using base::RefusalKind;

inline constexpr RefusalKind unit_in_use{
    "unit_in_use", Because::conflict, "该单位还有下属单位或在岗人员，不能撤销。",
    "Units below it or posts in it are still there, so it cannot be closed."};
inline constexpr RefusalKind unit_closed{"unit_closed", Because::conflict, "该单位已撤销。",
                                         "This unit is closed."};
inline constexpr RefusalKind grid_retired{"grid_retired", Because::conflict, "该网格已停用。",
                                          "This grid is retired."};
inline constexpr RefusalKind grid_code_used{
    "grid_code_used", Because::conflict, "网格编码已用过（停用的编码也不再启用）。",
    "This grid code was given before; codes are never used again."};
inline constexpr RefusalKind grid_codes_exhausted{"grid_codes_exhausted", Because::conflict,
                                                  "该村（社区）的网格编码已用完。",
                                                  "The village has no grid code left."};
inline constexpr RefusalKind already_assigned{
    "already_assigned", Because::conflict, "此人在该网格已有岗位，或该网格已有网格长。",
    "This person already works in this grid, or the grid has a head already."};
inline constexpr RefusalKind assignment_ended{"assignment_ended", Because::conflict,
                                              "该任用已结束。", "This assignment has ended."};

}  // namespace regions
