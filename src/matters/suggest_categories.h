#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "catalogue/category.h"
#include "db/database.h"
#include "matters/config.h"

namespace matters {

/// A leaf that words may belong to, and why.
struct CategorySuggestion {
    std::string category;
    std::string zh;
    std::string en;
    double weight = 0;  ///< Of all suggestions together, 0 – 1.
    std::string reason_zh;
    std::string reason_en;
};
BOOST_DESCRIBE_STRUCT(CategorySuggestion, (), (category, zh, en, weight, reason_zh, reason_en))

/// An accepted matter that is like the words.
struct Neighbour {
    std::string category;
    double likeness = 0;
};

/// Leaves for a text, best first: by the pairs of characters that the leaf's name (rare pairs count
/// more) shares with it, and by what triage called matters like it. Pure; a person decides.
std::vector<CategorySuggestion> suggest_categories(std::string_view text,
                                                   const catalogue::Catalogue& catalogue,
                                                   std::span<const Neighbour> neighbours,
                                                   std::size_t most);

/// What triage called accepted matters that are like these words; empty without an index.
std::vector<Neighbour> neighbours_of(const Config& config, db::Read& read, std::string_view words);

}  // namespace matters
