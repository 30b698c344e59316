#include "regions/search_index.h"

#include <array>
#include <charconv>
#include <limits>

#include "base/expects.h"
#include "base/text.h"
#include "regions/region.h"

namespace regions {

namespace {

constexpr std::size_t most_words = 5;

std::u16string to_utf16(std::string_view text) {
    std::u16string out;
    for (const char32_t c : base::code_points(text)) {
        if (c < 0x10000) {
            out.push_back(static_cast<char16_t>(c));
        } else {
            out.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
            out.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
        }
    }
    return out;
}

std::string spaces_made_plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\u3000")) {
            out.push_back(' ');
            i += 2;
        } else {
            out.push_back(static_cast<unsigned char>(text[i]) <= ' ' ? ' ' : text[i]);
        }
    }
    return out;
}

}  // namespace

struct SearchIndex::Word {
    std::string latin;    ///< Folded; empty when the word is Chinese.
    std::u16string name;  ///< Folded.
    bool is_code = false;
};

/// Collects the best entries that pass, class by class.
class SearchIndex::Gathering {
  public:
    Gathering(std::uint32_t first, std::uint32_t past, std::size_t limit,
              const std::vector<std::uint32_t>& parents)
        : from(first), to(past), limit_(limit), parents_(parents) {}

    /// The entry's ancestors must be covered.
    void require_above(std::vector<char> covered) { above_.push_back(std::move(covered)); }
    /// The entry must be `root` or below it.
    void require_below(std::uint32_t root, std::vector<char> covered) {
        root_ = root;
        above_.push_back(std::move(covered));
        has_root_ = true;
    }

    bool is_full() const { return entries.size() >= limit_; }

    bool passes(std::uint32_t entry) const {
        if (entry < from || entry >= to) return false;
        if (above_.empty()) return true;
        const auto parent = parents_[entry];
        for (std::size_t i = 0; i < above_.size(); ++i) {
            if (has_root_ && i == 0 && entry == root_) continue;
            if (parent == entry || above_[i][parent] == 0) return false;
        }
        return true;
    }

    void offer(std::uint32_t entry) {
        if (!is_full() && std::ranges::find(entries, entry) == entries.end())
            entries.push_back(entry);
    }

    /// Takes the best of one class: entries are ranked by their number.
    void offer_best_of(std::vector<std::uint32_t>& found) {
        const auto kept = std::min(found.size(), limit_ + entries.size());
        std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept));
        found.resize(kept);
        for (const auto entry : found) offer(entry);
    }

    std::vector<std::uint32_t> entries;
    const std::uint32_t from;
    const std::uint32_t to;

  private:
    const std::size_t limit_;
    const std::vector<std::uint32_t>& parents_;
    std::vector<std::vector<char>> above_;
    std::uint32_t root_ = 0;
    bool has_root_ = false;
};

void SearchIndex::Builder::add(const SearchEntry& entry) {
    auto& index = index_;
    const auto own = static_cast<std::uint32_t>(index.ids_.size());
    base::expects(
        entry.level >= static_cast<int>(index.begins_.size()) - 1 && entry.level <= levels,
        "entries come by level, parents first");
    base::expects(entry.id > 0 && entry.id <= std::numeric_limits<std::int32_t>::max(),
                  "ids of regions are small");
    while (static_cast<int>(index.begins_.size()) <= entry.level) index.begins_.push_back(own);
    const auto id = static_cast<std::size_t>(entry.id);
    if (entry_of_.size() <= id) entry_of_.resize(std::max(id + 1, entry_of_.size() * 2));
    entry_of_[id] = own;
    index.ids_.push_back(static_cast<std::int32_t>(entry.id));
    const auto parent = static_cast<std::size_t>(entry.parent_id);
    base::expects(parent < entry_of_.size(), "parents come first");
    index.parents_.push_back(parent == 0 ? own : entry_of_[parent]);
    index.codes_.push_back(entry.code);
    index.names_.add(to_utf16(base::fold(entry.name)));
    index.pinyin_.add(entry.pinyin);
    index.initials_.add(entry.initials);
}

SearchIndex SearchIndex::Builder::build() && {
    auto& index = index_;
    const auto end = static_cast<std::uint32_t>(index.ids_.size());
    while (index.begins_.size() <= levels + 1) index.begins_.push_back(end);
    index.ids_.shrink_to_fit();
    index.parents_.shrink_to_fit();
    index.codes_.shrink_to_fit();
    index.names_.finish();
    index.pinyin_.finish();
    index.initials_.finish();
    return std::move(index_);
}

std::size_t SearchIndex::bytes() const {
    return ids_.capacity() * 4 + parents_.capacity() * 4 + codes_.capacity() * 8 + names_.bytes() +
           pinyin_.bytes() + initials_.bytes();
}

