#pragma once

#include "db/open_undurable.h"
#include "server/command.h"

namespace server {

/// As Place::open, for what can be made again: quick, because no commit waits for the disk.
inline std::unique_ptr<db::Database> open_quickly(const Place& place, db::Options options) {
    std::filesystem::create_directories(place.data);
    auto opened = db::open_undurable(place.url(), std::move(options));
    opened->migrate();
    return opened;
}

}  // namespace server
