#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace regions {

/// Where `word` next stands in `text`, at or after `from`; npos when nowhere. Compares two
/// characters of the word against blocks of the text, which compilers turn into vector
/// instructions: std::search and memmem are several times slower on Chinese, whose bytes repeat.
template <class Char>
std::size_t find_from(std::basic_string_view<Char> text, std::basic_string_view<Char> word,
                      std::size_t from) {
    constexpr std::size_t block = 64;
    if (word.empty() || text.size() < word.size()) return text.npos;
    const std::size_t far = word.size() - 1;
    const std::size_t end = text.size() - far;  // first place where the word no longer fits
    const Char first = word.front();
    const Char last = word.back();
    std::size_t at = from;
    while (at < end) {
        if (at + block <= end) {
            const Char* near_text = text.data() + at;
            const Char* far_text = near_text + far;
            Char any = 0;
            for (std::size_t i = 0; i < block; ++i)
                any |= static_cast<Char>((near_text[i] == first) & (far_text[i] == last));
            if (any == 0) {
                at += block;
                continue;
            }
        }
        const std::size_t stop = std::min(at + block, end);
        for (; at < stop; ++at)
            if (text[at] == first && text[at + far] == last && text.substr(at, far + 1) == word)
                return at;
    }
    return text.npos;
}

/// One text of every entry (its name, its pinyin), packed one behind the other, and the order of
/// the entries by that text.
template <class Char>
class SearchColumn {
  public:
    using View = std::basic_string_view<Char>;

    void add(View text) {
        starts_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_.append(text);
        text_.push_back(0);  // so that no match reaches from one entry into the next
    }
    void finish() {
        text_.shrink_to_fit();
        order_.resize(starts_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        starts_.push_back(static_cast<std::uint32_t>(text_.size()));
        std::ranges::sort(order_, [this](std::uint32_t a, std::uint32_t b) {
            const int way = view(a).compare(view(b));
            return way != 0 ? way < 0 : a < b;
        });
    }

    View view(std::uint32_t entry) const {
        return View(text_).substr(starts_[entry], starts_[entry + 1] - starts_[entry] - 1);
    }

    /// Calls f(entry, is_exact) for every entry that begins with the word, in no useful order.
    void each_beginning(View word, auto&& f) const {
        auto at = std::ranges::lower_bound(order_, word, {},
                                           [this](std::uint32_t entry) { return view(entry); });
        for (; at != order_.end() && view(*at).starts_with(word); ++at)
            f(*at, view(*at).size() == word.size());
    }

    /// Calls f(entry) for every entry in [from, to) that holds the word, in order, once each,
    /// until f returns false.
    void each_holding(View word, std::uint32_t from, std::uint32_t to, auto&& f) const {
        const View text = View(text_).substr(0, starts_[to]);
        std::uint32_t entry = from;
        std::size_t at = starts_[from];
        while ((at = find_from(text, word, at)) != View::npos) {
            while (starts_[entry + 1] <= at) ++entry;
            if (!f(entry)) return;
            at = starts_[entry + 1];
        }
    }

    std::size_t bytes() const {
        return text_.capacity() * sizeof(Char) + (starts_.capacity() + order_.capacity()) * 4;
    }

  private:
    std::basic_string<Char> text_;
    std::vector<std::uint32_t> starts_;  ///< Where each entry begins; one more at the end.
    std::vector<std::uint32_t> order_;   ///< Entries by their text.
};

}  // namespace regions
