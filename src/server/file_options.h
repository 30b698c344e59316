#pragma once

#include <CLI/CLI.hpp>

#include "files/config.h"

namespace server {

/// What may be attached, how large, and how much of it may lie about.
void add_file_limits(CLI::App& serve, files::Limits& limits);

}  // namespace server
