#include "files/disk.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/error.h"

namespace files::disk {

void fail(const std::filesystem::path& path) {
    const auto failure = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
                             ? db::Failure::disk_full
                             : db::Failure::bad_file;
    throw db::Error(failure, fmt::format("{}: {}", path.string(), std::strerror(errno)));
}

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

void sync(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.get() < 0 || ::fsync(file.get()) != 0) fail(path);
}

void make_folder(const std::filesystem::path& folder) {
    if (std::filesystem::is_directory(folder)) return;
    const auto parent = folder.parent_path();
    if (!parent.empty()) make_folder(parent);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail(folder);
    if (!parent.empty()) sync(parent);
}

void write_at(const Descriptor& file, std::int64_t offset, std::string_view bytes,
              const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto done = ::pwrite(file.get(), bytes.data(), bytes.size(), offset);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail(path);
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += done;
    }
    if (::fdatasync(file.get()) != 0) fail(path);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    const Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0) fail(path);
    write_at(file, 0, bytes, path);
}

bool remove(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) == 0) return true;
    if (errno != ENOENT) fail(path);
    return false;
}

}  // namespace files::disk
