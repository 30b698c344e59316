#include "clocks/ticker.h"

#include "base/log.h"
#include "clocks/queries.h"
#include "clocks/retime.h"

namespace clocks {

using namespace std::chrono;

Ticker::Ticker(db::Database& database, const EffectsTable& effects, Options options)
    : database_(database), tick_(database, effects), options_(std::move(options)) {}

Ticker::~Ticker() {
    stop();
}

void Ticker::start() {
    if (thread_.joinable()) return;
    stop_ = false;
    thread_ = std::thread([this] { run(); });
}

void Ticker::stop() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Ticker::stopping() {
    const std::lock_guard lock(mutex_);
    return stop_;
}

void Ticker::run() {
    while (!stopping()) {
        const TickerRound done = round();
        if (options_.watch) options_.watch(done);
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, options_.interval, [this] { return stop_; });
    }
}

TickerRound Ticker::round() {
    TickerRound out;
    const auto begin = steady_clock::now();
    const auto stop = [this] { return stopping(); };
    try {
        const auto retimed = retime_clocks(database_, stop);
        const auto now = database_.now();
        out.report = tick_.run(now, stop);
        out.report.retimed += retimed.seen;
        out.waiting = database_.read([&](db::Read& read) {
            return read.get<std::int64_t>(sql::count_due_clocks, db::arg("until", now));
        });
    } catch (const std::exception& error) {
        out.failed = true;
        base::log(base::Level::error, "tick_failed", {{"error", error.what()}});
    }
    out.took = duration_cast<milliseconds>(steady_clock::now() - begin);
    return out;
}

}  // namespace clocks
