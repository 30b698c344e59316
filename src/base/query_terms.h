// What people type into a search box, and what texts are found by: both sides of full-text search
// in one place, so that they stay the same.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace base {

/// The terms by which a text is found: pairs of Chinese characters, the last character of each run
/// by itself (so that every character begins a term), whole words of other scripts. In the order
/// of the text, with repetitions. Words are cut after 64 characters.
std::vector<std::string> text_terms(std::string_view text);

/// One term of a query. A prefix stands for every term that begins with it.
struct SearchTerm {
    std::string text;
    bool is_prefix = false;

    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// One word as typed, or one quoted phrase. All its terms must be in a document; and because pairs
/// may stand apart there, `folded` must be in `base::fold` of the document's text.
struct WordGroup {
    std::string folded;
    std::vector<SearchTerm> terms;

    friend bool operator==(const WordGroup&, const WordGroup&) = default;
};

inline constexpr std::size_t most_query_length = 200;  ///< Characters.
inline constexpr std::size_t most_query_groups = 16;

/// Reads what a person typed. White space and the punctuation of sentences part words, quotes of
/// any kind (" “ ” 「 」 『 』) keep a phrase together, and nothing else has a meaning: there are
/// no operators. Empty or blank text gives no groups; the errors name `field`: `utf8` (broken or
/// with NUL), `too_long`, `too_many`, `no_words` (signs only, such as 🙂).
std::expected<std::vector<WordGroup>, FieldError> parse_query(std::string_view text,
                                                              std::string_view field = "q");

/// True when every group stands in the text, which `base::fold` has folded.
bool holds_all(std::string_view folded_text, const std::vector<WordGroup>& groups);

}  // namespace base