std::vector<SearchIndex::Word> SearchIndex::words_of(std::string_view text) {
    std::vector<Word> out;
    const auto plain = spaces_made_plain(text);
    for (std::size_t at = 0; at < plain.size() && out.size() < most_words;) {
        const auto end = std::min(plain.find(' ', at), plain.size());
        const auto folded = base::fold(std::string_view(plain).substr(at, end - at));
        at = end + 1;
        if (folded.empty()) continue;
        Word word{.name = to_utf16(folded)};
        const bool is_ascii = std::ranges::all_of(folded, [](char c) { return c > 0; });
        const bool is_digits =
            std::ranges::all_of(folded, [](char c) { return c >= '0' && c <= '9'; });
        if (is_ascii && !is_digits) word.latin = folded;
        if (is_digits && folded.size() <= code_digits) {
            word.latin = folded;
            word.is_code = true;
        }
        out.push_back(std::move(word));
    }
    return out;
}

bool SearchIndex::holds(std::uint32_t entry, const Word& word) const {
    if (word.is_code) return std::to_string(codes_[entry]).starts_with(word.latin);
    if (!word.latin.empty())
        return pinyin_.view(entry).starts_with(word.latin) ||
               initials_.view(entry).starts_with(word.latin);
    return names_.view(entry).find(word.name) != std::u16string_view::npos;
}

/// Which entries above the villages match the word or stand below one that does.
std::vector<char> SearchIndex::covered_by(const Word& word) const {
    std::vector<char> out(begins_[levels]);
    for (std::uint32_t entry = 0; entry < out.size(); ++entry)
        out[entry] = (parents_[entry] != entry && out[parents_[entry]] != 0) || holds(entry, word);
    return out;
}

std::vector<char> SearchIndex::covered_by(std::int64_t region_id) const {
    std::vector<char> out(begins_[levels]);
    for (std::uint32_t entry = 0; entry < out.size(); ++entry)
        out[entry] =
            ids_[entry] == region_id || (parents_[entry] != entry && out[parents_[entry]] != 0);
    return out;
}

void SearchIndex::gather_code(const Word& word, Gathering& into) const {
    std::int64_t low = 0;
    std::from_chars(word.latin.data(), word.latin.data() + word.latin.size(), low);
    std::int64_t high = low + 1;
    for (std::size_t i = word.latin.size(); i < code_digits; ++i) {
        low *= 10;
        high *= 10;
    }
    for (int level = 1; level <= levels; ++level) {
        const auto begin = codes_.begin() + begins_[static_cast<std::size_t>(level)];
        const auto end = codes_.begin() + begins_[static_cast<std::size_t>(level) + 1];
        for (auto at = std::lower_bound(begin, end, low); at != end && *at < high; ++at) {
            if (into.is_full()) return;
            const auto entry = static_cast<std::uint32_t>(at - codes_.begin());
            if (into.passes(entry)) into.offer(entry);
        }
    }
}

void SearchIndex::gather(const Word& word, Gathering& into) const {
    if (word.is_code) gather_code(word, into);

    // Whole names, then beginnings; pinyin before initials.
    std::vector<std::vector<std::uint32_t>> exact, beginning;
    const auto look_in = [&](const auto& column, const auto& text) {
        auto& whole = exact.emplace_back();
        auto& start = beginning.emplace_back();
        column.each_beginning(text, [&](std::uint32_t entry, bool is_exact) {
            if (into.passes(entry)) (is_exact ? whole : start).push_back(entry);
        });
    };
    const bool is_latin = !word.latin.empty() && !word.is_code;
    if (is_latin) {
        look_in(pinyin_, std::string_view(word.latin));
        look_in(initials_, std::string_view(word.latin));
    } else {
        look_in(names_, std::u16string_view(word.name));
    }
    for (auto& found : exact) into.offer_best_of(found);
    for (auto& found : beginning) into.offer_best_of(found);

    const auto look_inside = [&](const auto& column, const auto& text) {
        if (into.is_full() || into.from == into.to) return;
        column.each_holding(text, into.from, into.to, [&](std::uint32_t entry) {
            if (into.passes(entry)) into.offer(entry);
            return !into.is_full();
        });
    };
    if (is_latin) {
        look_inside(pinyin_, std::string_view(word.latin));
        look_inside(initials_, std::string_view(word.latin));
    } else {
        look_inside(names_, std::u16string_view(word.name));
    }
}

std::vector<std::int64_t> SearchIndex::find(const SearchQuestion& question) const {
    const auto words = words_of(question.text);
    std::vector<std::int64_t> out;
    if (words.empty() || ids_.empty()) return out;

    const auto level = static_cast<std::size_t>(question.level);
    const auto from = level == 0 ? 0 : begins_[level];
    const auto to = level == 0 ? begins_.back() : begins_[level + 1];
    const auto ask = [&](std::size_t target) {
        Gathering gathering(from, to, question.limit, parents_);
        if (question.within != 0) {
            const auto root = std::ranges::find(ids_, question.within) - ids_.begin();
            gathering.require_below(static_cast<std::uint32_t>(root), covered_by(question.within));
        }
        for (std::size_t i = 0; i < words.size(); ++i)
            if (i != target) gathering.require_above(covered_by(words[i]));
        gather(words[target], gathering);
        for (const auto entry : gathering.entries) out.push_back(ids_[entry]);
    };
    ask(words.size() - 1);
    // `渊泉 瓜州`: people also say the smaller place first.
    if (out.empty() && words.size() > 1) ask(0);
    return out;
}

}  // namespace regions
