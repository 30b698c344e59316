#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.h"
#include "db/connection.h"
#include "db/tables.h"

namespace db::detail {

/// What stands in an export, a text file of one JSON value a line:
///
///     {"gongzhi":"export","format":1,"made_at":…,"migrations":[{"number":1,"name":…,"digest":…}]}
///     {"table":"region","row":{"region_id":1,"name":"甘肃省",…}}      as often as there are rows
///     {"end":{"rows":2,"tables":{"region":1,…}},"digest":…}
///
/// The digest chains SHA-256 over all lines before the last: a file that was cut off, or of which
/// one character was changed, is noticed.
struct DumpContents {
    std::vector<int> migrations;
    std::int64_t rows = 0;
    RowCounts tables;
};

/// Writes every row of every table, from one snapshot. `file` must not be there; it appears whole
/// and on disk, or not at all.
DumpContents write_dump(Connection& connection, const std::filesystem::path& file,
                        base::Instant now);

/// Reads the whole file. Throws Error(bad_file) with the line that is wrong, SchemaTooNew when a
/// newer program wrote it.
DumpContents check_dump(const std::filesystem::path& file);

/// Replaces everything in the database by a file that was checked, in one transaction. Throws
/// Error(bad_file) with line, field and what was expected; then nothing has changed.
DumpContents load_dump(Connection& connection, const std::filesystem::path& file,
                       base::Instant now);

/// One step of the chained digest.
std::string chain(const std::string& digest, std::string_view line);

}  // namespace db::detail
