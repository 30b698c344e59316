#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/instant.h"

namespace db {

/// What a backup or an export holds.
struct Contents {
    std::int64_t rows = 0;
    std::map<std::string, std::int64_t> tables;  ///< Rows by table.
};

/// A consistent copy of a database in use: a SQLite file on SQLite, an export on PostgreSQL. It is
/// read back and compared before it gets its name; a file of that name is never overwritten.
/// Throws Error.
Contents back_up(const std::string& url, const std::filesystem::path& file, base::Instant now);

/// Reads a backup or an export of either kind into a database, wholly or not at all. The file is
/// checked first. Refuses a database that another program has open, and, without `replace`, one
/// that holds anything. A damaged SQLite file is set aside when `replace` says so. Throws Error.
Contents restore(const std::string& url, const std::filesystem::path& file, base::Instant now,
                 bool replace);

/// Every row of every table as JSON lines (the format stands in db/dump.h), from one snapshot.
Contents export_all(const std::string& url, const std::filesystem::path& file, base::Instant now);

/// True when a Gongzhi has this database open now, this process included.
bool is_in_use(const std::string& url);

}  // namespace db
