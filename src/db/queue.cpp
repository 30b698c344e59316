#include "db/queue.h"

#include <thread>

#include "base/log.h"

namespace db::detail {

void Queue::push(Job job) {
    {
        const std::scoped_lock lock(mutex_);
        if (closed_) throw Busy("the database is being closed");
        if (jobs_.size() >= bound_) throw Busy("too many writes are waiting");
        jobs_.push_back(std::move(job));
    }
    arrived_.notify_one();
}

std::vector<Job> Queue::pop(std::size_t most, std::size_t expected,
                            std::chrono::microseconds linger) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    if (!closed_ && jobs_.size() < expected) {
        // Not on the condition: every push would wake this thread for nothing.
        lock.unlock();
        std::this_thread::sleep_for(linger);
        lock.lock();
    }
    std::vector<Job> out;
    while (!jobs_.empty() && out.size() < most) {
        out.push_back(std::move(jobs_.front()));
        jobs_.pop_front();
    }
    return out;
}

void Queue::close() {
    {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
    }
    arrived_.notify_all();
}

std::size_t Queue::size() const {
    const std::scoped_lock lock(mutex_);
    return jobs_.size();
}

void finish(Job& job, std::exception_ptr error) noexcept {
    try {
        job.done(std::move(error));
    } catch (const std::exception& thrown) {
        base::log(base::Level::error, "write_done_failed", {{"why", thrown.what()}});
    }
}

void run_all(std::vector<std::move_only_function<void()>>& after) noexcept {
    for (auto& then : after) {
        try {
            then();
        } catch (const std::exception& thrown) {
            base::log(base::Level::error, "on_commit_failed", {{"why", thrown.what()}});
        }
    }
}

}  // namespace db::detail
