#include "access/actor.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/permission.h"

namespace access {

bool Actor::may(std::string_view permission) const {
    if (!post || stage != Stage::open || !access::may(role, permission)) return false;
    if (break_glass && !permission::is_one_of(permission, permission::reading)) return false;
    return !token || std::ranges::find(narrowed, permission) != narrowed.end();
}

std::string Actor::idempotency_scope() const {
    return token ? fmt::format("token:{}", token.value) : fmt::format("person:{}", person.value);
}

std::vector<std::string> Actor::audiences() const {
    std::vector<std::string> all{fmt::format("person:{}", person.value)};
    if (!post || stage != Stage::open) return all;
    if (unit) all.push_back(fmt::format("unit:{}", unit.value));
    if (facts(role).breadth == Breadth::region) all.push_back("region:" + region_path);
    return all;
}

}  // namespace access
