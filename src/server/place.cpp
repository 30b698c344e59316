#include <fmt/format.h>

#include "server/command.h"

namespace server {

std::string Place::url() const {
    if (!database.empty()) return database;
    return "sqlite:" + (std::filesystem::absolute(data) / "gongzhi.db").string();
}

std::unique_ptr<db::Database> Place::open(db::Options options) const {
    std::error_code failed;
    std::filesystem::create_directories(data, failed);
    if (failed)
        throw CommandError(ExitCode::database, fmt::format("The data folder {} cannot be made: {}.",
                                                           data.string(), failed.message()));
    auto opened = db::Database::open(url(), std::move(options));
    opened->migrate();
    return opened;
}

std::unique_ptr<db::Database> Place::open_existing(db::Options options) const {
    if (database.empty() && !std::filesystem::exists(data / "gongzhi.db"))
        throw CommandError(
            ExitCode::usage,
            fmt::format("There is no Gongzhi in {} yet: run `gongzhi init --data {}` (or `demo`).",
                        data.string(), data.string()));
    return open(std::move(options));
}

}  // namespace server
