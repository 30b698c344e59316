#pragma once

namespace server {

/// What the program ends with, so that scripts can tell failures apart (docs/operations.md).
enum class ExitCode {
    ok = 0,
    finding = 1,         ///< doctor or a verification found something.
    usage = 2,           ///< Unknown option or command, or a value that does not fit.
    bad_file = 3,        ///< An input file is wrong or incomplete; nothing of it was taken.
    database = 4,        ///< Locked, corrupt, read-only, disk full, or out of reach.
    schema_too_new = 5,  ///< The database was written by a newer version.
    port = 6,            ///< The address is in use or may not be bound.
    key_file = 7,        ///< The key file is missing, unreadable or open to others.
    bug = 70,            ///< A broken promise of our own code.
};

}  // namespace server
