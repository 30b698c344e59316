// The key file: JSON, the newest key first, readable by its owner only.
#include <cerrno>
#include <cstring>

#include <boost/json.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/vault.h"

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

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view what) {
    throw KeyFileError(fmt::format("The key file {} {}.", path.string(), what));
}

std::string read_private(const std::filesystem::path& path) {
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0 && errno == ENOENT)
        fail(path,
             "is missing: without it personal data cannot be read. `gongzhi init` makes one "
             "for a new installation; for an old one, put back the copy that was kept");
    if (file.fd < 0) fail(path, fmt::format("cannot be read: {}", std::strerror(errno)));
    struct stat about {};
    if (::fstat(file.fd, &about) != 0 || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fail(path, fmt::format("can be read by others than its owner: run `chmod 600 {}`",
                               path.string()));
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(file.fd, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    return text;
}

void sync_folder(const std::filesystem::path& path) {
    const auto parent = std::filesystem::absolute(path).parent_path();
    const File folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.fd >= 0) ::fsync(folder.fd);
}

}  // namespace

Vault Vault::load(const std::filesystem::path& key_file) {
    boost::system::error_code failed;
    const auto json = boost::json::parse(read_private(key_file), failed);
    Vault vault;
    const auto* object = failed ? nullptr : json.if_object();
    const auto* keys = object == nullptr ? nullptr : object->if_contains("keys");
    if (keys == nullptr || !keys->is_array()) fail(key_file, "is damaged: it holds no keys");
    for (const auto& entry : keys->get_array()) {
        const auto* key = entry.if_object();
        const auto* id = key == nullptr ? nullptr : key->if_contains("id");
        const auto* secret = key == nullptr ? nullptr : key->if_contains("secret");
        if (id == nullptr || secret == nullptr || !id->is_string() || !secret->is_string())
            fail(key_file, "is damaged: a key has no id or no secret");
        vault.keys_.push_back({.id = std::string(id->get_string()),
                               .secret = from_base64(std::string_view(secret->get_string()))});
        if (vault.keys_.back().id.empty() ||
            vault.keys_.back().secret.size() != crypto_kdf_KEYBYTES)
            fail(key_file, "is damaged: a key has the wrong length");
    }
    if (vault.keys_.empty()) fail(key_file, "is damaged: it holds no keys");
    return vault;
}

void Vault::save(const std::filesystem::path& key_file, const std::vector<Key>& keys) {
    boost::json::array entries;
    for (const Key& key : keys)
        entries.push_back({{"id", key.id}, {"secret", to_base64(key.secret)}});
    const std::string text = boost::json::serialize(boost::json::object{{"keys", entries}}) + "\n";

    // Written beside and renamed: whatever happens, one whole key file stands there.
    auto beside = key_file;
    beside += ".new";
    {
        const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (file.fd < 0) fail(key_file, fmt::format("cannot be made: {}", std::strerror(errno)));
        if (::fchmod(file.fd, 0600) != 0 ||
            ::write(file.fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
            ::fsync(file.fd) != 0)
            fail(key_file, fmt::format("cannot be written: {}", std::strerror(errno)));
    }
    if (::rename(beside.c_str(), key_file.c_str()) != 0)
        fail(key_file, fmt::format("cannot be put in place: {}", std::strerror(errno)));
    sync_folder(key_file);
}

void Vault::create(const std::filesystem::path& key_file) {
    if (std::filesystem::exists(key_file))
        fail(key_file,
             "is there already, and is not replaced: what was sealed under it would be "
             "lost. `gongzhi key rotate` changes keys");
    save(key_file, {new_key()});
}

void Vault::add_key(const std::filesystem::path& key_file) {
    Vault vault = load(key_file);
    vault.keys_.insert(vault.keys_.begin(), new_key());
    save(key_file, vault.keys_);
}

void Vault::drop_old_keys(const std::filesystem::path& key_file) {
    Vault vault = load(key_file);
    vault.keys_.resize(1);
    save(key_file, vault.keys_);
}

}  // namespace base
