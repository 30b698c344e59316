#include "db/sqlite_database.h"

#include "base/expects.h"
#include "base/log.h"
#include "db/migrate.h"

namespace db::detail {

std::int64_t SqliteIds::next_inside(Connection& connection) {
    const std::scoped_lock lock(mutex_);
    if (!sure_) {
        const std::int64_t next_ms = std::max(clock_().ms, last_ms_) + 1;
        if (!source_ || next_ms > covered_ms_) {
            const Claim free = find_free(connection);
            if (!source_ || free.node != node_) {
                hold(free);
                claimed_ = true;
            }
        }
        sure_ = true;
    }
    return next_uncovered();
}

void SqliteIds::before_commit(Connection& connection) {
    const std::scoped_lock lock(mutex_);
    writing_ms_ = 0;
    if (!sure_ || last_ms_ + span_ms / 2 <= covered_ms_) return;
    const std::int64_t until_ms = last_ms_ + span_ms;
    base::expects(seize(connection, until_ms), "the table id_node has all its rows");
    writing_ms_ = until_ms;
}

void SqliteIds::after_commit() {
    const std::scoped_lock lock(mutex_);
    if (writing_ms_ != 0) cover_until(writing_ms_);
    writing_ms_ = 0;
    sure_ = claimed_ = false;
}

void SqliteIds::after_rollback() {
    const std::scoped_lock lock(mutex_);
    if (claimed_) source_.reset();
    writing_ms_ = 0;
    sure_ = claimed_ = false;
}

struct SqliteDatabase::Outcome {
    bool keep = false;
    std::exception_ptr error;
    std::vector<std::move_only_function<void()>> after;
};

SqliteDatabase::SqliteDatabase(Target target, Options options)
    : target_(std::move(target)),
      options_(std::move(options)),
      writer_(target_, Purpose::write),
      ids_(options_.clock),
      readers_(target_, options_.readers),
      queue_(options_.queue),
      thread_([this] { write_batches(); }) {}

SqliteDatabase::~SqliteDatabase() {
    queue_.close();
    thread_.join();
    try {
        ids_.release(writer_);
    } catch (const std::exception& error) {
        base::log(base::Level::warn, "id_node_not_released", {{"why", error.what()}});
    }
}

void SqliteDatabase::submit(std::move_only_function<bool(Write&)> work,
                            std::move_only_function<void(std::exception_ptr)> done) {
    queue_.push({std::move(work), std::move(done)});
}

void SqliteDatabase::migrate() {
    Connection connection(target_, Purpose::write);
    detail::migrate(connection, options_.clock);
}

void SqliteDatabase::run_read(const std::function<void(Read&)>& work) {
    const Pool::Loan reader = readers_.lend();
    reader->begin_read();
    try {
        Read read(*reader, options_.clock());
        work(read);
        reader->commit();
    } catch (...) {
        reader->rollback();
        throw;
    }
}

std::int64_t SqliteDatabase::next_id_value() {
    if (const auto id = ids_.next_covered()) return *id;
    if (does_this_thread_write()) return ids_.next_inside(writer_);
    std::int64_t id = 0;
    run_write([this, &id](Write&) { return id = ids_.next_inside(writer_), true; });
    return id;
}

void SqliteDatabase::write_batches() {
    this_thread_writes();
    // Whoever was answered by the last commit is likely to ask again at once. Without waiting for
    // them a little, every other commit would be of one or two writes: as slow, for less.
    using std::chrono::microseconds;
    std::size_t expected = 0;
    microseconds linger{0};
    for (;;) {
        std::vector<Job> jobs = queue_.pop(options_.batch, expected, linger);
        if (jobs.empty()) return;
        const auto start = std::chrono::steady_clock::now();
        run_batch(jobs);
        const auto took = std::chrono::steady_clock::now() - start;
        expected = jobs.size() / 2;
        linger = std::min(std::chrono::duration_cast<microseconds>(took) / 8, microseconds{250});
    }
}

SqliteDatabase::Outcome SqliteDatabase::run_one(Job& job) {
    static constexpr Sql savepoint{"db/savepoint", "SAVEPOINT one"};
    static constexpr Sql release{"db/release", "RELEASE one"};
    static constexpr Sql undo{"db/undo", "ROLLBACK TO one"};

    Outcome out;
    writer_.run(savepoint, {});
    Write write(writer_, options_.clock(), ids_);
    try {
        out.keep = job.work(write);
        out.after = write.take_after();
    } catch (...) {
        out.error = std::current_exception();
    }
    // When SQLite itself gave up the transaction (disk full), there is nothing to go back to.
    if (!writer_.in_transaction())
        std::rethrow_exception(
            out.error ? out.error
                      : std::make_exception_ptr(Error(Failure::other, "the transaction was lost")));
    if (!out.keep) writer_.run(undo, {});
    writer_.run(release, {});
    return out;
}

void SqliteDatabase::run_batch(std::span<Job> jobs) {
    std::vector<Outcome> outcomes;
    if (std::exception_ptr failed = commit_batch(jobs, outcomes)) {
        for (Job& job : jobs.first(jobs.size() - 1)) finish(job, failed);
        return finish(jobs.back(), std::move(failed));
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (outcomes[i].keep) run_all(outcomes[i].after);
        finish(jobs[i], std::move(outcomes[i].error));
    }
}

std::exception_ptr SqliteDatabase::commit_batch(std::span<Job> jobs,
                                                std::vector<Outcome>& outcomes) {
    try {
        writer_.begin_write();
        for (Job& job : jobs) outcomes.push_back(run_one(job));
        ids_.before_commit(writer_);
        writer_.commit();
        ids_.after_commit();
        return nullptr;
    } catch (...) {
        writer_.rollback();
        ids_.after_rollback();
        return std::current_exception();
    }
}

}  // namespace db::detail
