#include <csignal>
#include <iostream>

#include "base/expects.h"
#include "server/command_line.h"

int main(int argc, char** argv) {
    // A closed pipe or socket is an error code to handle, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    return static_cast<int>(server::run_command_line(argc, argv, std::cout, std::cerr));
}
