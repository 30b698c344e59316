#pragma once

#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "base/hash.h"

namespace crash {

/// Where the servers on one database keep their key; the test takes it away.
inline std::filesystem::path key_file(const std::string& url) {
    return std::filesystem::temp_directory_path() /
           fmt::format("gz-crash-{}.json", base::digest(url).substr(0, 16));
}

/// And their attachments.
inline std::filesystem::path files_folder(const std::string& url) {
    return key_file(url).replace_extension(".files");
}

}  // namespace crash
