#pragma once

#include <optional>
#include <string>
#include <vector>

#include "seals/raw_entry.h"

/// One matter's journal, walked entry by entry. Pure.
namespace seals {

/// What is wrong with an entry or a row, before it is known whose matter it is.
struct Flaw {
    std::string code;
    std::int64_t seq = 0;  ///< 0: the matter's row.
    std::string zh;
    std::string en;
};

/// Follows the entries of one matter and folds them into its row.
class Chain {
  public:
    explicit Chain(std::int64_t matter_id) : matter_id_(matter_id) {}

    std::int64_t matter_id() const { return matter_id_; }
    /// The next entry in order of seq. Says what does not fit, and goes on from what stands there.
    std::vector<Flaw> step(const RawEntry& raw);
    /// Compares what was folded with the row, but for the times that only repeat what clocks say.
    std::vector<Flaw> finish(const matters::Matter& with_times) const;

  private:
    void check_text(const RawEntry& raw, std::vector<Flaw>& out) const;
    void fold(const matters::Entry& entry, std::vector<Flaw>& out);

    std::int64_t matter_id_;
    std::int64_t seq_ = 0;
    std::string digest_;
    matters::Matter folded_;
    bool foldable_ = true;  ///< Until an entry is missing or broken: then the row says nothing.
};

}  // namespace seals
