#include <iostream>

#include "server/commands.h"

namespace server {

void add_migrate_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "migrate", "Bring the database to this version's schema, as serve does · 升级数据库结构");
    command->callback([&place] {
        place.open();
        std::cout << "The database is at this version's schema. 数据库结构已是当前版本。\n";
    });
}

}  // namespace server
