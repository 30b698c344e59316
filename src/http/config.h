#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace base {
class Vault;
}

namespace http {

class Metrics;

/// What one client may take. Every limit is enforced; none is unlimited.
struct Limits {
    std::size_t header_bytes = 16 * 1024;           ///< Request line and headers. 431.
    std::chrono::milliseconds header_time{10'000};  ///< From the first byte of a request. 408.
    std::chrono::milliseconds body_time{20'000};    ///< Plus the time at `slowest_body`. 408.
    std::size_t slowest_body = 8 * 1024;            ///< Bytes a second a body must come at.
    std::chrono::milliseconds idle_time{75'000};    ///< Between requests; then closed.
    std::chrono::milliseconds write_time{30'000};   ///< For each part of 64 KiB of an answer.
    std::chrono::milliseconds stop_time{10'000};    ///< For what is under way at a stop.
    std::size_t connections = 20'000;               ///< In all; beyond it closed at once.
    std::size_t connections_per_address = 1'000;    ///< Configured proxies are exempt.
    std::size_t in_flight = 4'000;                  ///< Requests being handled. 503.
    std::size_t worker_queue = 4'000;               ///< Requests waiting for a worker. 503.
    std::size_t body_bytes = 256 * 1024 * 1024;     ///< Bodies over 64 KiB, all together. 503.
    std::size_t pipeline = 8;                       ///< Requests read ahead on a connection.
    std::size_t streams = 15'000;                   ///< Open event streams. 503.
    std::size_t streams_per_caller = 16;    ///< Of them; screens and tabs of one person. 429.
    std::size_t stream_bytes = 256 * 1024;  ///< Unsent events of one stream; then closed.
};

/// How event streams keep house.
struct EventTimes {
    std::chrono::milliseconds poll{500};  ///< How often other servers' events are looked for.
    std::chrono::milliseconds heartbeat{20'000};  ///< Silence that a stream may show.
    std::chrono::milliseconds recheck{30'000};  ///< How often a stream's caller is asked for again.
    std::chrono::milliseconds keep{24 * 3600 * 1000};  ///< How long events can be resumed from.
    std::chrono::milliseconds sweep{60'000};           ///< How often old rows are deleted.
};

/// A folder of files to serve, see static_files.h.
struct Mount {
    std::filesystem::path folder;
    std::string at;             ///< `/api/docs`
    std::string fallback = {};  ///< The page of unknown names without a dot, nearest above them.
    std::string policy = {};    ///< A Content-Security-Policy of its own.
};

struct Config {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  ///< 0: any free one.
    int io_threads = 2;
    int workers = 4;
    Limits limits;
    EventTimes events;
    std::vector<std::string>
        trusted_proxies;  ///< Addresses or CIDR ranges whose X-Forwarded-* count.
    std::vector<Mount> mounts;
    std::string version = "0";
    bool access_log = true;
    std::shared_ptr<Metrics> metrics;          ///< Other rooms' gauges; may be null.
    std::shared_ptr<const base::Vault> vault;  ///< Seals kept answers; null: kept as they are.
};

/// The port belongs to someone else. The text is a plain sentence.
struct PortInUse : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace http
