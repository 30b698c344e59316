#pragma once

#include <string>
#include <vector>

#include "base/refusal.h"
#include "catalogue/category.h"

namespace catalogue {

/// What is wrong with one leaf inside its catalogue; empty when nothing is. The same rules hold
/// for a file and for an edited draft.
std::vector<base::FieldError> problems_of(const Category& leaf, const Catalogue& catalogue);

/// What is wrong with a limit class.
std::vector<base::FieldError> problems_of(const LimitClass& limit);

/// True for `n` decimal digits.
bool is_code(std::string_view text, std::size_t digits);

}  // namespace catalogue
