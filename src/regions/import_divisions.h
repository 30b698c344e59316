#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "db/database.h"
#include "regions/divisions_file.h"

namespace regions {

/// One division that an import changed.
struct DivisionChange {
    std::string_view what;  ///< added, renamed, reclassified, moved, recoded or closed.
    int level = 0;
    std::string code;
    std::string name;
    std::string now;  ///< The new name, class or successor's code, where there is one.
};

struct DivisionImport {
    base::Date as_of{};            ///< The day the file speaks of; codes come and go on it.
    int most_closed_percent = 10;  ///< A file that would close more is taken for a part of one.
    /// Told of the work, for people who wait: `writing`, 120,000 of 665,276.
    std::function<void(std::string_view stage, std::size_t done, std::size_t total)> progress;
    /// Told of each change after all is on disk; not at a first import, where everything is new.
    std::function<void(const DivisionChange&)> report;
};

struct DivisionsImported {
    bool is_first = false;
    std::size_t total = 0;
    std::size_t added = 0;
    std::size_t renamed = 0;
    std::size_t reclassified = 0;
    std::size_t moved = 0;   ///< Closed here, and found again under another parent.
    std::size_t closed = 0;  ///< Moved ones included.
};

/// Takes in a year of administrative divisions: TSV as read_divisions() reads it, plain or packed
/// as .xz. Ids stay, vanished codes are closed and point to their successor (division_plan.h). The
/// whole file is checked before anything is written, and all is written in one transaction.
/// Throws db::Error.
std::expected<DivisionsImported, std::vector<base::FileProblem>> import_divisions(
    db::Database& database, std::string_view bytes, const DivisionImport& how);

}  // namespace regions
