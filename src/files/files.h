#pragma once

#include <memory>

#include "files/config.h"
#include "files/darkroom.h"
#include "files/incoming.h"
#include "files/store.h"

namespace files {

/// What everything of this room shares: made once for a server, or for a command that looks at
/// files. Safe from every thread.
class Files {
  public:
    /// Keeps files on the local disk. Makes the folder when it is missing; throws db::Error.
    explicit Files(Config its_config)
        : Files(its_config, std::make_unique<DiskStore>(its_config.folder)) {}
    Files(Config its_config, std::unique_ptr<Store> its_store)
        : config(std::move(its_config)),
          store(std::move(its_store)),
          incoming(config.folder),
          darkroom(config.limits.pixels_at_once, config.limits.decode_wait) {}

    const Config config;
    const std::unique_ptr<Store> store;
    const Incoming incoming;
    mutable Darkroom darkroom;
};
using Shared = std::shared_ptr<const Files>;

}  // namespace files
