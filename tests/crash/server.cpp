// The whole server on a database, for killing: `crash_server URL`. Says its port, serves until it
// is killed.
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "base/random.h"
#include "base/vault.h"
#include "server/house.h"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto key = std::filesystem::temp_directory_path() /
                     fmt::format("gz-crash-{}.json", base::random_token(9));
    base::Vault::create(key);
    const auto vault = std::make_shared<const base::Vault>(base::Vault::load(key));
    std::filesystem::remove(key);

    const auto database = db::Database::open(argv[1]);
    server::HouseConfig config{.access = {.vault = vault}};
    config.http.port = 0;
    config.http.access_log = false;
    config.http.vault = vault;
    server::House house(*database, std::move(config));
    house.start();
    std::cout << house.port() << std::endl;
    ::pause();
}
