#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace db::detail {

/// A file that appears whole or not at all: written beside, synced, and renamed by `keep`. Throws
/// Error(disk_full or bad_file). Without `keep` nothing is left.
class NewFile {
  public:
    /// Throws Error(bad_file) when `path` is there already.
    explicit NewFile(std::filesystem::path path);
    ~NewFile();
    NewFile(const NewFile&) = delete;

    const std::filesystem::path& beside() const { return beside_; }
    void write(std::string_view text);
    /// What was written is on disk.
    void sync();
    void keep();

  private:
    void flush();

    const std::filesystem::path path_;
    const std::filesystem::path beside_;
    std::string buffer_;
    int fd_ = -1;
};

}  // namespace db::detail
