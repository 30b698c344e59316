// The key file: JSON, the newest key first, readable by its owner only.
#include <boost/json.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include "base/hash.h"
#include "base/private_file.h"
#include "base/vault.h"

namespace base {

namespace {

constexpr std::string_view when_missing =
    "without it personal data cannot be read. `gongzhi init` makes one for a new installation; "
    "for an old one, put back the copy that was kept";

}  // namespace

Vault Vault::load(const std::filesystem::path& key_file) {
    boost::system::error_code failed;
    const auto json = boost::json::parse(read_private(key_file, when_missing), failed);
    Vault vault;
    const auto* object = failed ? nullptr : json.if_object();
    const auto* keys = object == nullptr ? nullptr : object->if_contains("keys");
    if (keys == nullptr || !keys->is_array())
        fail_key_file(key_file, "is damaged: it holds no keys");
    for (const auto& entry : keys->get_array()) {
        const auto* key = entry.if_object();
        const auto* id = key == nullptr ? nullptr : key->if_contains("id");
        const auto* secret = key == nullptr ? nullptr : key->if_contains("secret");
        if (id == nullptr || secret == nullptr || !id->is_string() || !secret->is_string())
            fail_key_file(key_file, "is damaged: a key has no id or no secret");
        vault.keys_.push_back({.id = std::string(id->get_string()),
                               .secret = from_base64(std::string_view(secret->get_string()))});
        if (vault.keys_.back().id.empty() ||
            vault.keys_.back().secret.size() != crypto_kdf_KEYBYTES)
            fail_key_file(key_file, "is damaged: a key has the wrong length");
    }
    if (vault.keys_.empty()) fail_key_file(key_file, "is damaged: it holds no keys");
    return vault;
}

void Vault::save(const std::filesystem::path& key_file, const std::vector<Key>& keys) {
    boost::json::array entries;
    for (const Key& key : keys)
        entries.push_back({{"id", key.id}, {"secret", to_base64(key.secret)}});
    const std::string text = boost::json::serialize(boost::json::object{{"keys", entries}}) + "\n";
    write_private(key_file, text);
}

void Vault::create(const std::filesystem::path& key_file) {
    if (std::filesystem::exists(key_file))
        fail_key_file(key_file,
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
