#pragma once

#include <fstream>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "catalogue/catalogue_file.h"
#include "catalogue/catalogue_store.h"
#include "clocks/announce_calendar.h"
#include "db/scratch.h"
#include "load.h"
#include "matters/testing.h"
#include "server/house.h"
#include "server/resources.h"

namespace bench {

/// One whole server over a world of two counties, as it runs in service: clocks, notices and search
/// index included; it only sends nothing out of the house.
struct Running {
    std::unique_ptr<db::testing::Scratch> scratch = db::testing::Scratch::sqlite();
    access::testing::World world{scratch->database()};
    std::unique_ptr<server::House> house;

    Running() {
        scratch->database().write([](db::Write& write) {
            const auto file = catalogue::read_catalogue(server::catalogue_yaml());
            base::expects(catalogue::publish(write, file->catalogue, {}).has_value());
            base::expects(
                clocks::announce_calendar(write, server::calendar_tsv(), "bench").has_value());
        });
        open();
    }
    ~Running() { close(); }

    void open() {
        server::HouseConfig config{.access = world.config()};
        config.files.folder = scratch->folder() / "files";
        config.http.port = 0;
        config.http.access_log = false;
        config.http.vault = config.access.vault;
        house = std::make_unique<server::House>(scratch->database(), std::move(config));
        house->start();
    }
    void close() {
        if (house) house->stop();
        house = nullptr;
    }
    unsigned short port() const { return house->port(); }
    std::string file() const { return (scratch->folder() / "test.db").string(); }
};

inline std::string request(std::string_view method, std::string_view path, std::string_view token,
                           const std::string& body = {}) {
    std::string out = fmt::format("{} {} HTTP/1.1\r\nHost: x\r\n", method, path);
    if (!token.empty()) out += fmt::format("Authorization: Bearer {}\r\n", token);
    if (!body.empty())
        out += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
    return out + "\r\n" + body;
}

inline void print(std::string_view what, const Figures& figures) {
    fmt::print("{:<44} {:>7.0f}/s  p50 {:>7.2f}  p95 {:>7.2f}  p99 {:>7.2f} ms  failed {}\n", what,
               figures.per_second, figures.p50_ms, figures.p95_ms, figures.p99_ms, figures.failed);
    std::fflush(stdout);
}

inline long resident_mb() {
    std::ifstream status("/proc/self/statm");
    long pages = 0, resident = 0;
    status >> pages >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

}  // namespace bench
