#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace bench {

struct Load {
    int connections = 64;
    std::chrono::milliseconds time{4000};
    std::chrono::milliseconds warm_up{500};
    double most_per_second = 0;  ///< 0: as many as come.
};

struct Figures {
    double per_second = 0;
    double p50_ms = 0;
    double p95_ms = 0;
    double p99_ms = 0;
    long failed = 0;  ///< Answers other than 2xx.
};

/// Keeps one request under way on each of some keep-alive connections to 127.0.0.1, from one
/// thread, and counts the answers. `make` gives the n-th request's text.
Figures run_load(unsigned short port, const Load& load,
                 const std::function<std::string(long n)>& make);

}  // namespace bench
