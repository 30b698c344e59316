#include "files/sweeper.h"

#include "base/log.h"

namespace files {

Sweeper::Sweeper(db::Database& database, Shared files, Options options)
    : database_(database), files_(std::move(files)), options_(std::move(options)) {}

Sweeper::~Sweeper() {
    stop();
}

void Sweeper::start() {
    if (thread_.joinable()) return;
    stop_ = false;
    thread_ = std::thread([this] { run(); });
}

void Sweeper::stop() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Sweeper::run() {
    std::string cursor;
    std::unique_lock lock(mutex_);
    while (!stop_) {
        lock.unlock();
        Swept swept;
        bool failed = false;
        try {
            swept = sweep(*files_, database_, cursor);
        } catch (const std::exception& error) {
            failed = true;
            base::log(base::Level::error, "sweep_failed", {{"error", error.what()}});
        }
        if (options_.watch) options_.watch(swept, failed);
        lock.lock();
        wake_.wait_for(lock, options_.interval, [this] { return stop_; });
    }
}

}  // namespace files
