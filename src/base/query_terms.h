// What people type into a search box, and what texts are found by: both sides of full-text search
// in one place, so that they stay the same.
#pragma once

#include <algorithm>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace base {

/// What search keeps of a text: its runs, folded, a space between them, Chinese ones behind `~`:
/// `清运垃圾，2号` is `~清运垃圾 2 ~号`. Words are cut after 64 characters.
std::string search_form(std::string_view text);

/// Calls `f(std::string_view)` with each term of a form, in order, with repetitions: pairs of
/// Chinese characters, each character by itself, whole words of other scripts.
template <class F>
void each_term(std::string_view form, F&& f);

/// The terms by which a text is found.
std::vector<std::string> text_terms(std::string_view text);

/// One word as typed, or one quoted phrase. All its terms must be in a document; and because pairs
/// may stand apart there, `folded` must be in `base::fold` of the document's text.
struct WordGroup {
    std::string folded;
    std::vector<std::string> terms;

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

template <class F>
void each_term(std::string_view form, F&& f) {
    const auto character = [](std::string_view text) {
        std::size_t bytes = 1;
        while (bytes < text.size() && (text[bytes] & 0xC0) == 0x80) ++bytes;
        return bytes;
    };
    while (!form.empty()) {
        const auto end = std::min(form.find(' '), form.size());
        std::string_view run = form.substr(0, end);
        form.remove_prefix(std::min(end + 1, form.size()));
        if (!run.starts_with('~')) {
            f(run);
            continue;
        }
        run.remove_prefix(1);
        while (!run.empty()) {
            const std::size_t one = character(run);
            f(run.substr(0, one));
            if (one < run.size()) f(run.substr(0, one + character(run.substr(one))));
            run.remove_prefix(one);
        }
    }
}

}  // namespace base
