#pragma once

#include <memory>
#include <mutex>

#include "db/database.h"
#include "regions/search_index.h"

namespace regions {

/// Keeps the search index of one database: made at the first question (some seconds for the whole
/// country), made anew by the first question after an import while others are answered from the
/// old one. Safe from every thread.
class RegionSearch {
  public:
    std::shared_ptr<const SearchIndex> index(db::Read& read);

    /// Makes the index now, so that no visitor waits for it.
    void warm(db::Database& database);

  private:
    /// What the index was made of.
    struct Version {
        std::int64_t edition = 0;
        std::int64_t largest_id = 0;
        friend auto operator<=>(const Version&, const Version&) = default;
    };

    static Version version(db::Read& read);
    std::shared_ptr<const SearchIndex> made(Version at_least);

    std::mutex state_;
    std::mutex making_;
    std::shared_ptr<const SearchIndex> index_;
    Version version_;
};

}  // namespace regions
