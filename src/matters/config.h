#pragma once

#include <memory>

#include "access/config.h"
#include "base/vault.h"
#include "files/files.h"

namespace matters {

class MatterIndex;

/// What the use cases of this room need from the installation.
struct Config {
    access::Config access;  ///< Its vault seals reporters; its limits bound tries at query codes.
    std::shared_ptr<MatterIndex> index = {};  ///< Null: no full-text search here.
    files::Shared files = {};                 ///< Null: nothing can be attached here.

    const base::Vault& vault() const { return *access.vault; }
};

}  // namespace matters
