#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regions/divisions_file.h"

namespace regions {

/// A division that is open in the database.
struct Known {
    std::int64_t id = 0;
    std::int64_t parent_id = 0;  ///< 0 for a province.
    CodeKey key;
    std::string name;
    int urban_rural = 0;
};

/// A division that the new file no longer has, and what came in its place, if that is plain.
struct Closing {
    std::size_t known = 0;          ///< Index among the known.
    std::int64_t successor_id = 0;  ///< 0: none, or more than one could be.
    bool moved = false;             ///< The successor stands under another parent.
};

/// A division that stays, but looks different.
struct Change {
    std::size_t known = 0;
    std::size_t row = 0;  ///< Index in the file.
};

/// What an import has to do. Rows are indices into the file.
struct DivisionPlan {
    std::vector<std::int64_t> ids;     ///< Of every row of the file: kept, or new from `first_id`.
    std::vector<std::size_t> parents;  ///< Row of each row's parent; its own index for a province.
    std::vector<std::size_t> added;
    std::vector<Change> renamed;
    std::vector<Change> reclassified;  ///< Another urban–rural class; a file without keeps them.
    std::vector<Closing> closed;

    std::size_t moved() const;
    bool changes_nothing() const;
    /// `/1/35/2398/`: the ids from the province down to the row.
    std::string path(std::size_t row) const;
};

/// Compares a file with what is open. A division is the same when level and code are; it keeps its
/// id. One whose code vanished is closed; its successor is a new one of the same name under the
/// same parent (or the parent's successor), else of the same name but for its kind (瓜州县 →
/// 瓜州市, 渊泉村委会 → 渊泉社区居委会), else the only new one of that name in the area above the
/// parent (moved). Both inputs are ordered by key.
DivisionPlan plan_divisions(std::span<const Known> known, std::span<const Division> file,
                            std::int64_t first_id);

/// A name without the word for its kind: 瓜州 for 瓜州县, 渊泉 for 渊泉社区居委会.
std::string_view stem(std::string_view name);

}  // namespace regions
