#include "files/incoming.h"

#include <charconv>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "db/error.h"

namespace files {

namespace {

constexpr std::string_view besides[] = {".kept", ".preview"};

/// False when the file was removed between opening and locking it.
bool is_still_there(int fd, const std::filesystem::path& path) {
    struct stat mine {
    }, named{};
    return ::fstat(fd, &mine) == 0 && ::stat(path.c_str(), &named) == 0 &&
           mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}

}  // namespace

Incoming::Incoming(const std::filesystem::path& folder) : folder_(folder / "incoming") {
    disk::make_folder(folder_);
}

std::filesystem::path Incoming::path_of(UploadId upload) const {
    return folder_ / std::to_string(upload.value);
}

std::optional<Incoming::Held> Incoming::hold(UploadId upload) const {
    auto path = path_of(upload);
    const bool is_new = !std::filesystem::exists(path);
    disk::Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.get() < 0) disk::fail(path);
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return {};
    if (!is_still_there(file.get(), path)) return {};
    if (is_new) disk::sync(folder_);
    return Held(std::move(path), std::move(file));
}

std::filesystem::path Incoming::write_beside(UploadId upload, std::string_view what,
                                             std::string_view bytes) const {
    auto path = path_of(upload);
    path += what;
    disk::write_file(path, bytes);
    return path;
}

void Incoming::remove(UploadId upload) const {
    for (const auto what : besides) {
        auto path = path_of(upload);
        path += what;
        disk::remove(path);
    }
    disk::remove(path_of(upload));
}

std::vector<UploadId> Incoming::list(std::size_t most) const {
    std::vector<UploadId> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        const auto name = entry.path().filename().string();
        UploadId upload;
        const auto failed =
            std::from_chars(name.data(), name.data() + name.size(), upload.value).ec;
        if (failed == std::errc{}) out.push_back(upload);
        if (out.size() == most) break;
    }
    return out;
}

Incoming::Held::Held(Held&& other) noexcept
    : path_(std::move(other.path_)),
      file_(std::move(other.file_)),
      mapped_(std::exchange(other.mapped_, nullptr)),
      mapped_size_(other.mapped_size_) {}

Incoming::Held::~Held() {
    if (mapped_) ::munmap(mapped_, mapped_size_);
}

void Incoming::Held::write(std::int64_t offset, std::string_view bytes) {
    disk::write_at(file_, offset, bytes, path_);
}

std::int64_t Incoming::Held::size() const {
    struct stat status {};
    if (::fstat(file_.get(), &status) != 0) disk::fail(path_);
    return status.st_size;
}

std::string_view Incoming::Held::map() {
    if (!mapped_) {
        mapped_size_ = static_cast<std::size_t>(size());
        if (mapped_size_ == 0) return {};
        void* at = ::mmap(nullptr, mapped_size_, PROT_READ, MAP_PRIVATE, file_.get(), 0);
        if (at == MAP_FAILED) disk::fail(path_);
        mapped_ = at;
    }
    return {static_cast<const char*>(mapped_), mapped_size_};
}

}  // namespace files
