#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "db/connection.h"

namespace db::detail {

/// Connections that read, made when first needed, lent one at a time.
class Pool {
  public:
    Pool(Target target, int most);

    /// Gives the connection back when it goes.
    class Loan {
      public:
        Loan(Pool& pool, std::unique_ptr<Connection> connection)
            : pool_(pool), connection_(std::move(connection)) {}
        Loan(const Loan&) = delete;
        ~Loan() { pool_.give_back(std::move(connection_)); }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    /// Waits for a free one as long as the target's patience; then throws Busy.
    Loan lend();

  private:
    void give_back(std::unique_ptr<Connection> connection);

    const Target target_;
    const int most_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int lent_ = 0;
    std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace db::detail
