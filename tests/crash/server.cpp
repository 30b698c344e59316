// The whole server on a database, for killing: `crash_server URL`. Says its port, serves until it
// is killed. Its key stays for the next one on the same database, as a centre's does.
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "base/vault.h"
#include "key_file.h"
#include "server/house.h"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto key = crash::key_file(argv[1]);
    if (!std::filesystem::exists(key)) base::Vault::create(key);
    const auto vault = std::make_shared<const base::Vault>(base::Vault::load(key));

    const auto database = db::Database::open(argv[1]);
    server::HouseConfig config{.access = {.vault = vault},
                               .files = {.folder = crash::files_folder(argv[1])}};
    config.http.port = 0;
    config.http.access_log = false;
    config.http.vault = vault;
    server::House house(*database, std::move(config));
    house.start();
    std::cout << house.port() << std::endl;
    ::pause();
}
