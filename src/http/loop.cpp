#include "http/loop.h"

#include <ctime>

#include "base/log.h"
#include "http/connection.h"

namespace http {
namespace {

std::string http_date() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return std::string(text, size);
}

}  // namespace

Loop::Loop() : date(http_date()), guard_(context.get_executor()) {}

void Loop::start() {
    tick();
    thread_ = std::jthread([this] {
        while (true) {
            try {
                context.run();
                return;
            } catch (const std::exception& bug) {
                base::log(base::Level::error, "io_failed", {{"what", bug.what()}});
            }
        }
    });
}

void Loop::join() {
    if (thread_.joinable()) thread_.join();
}

void Loop::tick() {
    ticker_.expires_after(tick_time);
    ticker_.async_wait([this](boost::system::error_code failed) {
        if (failed || closing_) return;  // a tick may be on its way while it is cancelled
        date = http_date();
        const auto now = std::chrono::steady_clock::now();
        for (auto at = connections.begin(); at != connections.end();) {
            (*at++)->on_tick(now);  // may take itself out
        }
        // A cancel that comes while this handler already waits to run does not reach it.
        if (finishing && connections.empty()) return;
        tick();
    });
}

void Loop::finish() {
    asio::post(context, [this] {
        finishing = true;
        for (auto at = connections.begin(); at != connections.end();) (*at++)->finish();
    });
}

void Loop::close_all() {
    asio::post(context, [this] {
        for (auto at = connections.begin(); at != connections.end();) (*at++)->close();
        closing_ = true;
        ticker_.cancel();
        guard_.reset();
    });
}

}  // namespace http
