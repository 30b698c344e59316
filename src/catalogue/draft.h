#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "catalogue/category.h"

namespace catalogue {

/// One change on the way to the next edition: a leaf as it shall be, or its retirement.
struct LeafChange {
    std::string code;
    std::optional<Category> leaf;
};

/// The catalogue with the changes applied, leaves in the order of their codes.
Catalogue with_changes(const Catalogue& base, std::span<const LeafChange> changes);

/// Everything that keeps the changed catalogue from being published; the field names the leaf and
/// the member: `030104/sla`.
std::vector<base::FieldError> problems_of(const Catalogue& base,
                                          std::span<const LeafChange> changes,
                                          std::span<const std::string> retired);

/// A leaf as JSON text and back, for keeping.
std::string to_json(const Category& leaf);
Category leaf_from_json(std::string_view text);

}  // namespace catalogue
