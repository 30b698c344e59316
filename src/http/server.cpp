#include "http/server.h"

#include <map>
#include <thread>

#include <fmt/format.h>
#include <sys/resource.h>

#include "base/log.h"
#include "http/connection.h"

namespace http {
namespace {

/// Each connection is a file descriptor: takes as many as the system allows.
void raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// Counts connections in all and by address.
class Places {
  public:
    explicit Places(Core& core) : core_(core) {}

    /// A place that is given back with its last owner; null when there is none left.
    std::shared_ptr<void> take(const std::string& address) {
        const Limits& limits = core_.config.limits;
        const bool exempt = core_.proxies.trusts(address);
        const std::scoped_lock lock(mutex_);
        auto& mine = by_address_[address];
        if (core_.connections >= static_cast<std::int64_t>(limits.connections) ||
            (!exempt && mine >= limits.connections_per_address)) {
            if (mine == 0) by_address_.erase(address);
            return nullptr;
        }
        ++mine;
        core_.connections.fetch_add(1);
        return std::shared_ptr<void>(
            this, [address](void* self) { static_cast<Places*>(self)->give_back(address); });
    }

  private:
    void give_back(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        core_.connections.fetch_sub(1);
        const auto at = by_address_.find(address);
        if (--at->second == 0) by_address_.erase(at);
    }

    Core& core_;
    std::mutex mutex_;
    std::map<std::string, std::size_t> by_address_;
};

std::string plain_address(const tcp::endpoint& endpoint) {
    const auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    }
    return address.to_string();
}

}  // namespace

struct Server::Inside {
    Inside(Config config, Endpoints endpoints, Gate& gate, db::Database& database)
        : core(std::move(config), std::move(endpoints), gate, database), places(core) {
        for (int i = 0; i < core.config.io_threads; ++i) loops.push_back(std::make_unique<Loop>());
        acceptor.emplace(loops.front()->context);
        pause.emplace(loops.front()->context);
    }
    ~Inside() {
        acceptor.reset();
        pause.reset();
        loops.clear();
    }

    void listen();
    void accept();
    void accepted(boost::system::error_code failed, tcp::socket socket, Loop& loop);
    void wait_until_quiet(std::chrono::milliseconds most) const;

    Core core;
    Places places;
    std::vector<std::unique_ptr<Loop>> loops;
    std::optional<tcp::acceptor> acceptor;
    std::optional<asio::steady_timer> pause;
    std::size_t next_loop = 0;
    unsigned short port = 0;
    bool started = false;
};

void Server::Inside::listen() {
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(core.config.address, failed);
    if (failed) throw std::runtime_error("not an address to listen on: " + core.config.address);
    const tcp::endpoint endpoint(address, core.config.port);
    acceptor->open(endpoint.protocol());
    acceptor->set_option(tcp::acceptor::reuse_address(true));
    acceptor->bind(endpoint, failed);
    if (!failed) acceptor->listen(4096, failed);
    if (failed == asio::error::address_in_use) {
        throw PortInUse(fmt::format("port {} at {} is in use by another program", core.config.port,
                                    core.config.address));
    }
    if (failed) {
        throw std::runtime_error(fmt::format("cannot listen on {} port {}: {}", core.config.address,
                                             core.config.port, failed.message()));
    }
    port = acceptor->local_endpoint().port();
}

void Server::Inside::accept() {
    Loop& loop = *loops[next_loop++ % loops.size()];
    acceptor->async_accept(loop.context,
                           [this, &loop](boost::system::error_code failed, tcp::socket socket) {
                               accepted(failed, std::move(socket), loop);
                           });
}

void Server::Inside::accepted(boost::system::error_code failed, tcp::socket socket, Loop& loop) {
    if (failed == asio::error::operation_aborted || core.stopping) return;
    if (failed) {
        // No descriptors left, most likely: some will be given back soon.
        base::log(base::Level::warn, "accept_failed", {{"what", failed.message()}});
        pause->expires_after(std::chrono::milliseconds(100));
        pause->async_wait([this](boost::system::error_code stopped) {
            if (!stopped) accept();
        });
        return;
    }
    const auto peer = socket.remote_endpoint(failed);
    std::string address = failed ? std::string() : plain_address(peer);
    if (auto place = failed ? nullptr : places.take(address)) {
        auto connection = std::make_shared<Connection>(loop, core, std::move(socket),
                                                       std::move(address), std::move(place));
        asio::post(loop.context, [connection] { connection->start(); });
    } else {
        core.refused.fetch_add(1);
        socket.close(failed);
    }
    accept();
}

void Server::Inside::wait_until_quiet(std::chrono::milliseconds most) const {
    const auto until = std::chrono::steady_clock::now() + most;
    while (core.connections > 0 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

Server::Server(Config config, Endpoints endpoints, Gate& gate, db::Database& database)
    : inside_(std::make_unique<Inside>(std::move(config), std::move(endpoints), gate, database)) {}

Server::~Server() {
    stop();
}

void Server::start() {
    raise_descriptor_limit();
    inside_->listen();
    inside_->started = true;
    inside_->core.feed.start();
    for (auto& loop : inside_->loops) loop->start();
    asio::post(inside_->loops.front()->context, [this] { inside_->accept(); });
}

unsigned short Server::port() const {
    return inside_->port;
}

void Server::stop() {
    Core& core = inside_->core;
    if (!inside_->started || core.stopping.exchange(true)) return;
    asio::post(inside_->loops.front()->context, [this] {
        boost::system::error_code ignored;
        inside_->acceptor->close(ignored);
        inside_->pause->cancel();
    });
    for (auto& loop : inside_->loops) loop->finish();
    inside_->wait_until_quiet(core.config.limits.stop_time);
    core.given_up = true;
    for (auto& loop : inside_->loops) loop->close_all();
    core.feed.stop();
    core.timer.stop();
    core.workers.stop();
    // Writes that the database still holds answer into this object.
    while (core.in_flight > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    for (auto& loop : inside_->loops) loop->join();
}

}  // namespace http
