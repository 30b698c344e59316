#include "db/text_likeness.h"

#include <algorithm>
#include <cmath>

#include "base/query_terms.h"
#include "base/text.h"

namespace db::detail {

namespace {

constexpr std::size_t most_words = 400;
constexpr std::size_t most_compared = 2000;
// Behind the newest 2000: words that are asked for, answers to each, documents fetched.
constexpr std::size_t most_questions = 32;
constexpr std::size_t most_answers = 400;
constexpr std::size_t most_older = 1000;

/// Older documents, those that have most of the words first. The scope is not asked for: to walk
/// over a wide one for every word would take long in a large database.
std::vector<std::int64_t> older(const TextSource& source, const std::vector<std::string>& words,
                                const TextQuery& rest) {
    std::unordered_map<std::int64_t, int> hits;
    for (const std::string& word : words)
        for (const std::int64_t id : source.ids({.all = {word},
                                     .after = rest.after,
                                     .before = rest.before,
                                     .limit = most_answers}))
            ++hits[id];
    std::vector<std::pair<int, std::int64_t>> order;
    for (const auto& [id, count] : hits) order.emplace_back(count, id);
    std::ranges::sort(order, std::greater{});
    if (order.size() > most_older) order.resize(most_older);
    std::vector<std::int64_t> out;
    for (const auto& [count, id] : order) out.push_back(id);
    return out;
}

}  // namespace

TextComparison::TextComparison(std::string_view text) {
    base::each_term(base::search_form(text), [this](std::string_view word) {
        if (words_.size() < most_words && base::length(word) > 1) words_.emplace_back(word);
    });
    std::ranges::sort(words_);
    const auto repeated = std::ranges::unique(words_);
    words_.erase(repeated.begin(), repeated.end());
    for (std::size_t i = 0; i < words_.size(); ++i)
        numbers_.emplace(words_[i], static_cast<std::uint16_t>(i));
    documents_with_.resize(words_.size());
}

void TextComparison::add(const TextDocument& document) {
    Seen seen{.id = document.id, .shared = {}};
    base::each_term(document.form, [&](std::string_view word) {
        if (const auto found = numbers_.find(word); found != numbers_.end())
            seen.shared.push_back(found->second);
    });
    std::ranges::sort(seen.shared);
    const auto repeated = std::ranges::unique(seen.shared);
    seen.shared.erase(repeated.begin(), repeated.end());
    for (const std::uint16_t word : seen.shared) ++documents_with_[word];
    seen_.push_back(std::move(seen));
}

double TextComparison::weight(std::size_t word) const {
    const auto with = static_cast<double>(std::max<std::size_t>(1, documents_with_[word]));
    return std::log((1 + static_cast<double>(seen_.size())) / with);
}

std::vector<std::string> TextComparison::rarest(std::size_t most) const {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (documents_with_[i] * 100 <= seen_.size()) order.emplace_back(documents_with_[i], i);
    std::ranges::sort(order);
    if (order.size() > most) order.resize(most);
    std::vector<std::string> out;
    for (const auto& [with, word] : order) out.push_back(words_[word]);
    return out;
}

std::vector<Likeness> TextComparison::best(std::size_t limit) const {
    double whole = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) whole += weight(i);
    std::vector<Likeness> out;
    for (const Seen& seen : seen_) {
        double part = 0;
        for (const std::uint16_t word : seen.shared) part += weight(word);
        if (part > 0)
            out.push_back({.id = seen.id,
                           .shared = static_cast<int>(seen.shared.size()),
                           .likeness = part / whole});
    }
    std::ranges::sort(out, [](const Likeness& a, const Likeness& b) {
        return std::tie(b.likeness, b.id) < std::tie(a.likeness, a.id);
    });
    if (out.size() > limit) out.resize(limit);
    return out;
}

std::vector<Likeness> most_like(const TextSource& source, std::string_view text,
                                const TextQuery& within) {
    TextComparison comparison(text);
    TextQuery newest = within;
    newest.limit = most_compared;
    TextQuery rest = within;
    source.newest(newest, [&](TextDocument&& document) {
        rest.before = document.id;
        comparison.add(document);
    });
    if (comparison.documents() == most_compared)
        source.documents(older(source, comparison.rarest(most_questions), rest),
                         [&](TextDocument&& document) {
                             if (has_marks(document, within)) comparison.add(document);
                         });
    return comparison.best(within.limit);
}

}  // namespace db::detail
