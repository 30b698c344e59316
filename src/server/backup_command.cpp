#include <iostream>

#include <fmt/format.h>

#include "db/backup.h"
#include "server/commands.h"

namespace server {

void add_backup_command(CLI::App& app, Place& place) {
    auto* command = app.add_subcommand(
        "backup", "Save a consistent copy while the server runs, and verify it · 在线备份并校验");
    const auto file = std::make_shared<std::filesystem::path>();
    command->add_option("FILE", *file, "Where to; must not be there yet · 目标文件")->required();
    command->callback([&place, file] {
        place.open_existing();
        const auto saved = db::back_up(place.url(), *file, base::system_now());
        std::cout << fmt::format(
            "{} rows of {} tables saved and verified in {}.\n"
            "Attachments are not in it: copy {} after it, within a day.\n"
            "Keep {} with it, in another place: without it personal data cannot be read.\n",
            saved.rows, saved.tables.size(), file->string(), place.files_folder().string(),
            place.key_file().string());
    });
}

}  // namespace server
