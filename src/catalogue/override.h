#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/ids.h"
#include "base/instant.h"
#include "base/refusal.h"
#include "catalogue/category.h"

namespace catalogue {

using OverrideId = base::Id<struct OverrideTag>;

/// What a region asks for a leaf beyond what holds above it: never less (issue 2, section 6).
struct Override {
    OverrideId override_id;
    access::RegionId region_id;
    std::string region_name;
    std::string code;
    std::optional<Limit> limit;
    std::optional<Level> level;
    std::optional<Priority> priority;
    std::vector<Flag> flags;  ///< Added to those of the leaf.
    std::string basis;        ///< The local rule or decision.
    base::Date valid_from;
    std::optional<base::Date> valid_to;  ///< The first day on which it no longer holds.
    std::int64_t version = 0;

    bool holds_on(base::Date day) const {
        return valid_from <= day && (!valid_to || day < *valid_to);
    }
};

/// What holds for a leaf at a place.
struct Values {
    Limit limit;
    std::string limit_class;  ///< The catalogue's class, also where a region is stricter.
    bool statutory = false;   ///< The catalogue's limit is the law's.
    Level level = Level::county;
    Priority priority = Priority::p3;
    std::vector<Flag> flags;
};
BOOST_DESCRIBE_STRUCT(Values, (), (limit, limit_class, statutory, level, priority, flags))

/// One line of the explanation of a value.
struct ValueStep {
    std::string member;                         ///< `limit`, `level`, `priority`, `flags`.
    std::string source;                         ///< `catalogue` or `override`.
    std::optional<OverrideId> override_id;      ///< None for the catalogue's own value,
    std::optional<access::RegionId> region_id;  ///< which has no region either.
    std::string value;
    bool applied = true;  ///< False: laxer than what holds above, so it has no effect.
    std::string basis;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(ValueStep, (),
                      (member, source, override_id, region_id, value, applied, basis, zh, en))

struct Effective {
    Values values;
    std::vector<ValueStep> steps;
};

/// What the catalogue alone says of a leaf.
Values values_of(const Category& leaf, const Catalogue& catalogue);

/// The values at a place: the catalogue's, then every override on the way from the province down
/// to the place, in that order. An override that has become laxer than what holds above it (the
/// law changed, the county tightened) stays without effect, and says so.
Effective effective(const Category& leaf, const Catalogue& catalogue,
                    std::span<const Override> from_the_top);

/// Why an override may not be set where `above` holds: laxer, not comparable, or nothing in it.
std::vector<base::FieldError> problems_of(const Override& wanted, const Values& above);

/// Further up is a larger number; `external` stands outside the ladder.
int rank(Level level);

/// `村(社区)` / `village or community`.
std::string_view zh(Level level);
std::string_view en(Level level);

}  // namespace catalogue
