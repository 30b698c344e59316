#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/private_file.h"

namespace base {

/// A sealed value was tampered with, or its key is gone.
struct VaultError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Encrypts single fields of personal data (个人信息保护法 51). One interface, so that SM4 and SM3
/// can take the place of today's XChaCha20-Poly1305 and BLAKE2b. Several keys may live at once
/// while they are being changed; the newest seals. Safe to read from every thread.
class Vault {
  public:
    /// Text `v1.<key id>.<base64>`, different each time. `context` (such as `person.telephone`) is
    /// bound in: what was sealed for one column does not open in another.
    std::string seal(std::string_view plain, std::string_view context) const;

    /// What was sealed. Throws VaultError.
    std::string open(std::string_view sealed, std::string_view context) const;

    /// A keyed hash of fold(plain) for exact search, under the newest key.
    std::string lookup(std::string_view plain, std::string_view context) const;

    /// The same under every key that lives: what to search for while keys are changed.
    std::vector<std::string> lookups(std::string_view plain, std::string_view context) const;

    /// True when `sealed` was sealed under the newest key.
    bool is_current(std::string_view sealed) const;

    /// Reads a key file; refuses one that others than its owner may read. Throws KeyFileError.
    static Vault load(const std::filesystem::path& key_file);

    /// Makes a key file with one new key, mode 0600, on disk when this returns. Throws
    /// KeyFileError when there is one already: a lost key is lost data.
    static void create(const std::filesystem::path& key_file);

    /// Puts a new key first. What was sealed before still opens.
    static void add_key(const std::filesystem::path& key_file);

    /// Drops all keys but the newest. Only when nothing is sealed under them any more.
    static void drop_old_keys(const std::filesystem::path& key_file);

    std::size_t keys() const { return keys_.size(); }

  private:
    struct Key {
        std::string id;      ///< 8 characters, not secret.
        std::string secret;  ///< 32 bytes.
    };

    static void save(const std::filesystem::path& key_file, const std::vector<Key>& keys);
    static std::string lookup_under(const Key& key, std::string_view plain,
                                    std::string_view context);
    static Key new_key();

    std::vector<Key> keys_;  ///< Newest first.
};

}  // namespace base
