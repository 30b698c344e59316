#include "seals/sealer.h"

#include "base/log.h"
#include "seals/signing_key.h"

namespace seals {

Sealer::Sealer(db::Database& database, std::filesystem::path key_file, Options options)
    : database_(database), key_file_(std::move(key_file)), options_(std::move(options)) {}

Sealer::~Sealer() {
    stop();
}

void Sealer::start() {
    if (thread_.joinable()) return;
    stop_ = false;
    thread_ = std::thread([this] { run(); });
}

void Sealer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool Sealer::stopping() {
    const std::lock_guard lock(mutex_);
    return stop_;
}

void Sealer::run() {
    while (!stopping()) {
        const SealerRound done = round();
        if (options_.watch) options_.watch(done);
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, options_.interval, [this] { return stop_; });
    }
}

SealerRound Sealer::round() {
    SealerRound out;
    try {
        const auto last_day = last_whole_day(database_.now());
        if (done_ && *done_ >= last_day) return out;
        const auto keys = open_signing_key(database_, key_file_);
        out.report = make_seals(database_, keys, [this] { return stopping(); });
        if (out.report.complete) done_ = last_day;
        if (out.report.seals > 0)
            base::log(base::Level::info, "days_sealed",
                      {{"seals", std::to_string(out.report.seals)},
                       {"entries", std::to_string(out.report.entries)}});
    } catch (const std::exception& error) {
        out.failed = true;
        base::log(base::Level::error, "sealing_failed", {{"error", error.what()}});
    }
    return out;
}

}  // namespace seals
