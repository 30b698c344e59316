#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "matters/matter.h"

namespace matters {

/// What everybody may know of an open matter whose reporter agreed to publish it and that triage
/// has seen; none that is confidential or about an office or a person. Never words nor number.
struct PublicMatter {
    MatterId matter_id;
    std::string category;
    State state{};
    RegionId region_id;
    base::Instant registered_at;
    std::int64_t merged_count = 0;
    std::string title;
    std::string region_name;
    std::string parent_name;
    std::optional<base::Instant> expected_at;
};
BOOST_DESCRIBE_STRUCT(PublicMatter, (),
                      (matter_id, category, state, region_id, registered_at, merged_count, title,
                       region_name, parent_name, expected_at))

std::optional<PublicMatter> find_public(db::Read& read, MatterId matter_id);

/// The title as everybody may read it; empty when it may hold a number or address of a person:
/// seven and more digits in a row, an @. Pure.
std::string public_title(std::string_view title);

/// The fewest that figures for everybody name; what is less is said as "fewer than" (domain R-17).
inline constexpr std::int64_t fewest_shown = 5;

/// Counts as everybody may see them beside their sum: too small ones are hidden, and the smallest
/// of the others when one hidden alone could be told from the sum. Pure.
std::vector<std::optional<std::int64_t>> without_small(const std::vector<std::int64_t>& counts);

/// Whole percent, hidden where it is a share of too few. Pure.
std::optional<std::int64_t> share(std::int64_t part, std::int64_t whole);

}  // namespace matters
