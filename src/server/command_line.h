#pragma once

#include <ostream>

#include "server/exit_code.h"

namespace server {

/// Runs the command that the arguments name. Whatever goes wrong ends as one plain sentence on
/// `err` and a distinct exit code.
ExitCode run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err);

}  // namespace server
