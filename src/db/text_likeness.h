#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/text_change.h"

namespace db::detail {

/// Compares one text with documents, word by word. Words that few of the documents have weigh
/// more: `log((1 + documents) / documents with the word)`.
class TextComparison {
  public:
    explicit TextComparison(std::string_view text);

    void add(const TextDocument& document);

    std::size_t documents() const { return seen_.size(); }
    /// The words that fewest of the documents so far have, at most one in a hundred.
    std::vector<std::string> rarest(std::size_t most) const;
    /// The best first; none that shares nothing.
    std::vector<Likeness> best(std::size_t limit) const;

  private:
    struct Seen {
        std::int64_t id;
        std::vector<std::uint16_t> shared;
    };
    double weight(std::size_t word) const;

    std::vector<std::string> words_;
    std::unordered_map<std::string_view, std::uint16_t> numbers_;
    std::vector<std::size_t> documents_with_;
    std::vector<Seen> seen_;
};

/// The whole of TextIndex::most_like over two questions that each index answers its own way:
/// the newest documents (or only their ids) that fit a query, and documents by id.
struct TextSource {
    using Take = std::function<void(TextDocument&&)>;
    using Ids = std::vector<std::int64_t>;
    std::function<void(const TextQuery&, const Take&)> newest;
    std::function<Ids(const TextQuery&)> ids;
    std::function<void(const Ids&, const Take&)> documents;
};
std::vector<Likeness> most_like(const TextSource& source, std::string_view text,
                                const TextQuery& within);

}  // namespace db::detail
