#include "base/signing.h"

#include <boost/json.hpp>
#include <sodium.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/random.h"

namespace base {

namespace {

constexpr std::string_view when_missing =
    "without it nothing new can be signed. Put back the copy that was kept; if there is none, "
    "`gongzhi seal rotate` begins a new key";

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::optional<PublicKey> PublicKey::parse(std::string_view base64) {
    const std::string bytes = from_base64(base64);
    PublicKey key;
    static_assert(std::tuple_size_v<decltype(key.bytes_)> == crypto_sign_PUBLICKEYBYTES);
    if (bytes.size() != key.bytes_.size()) return {};
    std::ranges::copy(bytes, key.bytes_.begin());
    return key;
}

std::string PublicKey::text() const {
    return to_base64(bytes());
}

std::string PublicKey::fingerprint() const {
    return digest(bytes());
}

bool PublicKey::signed_this(std::string_view message, std::string_view signature) const {
    const std::string signed_bytes = from_base64(signature);
    return signed_bytes.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(std::string_view(signed_bytes)), raw(message),
                                       message.size(), bytes_.data()) == 0;
}

std::string SigningKeys::sign(std::string_view message) const {
    expects(secret_.size() == crypto_sign_SECRETKEYBYTES, "a signing key has a secret");
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(out), nullptr, raw(message), message.size(),
                         raw(std::string_view(secret_)));
    return to_base64(out);
}

SigningKeys SigningKeys::load(const std::filesystem::path& key_file) {
    boost::system::error_code failed;
    const auto json = boost::json::parse(read_private(key_file, when_missing), failed);
    const auto* object = failed ? nullptr : json.if_object();
    const auto* seed = object == nullptr ? nullptr : object->if_contains("secret");
    const auto* old = object == nullptr ? nullptr : object->if_contains("old");
    if (seed == nullptr || !seed->is_string() || old == nullptr || !old->is_array())
        fail_key_file(key_file, "is damaged: it holds no signing key");
    const std::string bytes = from_base64(std::string_view(seed->get_string()));
    if (bytes.size() != crypto_sign_SEEDBYTES)
        fail_key_file(key_file, "is damaged: its key has the wrong length");

    SigningKeys out;
    PublicKey& current = out.keys_.emplace_back(PublicKey());
    out.secret_.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(current.bytes_.data(), raw(out.secret_), raw(std::string_view(bytes)));
    for (const auto& entry : old->get_array()) {
        const auto key = PublicKey::parse(entry.is_string() ? std::string_view(entry.get_string())
                                                            : std::string_view());
        if (!key) fail_key_file(key_file, "is damaged: an old public key is none");
        out.keys_.push_back(*key);
    }
    return out;
}

void SigningKeys::save(const std::filesystem::path& key_file, const std::vector<PublicKey>& old) {
    boost::json::array keys;
    for (const PublicKey& key : old) keys.emplace_back(key.text());
    const boost::json::object out{{"secret", to_base64(random_bytes(crypto_sign_SEEDBYTES))},
                                  {"old", std::move(keys)}};
    write_private(key_file, boost::json::serialize(out) + "\n");
}

void SigningKeys::create(const std::filesystem::path& key_file) {
    if (std::filesystem::exists(key_file))
        fail_key_file(key_file, "is there already; `gongzhi seal rotate` changes it");
    save(key_file, {});
}

void SigningKeys::change(const std::filesystem::path& key_file,
                         const std::vector<PublicKey>& known) {
    std::vector<PublicKey> old;
    if (std::filesystem::exists(key_file)) old = load(key_file).all();
    for (const PublicKey& key : known)
        if (std::ranges::find(old, key) == old.end()) old.push_back(key);
    save(key_file, old);
}

}  // namespace base
