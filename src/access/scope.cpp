#include "access/scope.h"

#include "access/scope_maker.h"
#include "base/expects.h"

namespace access {

Scope::Scope(std::string_view root, UnitId only)
    : path_from(root),
      // '0' follows '/' in ASCII: no path of the subtree sorts at or behind it.
      path_to(std::string(root.substr(0, root.size() - 1)) + '0'),
      unit(only) {
    base::expects(root.starts_with('/') && root.ends_with('/'), "a scope's root is a path");
}

bool Scope::covers(std::string_view region_path) const {
    return region_path >= path_from && region_path < path_to;
}

bool Scope::covers(std::string_view region_path, UnitId of_unit) const {
    return covers(region_path) && (!unit || unit == of_unit);
}

Scope public_scope() {
    return Scope{"/", UnitId{}};
}

Scope system_scope() {
    return Scope{"/", UnitId{}};
}

Scope ScopeMaker::subtree(std::string_view root, UnitId unit) {
    return Scope{root, unit};
}

}  // namespace access
