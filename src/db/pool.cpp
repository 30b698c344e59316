#include "db/pool.h"

namespace db::detail {

Pool::Pool(Target target, int most) : target_(std::move(target)), most_(most) {}

Pool::Loan Pool::lend() {
    std::unique_ptr<Connection> connection;
    {
        std::unique_lock lock(mutex_);
        if (!freed_.wait_for(lock, target_.patience, [this] { return lent_ < most_; }))
            throw Busy("too many readers are at work");
        ++lent_;
        if (!free_.empty()) {
            connection = std::move(free_.back());
            free_.pop_back();
        }
    }
    try {
        if (!connection) connection = std::make_unique<Connection>(target_, Purpose::read);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
    return Loan(*this, std::move(connection));
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
    // A lost connection, or one whose rollback failed, is not lent again.
    const bool usable = connection && !connection->lost() && !connection->in_transaction();
    {
        const std::scoped_lock lock(mutex_);
        --lent_;
        if (usable) free_.push_back(std::move(connection));
    }
    freed_.notify_one();
}

}  // namespace db::detail
