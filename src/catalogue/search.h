#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/category.h"

namespace catalogue {

/// Finds leaves of one edition by what people say: code, words of the name, class or note, pinyin
/// or its initials, English. Made once an edition; safe from every thread.
class CategorySearch {
  public:
    explicit CategorySearch(const Catalogue& catalogue);

    /// Codes of the leaves that fit, best first; by code where they fit equally well.
    std::vector<std::string> find(std::string_view query, std::size_t most) const;

  private:
    struct Entry {
        std::string code;
        std::string zh;      // folded, like everything here
        std::string around;  // class, note, English
        std::string full;    // pinyin
        std::string initials;
        std::vector<std::string> pairs;
    };
    static int score(const Entry& entry, const std::string& folded,
                     const std::vector<std::string>& pairs);

    std::vector<Entry> entries_;
};

}  // namespace catalogue
