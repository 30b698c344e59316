#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "db/database.h"

namespace db::testing {

/// A new, migrated database that goes away with this object; for tests and benchmarks.
class Scratch {
  public:
    /// On SQLite: a file in a folder of its own.
    static std::unique_ptr<Scratch> sqlite(Options options = {});
    /// On the server that `admin_url` reaches: a database of its own.
    static std::unique_ptr<Scratch> postgresql(const std::string& admin_url, Options options = {});

    ~Scratch();
    Scratch(const Scratch&) = delete;

    Database& database() { return *database_; }
    const std::string& url() const { return url_; }
    /// Closes the database; `reopen` opens it again.
    void close() { database_ = nullptr; }
    void reopen();
    /// A folder for files of the test; goes away too.
    const std::filesystem::path& folder() const { return folder_; }

  private:
    Scratch() = default;

    Options options_;
    std::filesystem::path folder_;
    std::string url_;
    std::string admin_url_;
    std::string name_;
    std::unique_ptr<Database> database_;
};

/// `admin_url` with another database's name in it.
std::string with_database(const std::string& admin_url, const std::string& name);

}  // namespace db::testing
