#include "db/postgresql_database.h"

#include "base/log.h"
#include "db/migrate.h"
#include "db/postgresql_writer.h"

namespace db::detail {

PostgresqlIds::PostgresqlIds(Target target, base::Clock clock)
    : Ids(std::move(clock)), target_(std::move(target)) {}

PostgresqlIds::~PostgresqlIds() {
    try {
        if (connection_ && !connection_->lost()) release(*connection_);
    } catch (const std::exception& error) {
        base::log(base::Level::warn, "id_node_not_released", {{"why", error.what()}});
    }
}

std::int64_t PostgresqlIds::next() {
    const std::scoped_lock lock(mutex_);
    for (;;) {
        if (const auto id = next_covered()) return *id;
        renew();
    }
}

void PostgresqlIds::renew() {
    if (connection_) {
        try {
            return renew_over(*connection_);
        } catch (const Error&) {
            // It was lost while nobody used it: the server was restarted.
            if (!connection_->lost()) throw;
        }
    }
    connection_ = nullptr;
    connection_ = std::make_unique<Connection>(target_, Purpose::write);
    renew_over(*connection_);
}

void PostgresqlIds::renew_over(Connection& connection) {
    const auto end_ms = [this](std::int64_t floor_ms) {
        return std::max({clock_().ms, last_ms_, floor_ms}) + span_ms;
    };
    if (const std::int64_t until_ms = end_ms(0); source_ && extend(connection, until_ms))
        return cover_until(until_ms);
    for (;;) {
        const Claim free = find_free(connection);
        const std::int64_t until_ms = end_ms(free.floor_ms);
        if (!take(connection, free.node, free.floor_ms, until_ms)) continue;
        hold(free);
        return cover_until(until_ms);
    }
}

PostgresqlDatabase::PostgresqlDatabase(Target target, Options options)
    : target_(std::move(target)),
      options_(std::move(options)),
      ids_(target_, options_.clock),
      readers_(target_, options_.readers),
      queue_(options_.queue) {
    // Said at once when the address is wrong, not at the first write.
    const Connection tried(target_, Purpose::write);
    for (int i = 0; i < options_.writers; ++i)
        writers_.emplace_back([this] {
            this_thread_writes();
            PostgresqlWriter writer(target_, options_.clock, ids_, turn_);
            for (;;) {
                std::vector<Job> jobs = queue_.pop(1);
                if (jobs.empty()) return;
                writer.run(jobs.front());
            }
        });
}

PostgresqlDatabase::~PostgresqlDatabase() {
    queue_.close();
    for (std::thread& writer : writers_) writer.join();
}

void PostgresqlDatabase::submit(std::move_only_function<bool(Write&)> work,
                                std::move_only_function<void(std::exception_ptr)> done) {
    queue_.push({std::move(work), std::move(done)});
}

void PostgresqlDatabase::migrate() {
    Connection connection(target_, Purpose::write);
    detail::migrate(connection, options_.clock);
}

void PostgresqlDatabase::run_read(const std::function<void(Read&)>& work) {
    const Pool::Loan reader = readers_.lend();
    try {
        reader->begin_read();
    } catch (const Error&) {
        // It was lost while nobody used it: the server was restarted.
        if (!reader->lost()) throw;
        reader->reconnect();
        reader->begin_read();
    }
    try {
        Read read(*reader, options_.clock());
        work(read);
        reader->commit();
    } catch (...) {
        reader->rollback();
        throw;
    }
}

}  // namespace db::detail
