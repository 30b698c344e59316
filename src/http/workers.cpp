#include "http/workers.h"

#include "base/log.h"

namespace http {

Workers::Workers(int threads, std::size_t most) : most_(most) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

bool Workers::post(Work work) {
    bool wake = false;
    {
        const std::scoped_lock lock(mutex_);
        if (stopping_ || queue_.size() >= most_) return false;
        queue_.push_back(std::move(work));
        wake = idle_ > 0;
    }
    if (wake) wake_.notify_one();
    return true;
}

std::size_t Workers::queued() const {
    const std::scoped_lock lock(mutex_);
    return queue_.size();
}

void Workers::stop() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    threads_.clear();
}

void Workers::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        --idle_;
        if (queue_.empty()) return;
        auto work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        try {
            work();
        } catch (const std::exception& failed) {
            base::log(base::Level::error, "worker_failed", {{"what", failed.what()}});
        }
        work = nullptr;
        lock.lock();
    }
}

}  // namespace http
