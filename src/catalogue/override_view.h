#pragma once

#include "catalogue/override_store.h"
#include "http/fields.h"

namespace catalogue {

struct OverrideView {
    OverrideId override_id;
    access::RegionId region_id;
    std::string region_name;
    std::string code;
    std::optional<Limit> limit;
    std::optional<Level> level;
    std::optional<Priority> priority;
    std::vector<Flag> flags;
    std::string basis;
    base::Date valid_from;
    std::optional<base::Date> valid_to;
    access::PersonId set_by;
    base::Instant set_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OverrideView, (),
                      (override_id, region_id, region_name, code, limit, level, priority, flags,
                       basis, valid_from, valid_to, set_by, set_at, version))

OverrideView view(const OverrideRow& row);

/// The members that a new and a changed override share.
struct OverrideContent {
    std::optional<Limit> limit;
    std::optional<Level> level;
    std::optional<Priority> priority;
    std::optional<http::List<Flag, 5>> flags;
    http::Text<2, 300> basis;
    base::Date valid_from;
    std::optional<base::Date> valid_to;
};

WantedOverride wanted_of(const OverrideContent& in);

}  // namespace catalogue
