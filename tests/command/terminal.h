#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/random.h"
#include "server/command_line.h"

namespace commands {

/// A folder of its own that goes away with the test.
class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("gz-" + base::random_token(9))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::string text() const { return path_.string(); }

    /// Writes a file of this folder and gives its path.
    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return *this / name;
    }

  private:
    std::filesystem::path path_;
};

struct Ended {
    server::ExitCode code;
    std::string out;
    std::string err;
};

/// Runs `gongzhi ARGS…` as a person at the keyboard would.
inline Ended gongzhi(const std::vector<std::string>& args) {
    std::vector<const char*> argv{"gongzhi"};
    for (const auto& arg : args) argv.push_back(arg.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const auto code =
        server::run_command_line(static_cast<int>(argv.size()), argv.data(), out, err);
    return {code, out.str(), err.str()};
}

}  // namespace commands
