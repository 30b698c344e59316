#include <iostream>

#include <fmt/format.h>

#include "db/backup.h"
#include "server/commands.h"

namespace server {

void add_import_data_command(CLI::App& import, Place& place) {
    auto* command = import.add_subcommand(
        "data", "Read an export into an empty database, wholly or not at all · 导入全部数据");
    const auto file = std::make_shared<std::filesystem::path>();
    command->add_option("FILE", *file, "A file made by export · 导出文件")->required();
    command->callback([&place, file] {
        std::filesystem::create_directories(place.data);
        const auto read = db::restore(place.url(), *file, base::system_now(), false);
        std::cout << fmt::format("{} rows of {} tables imported from {}.\n", read.rows,
                                 read.tables.size(), file->string());
    });
}

}  // namespace server
