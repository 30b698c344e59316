#pragma once

#include "access/scope.h"

namespace access {

/// Makes scopes; for access itself, and for nobody else (refusals_test looks for other users).
class ScopeMaker {
  public:
    /// `root` is a region's path; no `unit` means every unit of the subtree.
    static Scope subtree(std::string_view root, UnitId unit = {});
};

}  // namespace access
