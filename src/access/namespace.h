#pragma once

// POSIX has a function ::access, so a global namespace of that name cannot be declared. Inside an
// inline namespace it can, and everybody writes access::Scope as if it were not there. Every
// header of this room includes this one before it opens the namespace (ADR 0050).
inline namespace gongzhi {
namespace access {}
}  // namespace gongzhi
