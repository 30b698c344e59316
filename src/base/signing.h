#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/private_file.h"

namespace base {

/// The public half of a signing key (Ed25519, RFC 8032): what it takes to check a signature.
class PublicKey {
  public:
    /// From URL-safe base64 of its 32 bytes; empty for anything else.
    static std::optional<PublicKey> parse(std::string_view base64);

    /// URL-safe base64.
    std::string text() const;
    /// SHA-256 of its bytes, 64 hexadecimal digits: what is published and compared.
    std::string fingerprint() const;
    /// The first 16 digits of the fingerprint: what a signature names its key by.
    std::string id() const { return fingerprint().substr(0, 16); }

    /// True when `signature` (URL-safe base64) was made over exactly these bytes with the secret
    /// half of this key.
    bool signed_this(std::string_view message, std::string_view signature) const;

    friend bool operator==(const PublicKey&, const PublicKey&) = default;

  private:
    friend class SigningKeys;
    PublicKey() = default;
    std::string_view bytes() const {
        return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
    }
    std::array<unsigned char, 32> bytes_{};
};

/// A key that signs, and the public halves of those that signed before it. Its file stands apart
/// from the database that it vouches for: who holds only one of them cannot rewrite history.
class SigningKeys {
  public:
    const PublicKey& current() const { return keys_.front(); }
    /// All public keys of the file, the present one first.
    const std::vector<PublicKey>& all() const { return keys_; }

    /// A signature by the present key, as URL-safe base64.
    std::string sign(std::string_view message) const;

    /// Reads a key file; refuses one that others than its owner may read. Throws KeyFileError.
    static SigningKeys load(const std::filesystem::path& key_file);

    /// Makes a key file with a new key, mode 0600, on disk when this returns. Throws KeyFileError
    /// when there is one already.
    static void create(const std::filesystem::path& key_file);

    /// Puts a new key in the place of the present one, whose secret is then gone; public keys stay.
    /// `known` are public keys that are kept too: where a lost file is made anew.
    static void change(const std::filesystem::path& key_file, const std::vector<PublicKey>& known);

  private:
    static void save(const std::filesystem::path& key_file, const std::vector<PublicKey>& old);

    std::string secret_;           ///< 64 bytes.
    std::vector<PublicKey> keys_;  ///< The present one first.
};

}  // namespace base
