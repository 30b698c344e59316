#include "matters/suggest_categories.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"

namespace matters {

namespace {

/// One accepted neighbour that is nearly the same says more than a shared word of the name.
constexpr double neighbour_weight = 6;

struct Score {
    double by_name = 0;
    double by_neighbours = 0;
    int neighbours = 0;
    std::vector<std::string> pairs;

    double sum() const { return by_name + by_neighbours; }
};

/// Name, note and class of a leaf are what it is called by.
std::vector<std::string> pairs_of(const catalogue::Category& leaf) {
    auto pairs = base::bigrams(leaf.zh + " " + leaf.note);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

/// In how many leaves each pair stands.
std::map<std::string, int> spread(const catalogue::Catalogue& catalogue) {
    std::map<std::string, int> counts;
    for (const auto& leaf : catalogue.leaves)
        for (const auto& pair : pairs_of(leaf)) ++counts[pair];
    return counts;
}

std::map<std::string, Score> scores(std::string_view text, const catalogue::Catalogue& catalogue,
                                    std::span<const Neighbour> neighbours) {
    const auto words = base::bigrams(text);
    const std::set<std::string> said(words.begin(), words.end());
    const auto counts = spread(catalogue);
    const auto leaves = static_cast<double>(catalogue.leaves.size());
    std::map<std::string, Score> out;
    for (const auto& leaf : catalogue.leaves)
        for (const auto& pair : pairs_of(leaf)) {
            if (!said.contains(pair)) continue;
            auto& score = out[leaf.code];
            score.by_name += std::log(leaves / counts.at(pair));
            score.pairs.push_back(pair);
        }
    for (const auto& each : neighbours) {
        auto& score = out[each.category];
        score.by_neighbours += neighbour_weight * each.likeness;
        ++score.neighbours;
    }
    return out;
}

void give_reasons(CategorySuggestion& suggestion, const Score& score) {
    const auto pairs = std::span(score.pairs).first(std::min<std::size_t>(5, score.pairs.size()));
    if (score.neighbours > 0) {
        suggestion.reason_zh = fmt::format("与{}件已受理的相似事项同类", score.neighbours);
        suggestion.reason_en = fmt::format("like {} matters accepted as this", score.neighbours);
    }
    if (pairs.empty()) return;
    suggestion.reason_zh +=
        fmt::format("{}含“{}”", suggestion.reason_zh.empty() ? "" : ";", fmt::join(pairs, "、"));
    suggestion.reason_en +=
        fmt::format("{}says “{}”", suggestion.reason_en.empty() ? "" : "; ", fmt::join(pairs, " "));
}

}  // namespace

std::vector<CategorySuggestion> suggest_categories(std::string_view text,
                                                   const catalogue::Catalogue& catalogue,
                                                   std::span<const Neighbour> neighbours,
                                                   std::size_t most) {
    const auto found = scores(text, catalogue, neighbours);
    double sum = 0;
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [code, score] : found) {
        sum += score.sum();
        order.emplace_back(-score.sum(), code);
    }
    std::ranges::sort(order);
    if (order.size() > most) order.resize(most);
    std::vector<CategorySuggestion> out;
    for (const auto& [negative, code] : order) {
        const auto* leaf = catalogue.find(code);
        if (!leaf) continue;
        CategorySuggestion one{.category = code, .zh = leaf->zh, .en = leaf->en};
        one.weight = sum > 0 ? -negative / sum : 0;
        give_reasons(one, found.at(code));
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace matters
