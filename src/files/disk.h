#pragma once

#include <filesystem>
#include <string_view>

/// Small steps on a disk, each of them durable when it returns. Failures throw db::Error
/// (disk_full, or bad_file with the path and what the system says).
namespace files::disk {

[[noreturn]] void fail(const std::filesystem::path& path);

/// An open descriptor, closed at the end of its life.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor();
    int get() const { return fd_; }

  private:
    int fd_;
};

/// What was written to the file, or which names a folder holds, is on disk.
void sync(const std::filesystem::path& path);

/// Makes a folder and those above it, as far as they are missing, for its owner only.
void make_folder(const std::filesystem::path& folder);

/// Writes at an offset, all of it, and waits for the disk.
void write_at(const Descriptor& file, std::int64_t offset, std::string_view bytes,
              const std::filesystem::path& path);

/// Writes a file anew, whole and on disk.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// True when there was something to remove.
bool remove(const std::filesystem::path& path);

}  // namespace files::disk
