#pragma once

#include <string>

namespace base {

/// Something that ought to hold and does not, found by a check of stored data: no error of the
/// program, but work for people. `gongzhi doctor` lists them.
struct Finding {
    std::string code;     ///< `grid_uncovered`; stable, for machines.
    std::string subject;  ///< What it is about: `grid 620922001001001`.
    std::string zh;
    std::string en;
};

}  // namespace base
