#pragma once

#include <string>
#include <thread>

#include "db/connection.h"
#include "db/database.h"
#include "db/ids.h"
#include "db/pool.h"
#include "db/queue.h"

namespace db::detail {

/// Ids on SQLite: the node's row is written in the same transaction as the rows that use its ids.
/// While one is under way nobody else can write, so a node read as free stays free.
class SqliteIds : public Ids {
  public:
    using Ids::Ids;
    using Ids::next_covered;

    std::int64_t next_inside(Connection& connection) override;
    void before_commit(Connection& connection);
    void after_commit();
    void after_rollback();

  private:
    bool sure_ = false;     ///< In this transaction: the node is ours.
    bool claimed_ = false;  ///< In this transaction: and was not before.
    std::int64_t writing_ms_ = 0;
};

/// One writer thread with group commit, and a pool of readers.
class SqliteDatabase : public Database {
  public:
    SqliteDatabase(Target target, Options options);
    ~SqliteDatabase() override;

    void submit(std::move_only_function<bool(Write&)> work,
                std::move_only_function<void(std::exception_ptr)> done) override;
    base::Instant now() const override { return options_.clock(); }
    Dialect dialect() const override { return Dialect::sqlite; }
    void migrate() override;
    std::size_t queued() const override { return queue_.size(); }
    const std::string& url() const override { return target_.shown; }

  protected:
    void run_read(const std::function<void(Read&)>& work) override;
    std::int64_t next_id_value() override;

  private:
    struct Outcome;

    void write_batches();
    void run_batch(std::span<Job> jobs);
    /// What went wrong with all of them; nothing when they are on disk.
    std::exception_ptr commit_batch(std::span<Job> jobs, std::vector<Outcome>& outcomes);
    Outcome run_one(Job& job);

    const Target target_;
    const Options options_;
    Connection writer_;
    SqliteIds ids_;
    Pool readers_;
    Queue queue_;
    std::thread thread_;
};

}  // namespace db::detail
