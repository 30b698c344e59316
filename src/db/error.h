#pragma once

#include <stdexcept>
#include <string>

namespace db {

/// What kind of failure of the world it was; the command line maps each to an exit code.
enum class Failure {
    busy,         ///< Our own bounded queue or pool is full.
    locked,       ///< Another process holds the database.
    corrupt,      ///< The file is damaged or no database.
    read_only,    ///< The file, its folder or the server does not take writes.
    disk_full,    ///< No room left.
    unreachable,  ///< No connection to the server, or the file cannot be opened.
    too_new,      ///< The schema was made by a newer Gongzhi.
    bad_file,     ///< A backup or an export that cannot be used.
    other,
};

/// A failure of the world, not of the request: rolled back, answered 503. The text is a plain
/// sentence without personal data: it never holds the values of parameters.
struct Error : std::runtime_error {
    Error(Failure what, const std::string& sentence)
        : std::runtime_error(sentence), failure_(what) {}

    Failure failure() const { return failure_; }

  private:
    Failure failure_;
};

/// The bounded queue of writes (or the pool of readers) is full: 503 with Retry-After.
struct Busy : Error {
    explicit Busy(const std::string& sentence) : Error(Failure::busy, sentence) {}
};

/// The database was migrated further than this program knows. Nothing was changed.
struct SchemaTooNew : Error {
    explicit SchemaTooNew(const std::string& sentence) : Error(Failure::too_new, sentence) {}
};

}  // namespace db
