#pragma once

#include <string>
#include <thread>
#include <vector>

#include "db/connection.h"
#include "db/database.h"
#include "db/ids.h"
#include "db/pool.h"
#include "db/queue.h"
#include "db/turn.h"

namespace db::detail {

/// Ids on PostgreSQL: the node's row is kept over a connection of its own, ahead of the rows that
/// use its ids.
class PostgresqlIds : public Ids {
  public:
    PostgresqlIds(Target target, base::Clock clock);
    ~PostgresqlIds() override;

    std::int64_t next_inside(Connection&) override { return next(); }
    std::int64_t next();

  private:
    void renew();
    void renew_over(Connection& connection);

    const Target target_;
    std::unique_ptr<Connection> connection_;
};

/// Several writers, each write a serializable transaction of its own (docs/adr/0010).
class PostgresqlDatabase : public Database {
  public:
    PostgresqlDatabase(Target target, Options options);
    ~PostgresqlDatabase() override;

    void submit(std::move_only_function<bool(Write&)> work,
                std::move_only_function<void(std::exception_ptr)> done) override;
    base::Instant now() const override { return options_.clock(); }
    Dialect dialect() const override { return Dialect::postgresql; }
    void migrate() override;
    std::size_t queued() const override { return queue_.size(); }
    const std::string& url() const override { return target_.shown; }

  protected:
    void run_read(const std::function<void(Read&)>& work) override;
    std::int64_t next_id_value() override { return ids_.next(); }

  private:
    const Target target_;
    const Options options_;
    PostgresqlIds ids_;
    Pool readers_;
    Queue queue_;
    Turn turn_;
    std::vector<std::thread> writers_;
};

}  // namespace db::detail
