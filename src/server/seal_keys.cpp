#include "server/seal_keys.h"

#include <iostream>

#include <fmt/format.h>

#include "seals/store.h"

namespace server {

std::vector<base::PublicKey> choose_keys(const std::vector<std::string>& fingerprints,
                                         const std::vector<base::PublicKey>& keys) {
    if (fingerprints.empty()) return keys;
    std::vector<base::PublicKey> out;
    for (const auto& fingerprint : fingerprints) {
        const auto found = std::ranges::find(keys, fingerprint, &base::PublicKey::fingerprint);
        if (found == keys.end())
            throw CommandError(ExitCode::usage,
                               fmt::format("--key '{}': no key here has this fingerprint (64 "
                                           "digits). · 没有此指纹的公钥。",
                                           fingerprint));
        out.push_back(*found);
    }
    return out;
}

std::vector<base::PublicKey> trusted_keys(const Place& place, db::Database& database,
                                          const std::vector<std::string>& fingerprints) {
    const auto known = database.read(seals::public_keys);
    if (!fingerprints.empty()) return choose_keys(fingerprints, known);
    const auto file = place.seal_key_file();
    if (std::filesystem::exists(file)) return base::SigningKeys::load(file).all();
    if (!known.empty())
        std::cerr << fmt::format(
            "Note: {} is not here, so the keys are taken from the database itself; give --key to "
            "trust only what was published. 注意：缺少该文件，公钥取自数据库。\n",
            file.string());
    return known;
}

}  // namespace server
