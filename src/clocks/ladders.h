#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "clocks/ladder.h"
#include "db/database.h"

namespace clocks {

/// The ladder for a kind of clock in a region: that of the nearest region at or above `path` that
/// has one for this kind, else the nearest that has one for all kinds. The country has one.
LadderId ladder_for(db::Read& read, std::string_view path, std::string_view clock_kind);

/// The steps of a ladder; it is a bug to ask for one that is not there.
std::vector<LadderStep> ladder_steps(db::Read& read, LadderId ladder_id);

/// Ladders of one database, which never change once made. Safe from every thread.
class Ladders {
  public:
    std::shared_ptr<const std::vector<LadderStep>> get(db::Read& read, LadderId ladder_id);

  private:
    std::mutex mutex_;
    std::map<LadderId, std::shared_ptr<const std::vector<LadderStep>>> kept_;
};

}  // namespace clocks
