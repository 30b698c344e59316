#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace bench {

/// Processor time of this process' threads: what something costs, however busy the machine is.
class CpuTime {
  public:
    CpuTime() : begin_(by_thread()) {}

    struct Spent {
        double all_s = 0;
        double busiest_s = 0;  ///< The thread that took most; while people write, the writer.
    };
    Spent spent() const {
        Spent out;
        for (const auto& [thread, ns] : by_thread()) {
            const auto before = begin_.find(thread);
            const auto mine =
                static_cast<double>(ns - (before == begin_.end() ? 0 : before->second));
            out.all_s += mine / 1e9;
            out.busiest_s = std::max(out.busiest_s, mine / 1e9);
        }
        return out;
    }

  private:
    static std::map<std::string, std::int64_t> by_thread() {
        std::map<std::string, std::int64_t> out;
        for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
            std::int64_t ns = 0;
            std::ifstream(task.path() / "schedstat") >> ns;
            out[task.path().filename()] = ns;
        }
        return out;
    }

    const std::map<std::string, std::int64_t> begin_;
};

}  // namespace bench
