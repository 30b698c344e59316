#include <algorithm>
#include <cerrno>

#include <unistd.h>

#include "base/expects.h"
#include "files/disk.h"
#include "files/store.h"

namespace files {

namespace {

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_digest(std::string_view text) {
    return text.size() == 64 && is_hex(text);
}

/// Names of that length in a folder, in order; none where there is no folder.
std::vector<std::string> names_in(const std::filesystem::path& folder, std::size_t length) {
    std::vector<std::string> out;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        auto name = entry.path().filename().string();
        if (name.size() == length && is_hex(name)) out.push_back(std::move(name));
    }
    std::ranges::sort(out);
    return out;
}

}  // namespace

DiskStore::DiskStore(std::filesystem::path folder) : folder_(std::move(folder)) {
    base::expects(!folder_.empty(), "a store has a folder");
    disk::make_folder(folder_);
}

std::filesystem::path DiskStore::path_of(const std::string& digest) const {
    base::expects(is_digest(digest), "files are named by their digest");
    return folder_ / digest.substr(0, 2) / digest.substr(2, 2) / digest;
}

void DiskStore::put(const std::filesystem::path& finished, const std::string& digest) {
    const auto path = path_of(digest);
    disk::sync(finished);
    disk::make_folder(path.parent_path());
    // What a half copied backup left here is no copy of this.
    std::error_code none;
    if (std::filesystem::file_size(path, none) != std::filesystem::file_size(finished) && !none)
        disk::remove(path);
    // A second name for the same file, not a move: until the row is written, the upload must be
    // able to come back.
    if (::link(finished.c_str(), path.c_str()) != 0 && errno != EEXIST) disk::fail(path);
    disk::sync(path.parent_path());
}

std::optional<http::OpenFile> DiskStore::open(const std::string& digest) const {
    return http::open_file(path_of(digest));
}

void DiskStore::remove(const std::string& digest) {
    const auto path = path_of(digest);
    if (disk::remove(path)) disk::sync(path.parent_path());
}

std::vector<std::string> DiskStore::list(const std::string& after, std::size_t most) const {
    std::vector<std::string> out;
    for (const auto& first : names_in(folder_, 2)) {
        if (first < after.substr(0, 2)) continue;
        for (const auto& second : names_in(folder_ / first, 2)) {
            if (first + second < after.substr(0, 4)) continue;
            for (auto& name : names_in(folder_ / first / second, 64)) {
                if (name <= after) continue;
                out.push_back(std::move(name));
                if (out.size() == most) return out;
            }
        }
    }
    return out;
}

std::int64_t DiskStore::free_bytes() const {
    return static_cast<std::int64_t>(std::filesystem::space(folder_).available);
}

}  // namespace files
