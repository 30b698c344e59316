#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "regions/search_column.h"

namespace regions {

/// A division as the search sees it. Entries are added parents first, in the order of level and
/// code: that order is also the rank among equal matches.
struct SearchEntry {
    std::int64_t id = 0;
    std::int64_t parent_id = 0;
    int level = 0;
    std::int64_t code = 0;
    std::string name;
    std::string pinyin;
    std::string initials;
};

struct SearchQuestion {
    std::string text;
    std::int64_t within = 0;  ///< Only this region and what stands below it; 0: everywhere.
    int level = 0;            ///< Only this level; 0: all.
    std::size_t limit = 20;
};

/// Finds divisions by name, pinyin, pinyin initials or code, best first: exact, then beginning,
/// then inside; among equals the higher level, then the smaller code. Of several words one names
/// the place, by preference the last, and the others its ancestors: `瓜州 渊泉`. Immutable, so that
/// any number of threads may ask; all in memory (about 90 bytes a division).
class SearchIndex {
  public:
    class Builder;

    /// Ids, best first.
    std::vector<std::int64_t> find(const SearchQuestion& question) const;

    std::size_t size() const { return ids_.size(); }
    std::size_t bytes() const;

  private:
    SearchIndex() = default;

    struct Word;
    class Gathering;

    static std::vector<Word> words_of(std::string_view text);
    bool holds(std::uint32_t entry, const Word& word) const;
    std::vector<char> covered_by(const Word& word) const;
    std::vector<char> covered_by(std::int64_t region_id) const;
    void gather(const Word& word, Gathering& into) const;
    void gather_code(const Word& word, Gathering& into) const;

    std::vector<std::int32_t> ids_;
    std::vector<std::uint32_t> parents_;  ///< Entry of the parent; its own for a province.
    std::vector<std::int64_t> codes_;
    std::vector<std::uint32_t> begins_;  ///< First entry of each level 1 … 5, and the end.
    SearchColumn<char16_t> names_;
    SearchColumn<char> pinyin_;
    SearchColumn<char> initials_;
};

/// Makes an index of entries that come one by one.
class SearchIndex::Builder {
  public:
    void add(const SearchEntry& entry);
    SearchIndex build() &&;

  private:
    SearchIndex index_;
    std::vector<std::uint32_t> entry_of_;  ///< By region id.
};

}  // namespace regions
