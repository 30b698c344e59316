#include <iostream>

#include <fmt/format.h>

#include "db/backup.h"
#include "db/rotate.h"
#include "server/commands.h"

namespace server {

void add_key_command(CLI::App& app, Place& place) {
    auto* command =
        app.add_subcommand("key", "The key that personal data is sealed under · 个人信息密钥");
    command->require_subcommand(1);
    auto* rotate = command->add_subcommand(
        "rotate", "Seal everything under a new key; stop the servers first · 更换密钥");
    rotate->callback([&place] {
        if (db::is_in_use(place.url()))
            throw CommandError(ExitCode::database,
                               "The database is open in another program: stop the server first, "
                               "or it would go on sealing under the old key.");
        const auto database = place.open_existing();
        const auto sealed = db::rotate_keys(*database, place.key_file());
        std::cout << fmt::format(
            "{} values sealed under a new key; the old key is gone from {}.\n"
            "Backups made before need the old key file.\n",
            sealed, place.key_file().string());
    });
}

}  // namespace server
