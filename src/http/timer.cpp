#include "http/timer.h"

namespace http {

Timer::Timer() : thread_([this] { run(); }) {}

Timer::~Timer() {
    stop();
}

void Timer::later(std::chrono::milliseconds delay, std::move_only_function<void()> task) {
    {
        const std::scoped_lock lock(mutex_);
        tasks_.emplace(std::chrono::steady_clock::now() + delay, std::move(task));
    }
    wake_.notify_one();
}

void Timer::stop() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Timer::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        if (tasks_.empty()) {
            if (stopping_) return;
            wake_.wait(lock);
            continue;
        }
        const auto first = tasks_.begin();
        if (!stopping_ && first->first > std::chrono::steady_clock::now()) {
            wake_.wait_until(lock, first->first);
            continue;
        }
        auto task = std::move(first->second);
        tasks_.erase(first);
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
    }
}

}  // namespace http
