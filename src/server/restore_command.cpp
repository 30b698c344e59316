#include <iostream>

#include <fmt/format.h>

#include "db/backup.h"
#include "server/commands.h"

namespace server {

void add_restore_command(CLI::App& app, Place& place) {
    struct Options {
        std::filesystem::path file;
        bool force = false;
    };
    auto* command = app.add_subcommand(
        "restore", "Read a backup into the database, wholly or not at all · 从备份恢复");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "A file made by backup or export · 备份文件")
        ->required();
    command->add_flag("--force", options->force, "Replace what the database holds · 覆盖现有数据");
    command->callback([&place, options] {
        std::filesystem::create_directories(place.data);
        const auto read =
            db::restore(place.url(), options->file, base::system_now(), options->force);
        std::cout << fmt::format("{} rows of {} tables restored from {}.\n", read.rows,
                                 read.tables.size(), options->file.string());
        if (!std::filesystem::exists(place.key_file()))
            std::cout << fmt::format(
                "There is no {} yet: put back the key file that belongs to this backup.\n",
                place.key_file().string());
    });
}

}  // namespace server
