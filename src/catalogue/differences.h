#pragma once

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "catalogue/category.h"

namespace catalogue {

BOOST_DEFINE_ENUM_CLASS(ChangeKind, added, retired, changed)

/// One row that differs between two editions.
struct Difference {
    ChangeKind kind = ChangeKind::changed;
    std::string what;  ///< `category`, `limit_class`, `department`, `heading`, `scheme`.
    std::string code;
    std::string zh;      ///< Its name, as the newer edition has it.
    std::string member;  ///< The member that changed; empty when the whole row came or went.
    std::string before;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (kind, what, code, zh, member, before, after))

/// What one would have to change in `before` to get `after`, in the order of the codes. Empty when
/// both have the same content.
std::vector<Difference> differences(const Catalogue& before, const Catalogue& after);

}  // namespace catalogue
