#pragma once

#include <string>
#include <string_view>

#include <boost/describe.hpp>

#include "access/ids.h"

namespace access {

/// Where a caller may look: a subtree of the region tree and, inside it, all units or one. Every
/// store read of every room takes one, and only access makes them, so that a read without a scope
/// does not compile. It binds to a query by itself:
///
///     WHERE path >= :path_from AND path < :path_to
///       AND (CAST(:unit AS bigint) = 0 OR unit_id = :unit)
class Scope {
  public:
    const std::string path_from;  ///< The subtree's root, `/1/35/`.
    const std::string path_to;    ///< The first path behind it, `/1/350`.
    const UnitId unit;            ///< The only unit, or none for every unit of the subtree.

    /// True when the region at `region_path` lies in the subtree.
    bool covers(std::string_view region_path) const;
    /// The same, and the unit is the one this scope is bound to, if it is bound.
    bool covers(std::string_view region_path, UnitId of_unit) const;

    BOOST_DESCRIBE_CLASS(Scope, (), (path_from, path_to, unit), (), ())

  private:
    Scope(std::string_view root, UnitId only);

    friend class ScopeMaker;
    friend Scope public_scope();
    friend Scope system_scope();
};

/// For data that is public by law: the region tree, the catalogue, the calendar.
Scope public_scope();

/// For the server's own work, which has no caller: the clock's tick, doctor, imports, exports.
Scope system_scope();

}  // namespace access
