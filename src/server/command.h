#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>

#include "db/database.h"
#include "server/exit_code.h"

namespace server {

/// Where this installation lives: the options that every command shares.
struct Place {
    std::filesystem::path data;  ///< --data DIR; holds the database, keys and attachments.
    std::string database;        ///< --database URL; empty: SQLite in `data`.

    std::filesystem::path key_file() const { return data / "key.json"; }
    std::filesystem::path files_folder() const { return data / "files"; }
    std::filesystem::path seal_key_file() const { return data / "seal-key.json"; }

    /// The database as `db::Database::open` wants it.
    std::string url() const;

    /// Opens the database and brings it to this version's schema. Makes `data` when it is not
    /// there. Throws db::Error.
    std::unique_ptr<db::Database> open(db::Options options = {}) const;

    /// As open(), but refuses when nothing has been set up here yet (exit code `usage`).
    std::unique_ptr<db::Database> open_existing(db::Options options = {}) const;
};

/// Ends a command with a sentence for the person at the keyboard and an exit code.
struct CommandError : std::runtime_error {
    CommandError(ExitCode with, const std::string& sentence)
        : std::runtime_error(sentence), code(with) {}
    ExitCode code;
};

/// A command that did its work and has something to report by its exit code: throw it last.
struct CommandEnd {
    ExitCode code = ExitCode::ok;
};

}  // namespace server
