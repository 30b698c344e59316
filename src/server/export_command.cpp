#include <iostream>

#include <fmt/format.h>

#include "db/backup.h"
#include "server/commands.h"

namespace server {

void add_export_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "export", "Write every table as JSON lines, for the other database · 导出全部数据");
    const auto file = std::make_shared<std::filesystem::path>();
    command->add_option("FILE", *file, "Where to; must not be there yet · 目标文件");
    command->require_subcommand(0, 1);
    add_export_matters_command(*command, place);
    command->callback([&place, file, command] {
        if (!command->get_subcommands().empty()) return;
        if (file->empty()) throw CommandError(ExitCode::usage, "export: FILE is required.");
        place.open_existing();
        const auto saved = db::export_all(place.url(), *file, base::system_now());
        std::cout << fmt::format("{} rows of {} tables exported to {}.\n", saved.rows,
                                 saved.tables.size(), file->string());
    });
}

}  // namespace server
