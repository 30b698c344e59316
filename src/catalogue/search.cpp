#include "catalogue/search.h"

#include <algorithm>

#include "base/text.h"

namespace catalogue {

namespace {

std::string around(const Catalogue& catalogue, const Category& leaf) {
    std::string text = leaf.en + " " + leaf.note;
    for (const std::string& code : {leaf.class_code(), leaf.group()})
        if (const Heading* heading = catalogue.find_heading(code))
            text += " " + heading->zh + " " + heading->en;
    return base::fold(text);
}

}  // namespace

CategorySearch::CategorySearch(const Catalogue& catalogue) {
    for (const Category& leaf : catalogue.leaves) {
        const base::Pinyin pinyin = base::pinyin(leaf.zh);
        entries_.push_back({leaf.code, base::fold(leaf.zh), around(catalogue, leaf), pinyin.full,
                            pinyin.initials, base::bigrams(leaf.zh)});
    }
}

int CategorySearch::score(const Entry& entry, const std::string& folded,
                          const std::vector<std::string>& pairs) {
    if (entry.code.starts_with(folded)) return 1000;
    if (entry.zh == folded) return 900;
    if (entry.zh.starts_with(folded)) return 800;
    if (entry.zh.find(folded) != std::string::npos) return 700;
    if (entry.initials.starts_with(folded)) return 600;
    if (entry.full.starts_with(folded)) return 550;
    if (folded.size() >= 3 && entry.initials.find(folded) != std::string::npos) return 500;
    if (folded.size() >= 4 && entry.full.find(folded) != std::string::npos) return 450;
    if (entry.around.find(folded) != std::string::npos) return 400;
    const auto shared = std::ranges::count_if(pairs, [&](const std::string& pair) {
        return std::ranges::find(entry.pairs, pair) != entry.pairs.end();
    });
    return static_cast<int>(100 * shared) /
           static_cast<int>(std::max<std::size_t>(1, pairs.size()));
}

std::vector<std::string> CategorySearch::find(std::string_view query, std::size_t most) const {
    const std::string folded = base::fold(query);
    if (folded.empty()) return {};
    const auto pairs = base::bigrams(query);
    std::vector<std::pair<int, std::string>> found;
    for (const Entry& entry : entries_)
        if (const int points = score(entry, folded, pairs); points > 0)
            found.emplace_back(-points, entry.code);
    std::ranges::sort(found);
    if (found.size() > most) found.resize(most);
    std::vector<std::string> codes;
    for (auto& [points, code] : found) codes.push_back(std::move(code));
    return codes;
}

}  // namespace catalogue
