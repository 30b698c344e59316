#include "seals/signing_key.h"

#include "seals/queries.h"
#include "seals/store.h"

namespace seals {

namespace {

/// The database learns of every key of the file, so that anybody can be told them.
void make_known(db::Database& database, const base::SigningKeys& keys) {
    const auto known = database.read(public_keys);
    const bool knows_all = std::ranges::all_of(
        keys.all(), [&](const auto& key) { return find_key(known, key.id()) != nullptr; });
    if (knows_all) return;
    database.write([&](db::Write& write) {
        for (const auto& key : keys.all()) {
            const Key row{.key_id = key.id(), .public_key = key.text(), .since = write.now()};
            write.run(sql::insert_key, row);
        }
    });
}

}  // namespace

base::SigningKeys open_signing_key(db::Database& database, const std::filesystem::path& key_file) {
    if (!std::filesystem::exists(key_file) && database.read(public_keys).empty())
        base::SigningKeys::create(key_file);
    auto keys = base::SigningKeys::load(key_file);
    make_known(database, keys);
    return keys;
}

base::SigningKeys change_signing_key(db::Database& database,
                                     const std::filesystem::path& key_file) {
    base::SigningKeys::change(key_file, database.read(public_keys));
    auto keys = base::SigningKeys::load(key_file);
    make_known(database, keys);
    return keys;
}

}  // namespace seals
