#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "db/text_follower.h"
#include "db/text_index.h"
#include "matters/store.h"

namespace matters {

/// The full-text index of matters: follows the journal behind the writes, may be deleted and fills
/// itself again. A document is title, words, number and address; its marks are the regions it lies
/// in, its units, state, list, category and channel, so that a narrow scope reads little.
class MatterIndex {
  public:
    MatterIndex(db::Database& database, std::unique_ptr<db::TextIndex> index);

    db::TextIndex& text() { return *index_; }

    /// Waits until what the journal holds now can be found; false when it takes longer.
    bool catch_up(base::Duration at_most = std::chrono::seconds{30});

    /// Seconds that the index is behind the newest act, for the metrics.
    double lag_s();

  private:
    db::TextBatch changes_after(std::int64_t after, std::size_t most);
    std::int64_t newest();

    db::Database& database_;
    std::unique_ptr<db::TextIndex> index_;
    std::unique_ptr<db::TextFollower> follower_;
};

/// Marks, as the index has them.
std::string region_mark(std::string_view id);
std::string unit_mark(UnitId unit);
std::string state_mark(State state);
std::string category_mark(std::string_view code);
inline constexpr const char* open_mark = "@open";
inline constexpr const char* accepted_mark = "@accepted";

/// The marks that bound a search to a scope: its region and, if it is bound, its unit.
std::vector<std::string> scope_marks(const access::Scope& scope);

}  // namespace matters
