#pragma once

#include <cstdint>
#include <string>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"

namespace regions {

using EditionId = base::Id<struct EditionTag>;

/// An import that changed the tree.
struct Edition {
    EditionId edition_id;
    base::Date as_of{};
    base::Instant imported_at;
    std::string digest;
    std::int64_t total = 0;
    std::int64_t added = 0;
    std::int64_t renamed = 0;
    std::int64_t moved = 0;
    std::int64_t closed = 0;
};
BOOST_DESCRIBE_STRUCT(Edition, (),
                      (edition_id, as_of, imported_at, digest, total, added, renamed, moved,
                       closed))

}  // namespace regions
