#include "db/text_follower.h"

#include "base/log.h"
#include "base/stand_back.h"

namespace db {

TextFollower::TextFollower(TextIndex& index, Source source)
    : TextFollower(index, std::move(source), Options{}) {}

TextFollower::TextFollower(TextIndex& index, Source source, Options options)
    : index_(index), source_(std::move(source)), options_(options), thread_([this] { follow(); }) {}

TextFollower::~TextFollower() {
    {
        const std::scoped_lock lock(mutex_);
        is_over_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void TextFollower::wake() {
    {
        const std::scoped_lock lock(mutex_);
        is_woken_ = true;
    }
    woken_.notify_one();
}

std::int64_t TextFollower::position() const {
    const std::scoped_lock lock(mutex_);
    return position_;
}

bool TextFollower::wait_for(std::int64_t position, base::Duration at_most) {
    wake();
    std::unique_lock lock(mutex_);
    return moved_.wait_for(lock, at_most, [&] { return position_ >= position; });
}

void TextFollower::rest(base::Duration at_most) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, at_most, [this] { return is_woken_ || is_over_; });
    is_woken_ = false;
}

void TextFollower::sit_out(base::Duration failure) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, failure, [this] { return is_over_; });
}

void TextFollower::follow() {
    base::stand_back();
    base::Duration pause = options_.poll;
    for (;;) {
        {
            const std::scoped_lock lock(mutex_);
            if (is_over_) return;
        }
        try {
            if (!follow_once()) rest(options_.poll);
            pause = options_.poll;
        } catch (const std::exception& error) {
            base::log(base::Level::warn, "text_index_waits", {{"why", error.what()}});
            sit_out(pause);
            pause = std::min(pause * 2, options_.patience);
        }
    }
}

bool TextFollower::follow_once() {
    const std::int64_t from = index_.position();
    const auto reached = [this](std::int64_t position) {
        {
            const std::scoped_lock lock(mutex_);
            position_ = position;
        }
        moved_.notify_all();
    };
    reached(from);
    TextBatch batch = source_(from, options_.batch);
    if (batch.position == from) return false;
    // Another server that was faster is not raced: it has what this one would bring.
    if (!index_.apply(std::move(batch.changes), from, batch.position)) return false;
    reached(batch.position);
    return true;
}

}  // namespace db
