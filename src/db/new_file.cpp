#include "db/new_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "db/error.h"

namespace db::detail {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
    const Failure failure = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
                                ? Failure::disk_full
                                : Failure::bad_file;
    throw Error(failure,
                fmt::format("{} cannot be written: {}", path.string(), std::strerror(errno)));
}

std::filesystem::path beside_of(std::filesystem::path path) {
    path += ".part";
    return path;
}

}  // namespace

NewFile::NewFile(std::filesystem::path path) : path_(std::move(path)), beside_(beside_of(path_)) {
    if (std::filesystem::exists(path_))
        throw Error(Failure::bad_file,
                    fmt::format("{} is there already and is not overwritten", path_.string()));
    // Personal data: for its owner only.
    fd_ = ::open(beside_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    if (fd_ < 0) fail(path_);
}

NewFile::~NewFile() {
    if (fd_ < 0) return;
    ::close(fd_);
    ::unlink(beside_.c_str());
}

void NewFile::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t done = ::write(fd_, rest.data(), rest.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail(path_);
        rest.remove_prefix(static_cast<std::size_t>(done));
    }
    buffer_.clear();
}

void NewFile::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= 1 << 20) flush();
}

void NewFile::sync() {
    flush();
    if (::fsync(fd_) != 0) fail(path_);
}

void NewFile::keep() {
    sync();
    // link, not rename: it fails when somebody made the file meanwhile.
    if (::link(beside_.c_str(), path_.c_str()) != 0) fail(path_);
    ::unlink(beside_.c_str());
    ::close(fd_);
    fd_ = -1;
    const auto parent = std::filesystem::absolute(path_).parent_path();
    const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

}  // namespace db::detail
