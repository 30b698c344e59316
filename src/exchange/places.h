#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "regions/region_store.h"

namespace exchange {

/// The divisions of one county, by the names that other systems give them.
class Places {
  public:
    /// Reads the county and all below it. Empty when there is no such county.
    Places(db::Read& read, std::string_view county);

    bool empty() const { return regions_.empty(); }
    const regions::Region& county() const { return regions_.front(); }

    /// `坪山街道/六联社区`, from the wider to the narrower, each below the one before; or a code of
    /// twelve digits. 社区, 村 and what offices are called (居委会, 村民委员会) may be left out.
    /// Null when there is none, or more than one.
    const regions::Region* find(std::string_view text) const;
    const regions::Region* find(access::RegionId id) const;

  private:
    const regions::Region* find_below(const regions::Region& above, std::string_view name) const;

    std::vector<regions::Region> regions_;  ///< The county first, towns, villages.
};

/// A division's name without what its office is called: 六联社区 for 六联社区居委会.
std::string bare_name(std::string_view name);

}  // namespace exchange
