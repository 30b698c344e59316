#include "base/private_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace base {

namespace {

struct File {
    explicit File(int number) : fd(number) {}
    ~File() {
        if (fd >= 0) ::close(fd);
    }
    File(const File&) = delete;
    const int fd;
};

void sync_folder(const std::filesystem::path& path) {
    const auto parent = std::filesystem::absolute(path).parent_path();
    const File folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.fd >= 0) ::fsync(folder.fd);
}

}  // namespace

void fail_key_file(const std::filesystem::path& path, std::string_view what) {
    throw KeyFileError(fmt::format("The key file {} {}.", path.string(), what));
}

std::string read_private(const std::filesystem::path& path, std::string_view when_missing) {
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0 && errno == ENOENT)
        fail_key_file(path, fmt::format("is missing: {}", when_missing));
    if (file.fd < 0) fail_key_file(path, fmt::format("cannot be read: {}", std::strerror(errno)));
    struct stat about {};
    if (::fstat(file.fd, &about) != 0 || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fail_key_file(path, fmt::format("can be read by others than its owner: run `chmod 600 {}`",
                                        path.string()));
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(file.fd, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    return text;
}

void write_private(const std::filesystem::path& path, std::string_view text) {
    // Written beside and renamed: whatever happens, one whole key file stands there.
    auto beside = path;
    beside += ".new";
    {
        const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (file.fd < 0)
            fail_key_file(path, fmt::format("cannot be made: {}", std::strerror(errno)));
        if (::fchmod(file.fd, 0600) != 0 ||
            ::write(file.fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
            ::fsync(file.fd) != 0)
            fail_key_file(path, fmt::format("cannot be written: {}", std::strerror(errno)));
    }
    if (::rename(beside.c_str(), path.c_str()) != 0)
        fail_key_file(path, fmt::format("cannot be put in place: {}", std::strerror(errno)));
    sync_folder(path);
}

}  // namespace base
