#include <iostream>

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>

#include "base/log.h"
#include "base/vault.h"
#include "seals/signing_key.h"
#include "server/commands.h"
#include "server/demo_accounts.h"
#include "server/file_options.h"
#include "server/house.h"
#include "server/resources.h"
#include "server/version.h"

namespace server {

namespace {

/// Whole seconds on the command line, milliseconds inside.
struct Seconds {
    CLI::App& app;
    void option(const std::string& name, std::chrono::milliseconds& value,
                const std::string& what) const {
        app.add_option_function<int>(
               name, [&value](int seconds) { value = std::chrono::seconds{seconds}; },
               fmt::format("{} [{}]", what, value.count() / 1000))
            ->check(CLI::Range(1, 86'400));
    }
};

struct ServeOptions {
    http::Config http;
    db::Options database;
    files::Limits files;
    bool no_tick = false;
    bool no_send = false;
    bool demo_accounts = false;
    MapOptions map;
};

void add_limits(CLI::App& serve, http::Limits& limits) {
    const Seconds seconds{serve};
    serve.add_option("--max-header", limits.header_bytes, "Bytes of a request's header")
        ->check(CLI::Range(1'024, 1'048'576))
        ->capture_default_str();
    seconds.option("--header-seconds", limits.header_time, "Time for a request's header");
    seconds.option("--body-seconds", limits.body_time, "Time for a request's body");
    seconds.option("--idle-seconds", limits.idle_time, "Time an idle connection is kept");
    seconds.option("--write-seconds", limits.write_time,
                   "Time for 64 KiB of an answer to be taken");
    seconds.option("--stop-seconds", limits.stop_time, "Time for what is under way at a stop");
    serve.add_option("--max-connections", limits.connections, "Connections in all")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    serve
        .add_option("--max-connections-per-address", limits.connections_per_address,
                    "Connections from one address")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    serve.add_option("--max-in-flight", limits.in_flight, "Requests being handled")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    serve.add_option("--max-pipeline", limits.pipeline, "Requests read ahead on a connection")
        ->check(CLI::Range(1, 1'000))
        ->capture_default_str();
    serve
        .add_option("--max-body-bytes", limits.body_bytes, "Memory of bodies over 64 KiB, together")
        ->check(CLI::Range(std::int64_t{1 << 20}, std::int64_t{1} << 40))
        ->capture_default_str();
    serve.add_option("--max-streams", limits.streams, "Open event streams")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
}

/// Waits for SIGINT or SIGTERM. The signals are blocked in every thread that is started after
/// `block`, so that this wait alone takes them.
class Signals {
  public:
    void block() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGINT);
        sigaddset(&set_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    void wait() const {
        int taken = 0;
        sigwait(&set_, &taken);
    }

  private:
    sigset_t set_{};
};

constexpr std::string_view closed_policy =
    "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// Scripts are only ever our own files. Styles: component libraries and charts write some into
/// elements; `styles` says from where a face may take them. `tiles`: the host of the background
/// map, if another's.
std::string policy(std::string_view styles, std::string_view tiles) {
    return fmt::format(
        "default-src 'self'; script-src 'self'; style-src {0}; img-src 'self' data: blob: {1}; "
        "media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' {1}; {2}",
        styles, tiles, closed_policy);
}

/// The faces, each a page of its own with its own ways inside it, and the viewer of the API.
std::vector<http::Mount> mounts(const std::filesystem::path& web, const MapOptions& map) {
    constexpr std::string_view own = "'self'", also_inline = "'self' 'unsafe-inline'";
    const auto tiles = map.settings.map_tiles ? origin_of(map.settings.map_tiles->url) : "";
    std::vector<http::Mount> out;
    const auto mount = [&](std::filesystem::path folder, std::string at, std::string fallback,
                           std::string_view styles) {
        if (std::filesystem::exists(folder))
            out.push_back(
                {std::move(folder), std::move(at), std::move(fallback), policy(styles, tiles)});
    };
    mount(web / "api-docs", "/api/docs", "", also_inline);
    for (const char* face : {"desk", "field", "wall"})
        mount(web / "site" / face, std::string("/") + face, "index.html", also_inline);
    if (!map.outlines.empty()) mount(map.outlines, "/map", "", own);
    mount(web / "site", "/", "any.html", own);
    return out;
}

HouseConfig house_config(const Place& place, ServeOptions& options) {
    const auto vault = std::make_shared<const base::Vault>(base::Vault::load(place.key_file()));
    options.http.vault = vault;
    options.http.version = std::string(version);
    options.http.mounts = mounts(web_folder(), options.map);
    options.map.settings.demonstration = options.demo_accounts;
    return {.http = options.http,
            .access = {.vault = vault},
            .files = {.folder = place.files_folder(), .limits = options.files},
            .ticks = !options.no_tick,
            .sends = !options.no_send,
            .database_url = place.url(),
            .seal_key = place.seal_key_file(),
            .settings = options.map.settings};
}

void serve(const Place& place, ServeOptions& options) {
    base::set_log_level(base::Level::info);
    Signals signals;
    signals.block();
    const auto database = place.open_existing(options.database);
    // Told now that the key is missing, not at midnight.
    if (!options.no_tick) seals::open_signing_key(*database, place.seal_key_file());
    House house(*database, house_config(place, options));
    try {
        house.start();
    } catch (const http::PortInUse& error) {
        throw CommandError(ExitCode::port, error.what());
    }
    if (options.demo_accounts) print_demo_accounts(std::cout, *database);
    std::cout << fmt::format("Gongzhi 共治 serves http://{}:{}  (API: /api/docs, stop: Ctrl-C)\n",
                             options.http.address, house.port())
              << std::flush;
    base::log(base::Level::info, "serving",
              {{"address", options.http.address}, {"port", std::to_string(house.port())}});
    signals.wait();
    base::log(base::Level::info, "stopping");
    house.stop();
    base::log(base::Level::info, "stopped");
}

}  // namespace

void add_serve_command(CLI::App& app, Place& place) {
    auto& command = *app.add_subcommand("serve", "Run the server · 启动服务");
    const auto options = std::make_shared<ServeOptions>();
    command.add_option("--address", options->http.address, "Address to listen on")
        ->capture_default_str();
    command.add_option("--port", options->http.port, "Port to listen on; 0 takes any free one")
        ->capture_default_str();
    command.add_option("--trusted-proxy", options->http.trusted_proxies,
                       "Address or CIDR of a proxy whose X-Forwarded-* headers are believed");
    command.add_option("--io-threads", options->http.io_threads, "Threads that speak HTTP")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command.add_option("--workers", options->http.workers, "Threads that read and compute")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command.add_option("--write-queue", options->database.queue, "Writes that may wait")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command.add_option("--readers", options->database.readers, "Connections that read")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command
        .add_option("--writers", options->database.writers, "Connections that write (PostgreSQL)")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command.add_flag("--no-tick", options->no_tick, "Leave clocks and seals to another server");
    command.add_flag("--no-send", options->no_send, "Leave the notices to another server");
    command.add_flag("--demo-accounts", options->demo_accounts,
                     "Print the accounts of the demonstration");
    add_limits(command, options->http.limits);
    add_file_limits(command, options->files);
    add_map_options(command, options->map);
    command.callback([&place, options] { serve(place, *options); });
}

}  // namespace server
