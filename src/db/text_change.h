// What both kinds of text index do with changes and queries before they ask their database.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/text_index.h"

namespace db::detail {

/// A bug unless it is a term as TextChange describes it.
void expect_term(std::string_view term);

/// One change for each document, by id (both indexes are quickest in that order): the last one,
/// with the words of the last that gave any. Terms are checked; marks are sorted, each once.
std::vector<TextChange> coalesce(std::vector<TextChange> changes);

std::string join(const std::vector<std::string>& terms);
/// Two joined lists, either of which may be empty, as one.
std::string join(std::string some, std::string_view more);
std::vector<std::string> split(std::string_view terms);

/// Words in the space of the text they came from: overlapping pairs are written as a run.
std::string pack(const std::vector<std::string>& words);
std::vector<std::string> unpack(std::string_view packed);

/// How the parts of a query are written for one kind of index.
struct QuerySyntax {
    std::string_view open, close, prefix, all, any;
};
/// The whole query as a text; at least one term is a must. Terms are checked.
std::string query_text(const TextQuery& query, const QuerySyntax& syntax);

/// Words that are worth comparing: each once, none of a single character, 128 at most.
std::vector<std::string> telling_words(const std::vector<std::string>& words);

inline constexpr std::size_t most_documents = 200;  ///< That may have a word that still counts.

/// What `most_like` adds up. Rare words weigh more.
class Likenesses {
  public:
    void add(const std::vector<std::int64_t>& ids);
    std::vector<Likeness> best(std::size_t limit) const;

  private:
    std::map<std::int64_t, Likeness> found_;
};

}  // namespace db::detail
