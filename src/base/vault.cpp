#include "base/vault.h"

#include <fmt/format.h>
#include <sodium.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"

namespace base {

namespace {

constexpr std::string_view version = "v1";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// Sealing and searching use keys of their own, both grown from the one secret.
std::string subkey(std::string_view secret, std::uint64_t which) {
    std::string out(32, '\0');
    crypto_kdf_derive_from_key(raw(out), out.size(), which, "gongzhi1", raw(secret));
    return out;
}

/// The parts of `v1.<key id>.<base64>`; empty id when it is anything else.
struct Sealed {
    std::string_view key_id;
    std::string bytes;
};

Sealed parse(std::string_view sealed) {
    const auto first = sealed.find('.');
    const auto second = sealed.find('.', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos ||
        sealed.substr(0, first) != version)
        return {};
    return {.key_id = sealed.substr(first + 1, second - first - 1),
            .bytes = from_base64(sealed.substr(second + 1))};
}

}  // namespace

Vault::Key Vault::new_key() {
    return {.id = to_hex(random_bytes(4)), .secret = random_bytes(crypto_kdf_KEYBYTES)};
}

std::string Vault::seal(std::string_view plain, std::string_view context) const {
    expects(!keys_.empty(), "a vault has a key");
    const std::string key = subkey(keys_.front().secret, 1);
    std::string bytes = random_bytes(nonce_bytes);
    bytes.resize(nonce_bytes + plain.size() + tag_bytes);
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(bytes) + nonce_bytes, &written, raw(plain),
                                               plain.size(), raw(context), context.size(), nullptr,
                                               raw(bytes), raw(std::string_view(key)));
    return fmt::format("{}.{}.{}", version, keys_.front().id, to_base64(bytes));
}

std::string Vault::open(std::string_view sealed, std::string_view context) const {
    const Sealed parts = parse(sealed);
    const auto key = std::ranges::find(keys_, parts.key_id, &Key::id);
    if (parts.bytes.size() < nonce_bytes + tag_bytes)
        throw VaultError(fmt::format("a sealed value of {} is damaged", context));
    if (key == keys_.end())
        throw VaultError(
            fmt::format("a value of {} is sealed under the key {}, which is not in "
                        "the key file",
                        context, parts.key_id));
    const std::string secret = subkey(key->secret, 1);
    std::string plain(parts.bytes.size() - nonce_bytes - tag_bytes, '\0');
    unsigned long long written = 0;
    const std::string_view bytes = parts.bytes;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(plain), &written, nullptr, raw(bytes) + nonce_bytes, bytes.size() - nonce_bytes,
            raw(context), context.size(), raw(bytes), raw(std::string_view(secret))) != 0)
        throw VaultError(fmt::format("a sealed value of {} is damaged", context));
    return plain;
}

std::string Vault::lookup_under(const Key& key, std::string_view plain, std::string_view context) {
    const std::string secret = subkey(key.secret, 2);
    const std::string text = fmt::format("{}\n{}", context, fold(plain));
    std::string hash(24, '\0');
    crypto_generichash(raw(hash), hash.size(), raw(std::string_view(text)), text.size(),
                       raw(std::string_view(secret)), secret.size());
    return to_base64(hash);
}

std::string Vault::lookup(std::string_view plain, std::string_view context) const {
    expects(!keys_.empty(), "a vault has a key");
    return lookup_under(keys_.front(), plain, context);
}

std::vector<std::string> Vault::lookups(std::string_view plain, std::string_view context) const {
    std::vector<std::string> out;
    for (const Key& key : keys_) out.push_back(lookup_under(key, plain, context));
    return out;
}

bool Vault::is_current(std::string_view sealed) const {
    return parse(sealed).key_id == keys_.front().id;
}

}  // namespace base
