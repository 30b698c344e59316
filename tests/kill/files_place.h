// Where the programs on one database keep their attachments and key.
#pragma once

#include <filesystem>

#include "base/hash.h"
#include "base/vault.h"
#include "files/attachment.h"

namespace killing {

inline std::filesystem::path files_place(const std::string& url) {
    return std::filesystem::temp_directory_path() /
           ("gz-kill-files-" + base::digest(url).substr(0, 16));
}

inline files::Shared open_files(const std::string& url) {
    const auto place = files_place(url);
    const auto vault = std::make_shared<const base::Vault>(base::Vault::load(place / "key.json"));
    return std::make_shared<const files::Files>(
        files::Config{.folder = place / "files", .vault = vault, .access = {.vault = vault}});
}

/// Whose the attachments of this test are.
inline const files::Owner owner{"kill", 1};

}  // namespace killing
