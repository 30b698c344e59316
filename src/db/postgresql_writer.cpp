#include "db/postgresql_writer.h"

#include <thread>

#include <fmt/format.h>

#include "base/log.h"
#include "base/random.h"

namespace db::detail {

namespace {

constexpr int most_attempts = 12;
/// From this attempt on a write runs alone among the writers of this process.
constexpr int first_attempt_alone = 5;

/// Waits a little longer each time, and never as long as the one that lost the race with us.
void wait_before(int attempt) {
    const auto random = static_cast<unsigned char>(base::random_bytes(1)[0]);
    const int most_ms = std::min(1 << attempt, 200);
    std::this_thread::sleep_for(std::chrono::microseconds{1000 * most_ms * random / 256});
}

/// A connection that went before the commit; the write may run again on a new one.
bool went_away(const Error& error, const Connection* connection) {
    return error.failure() == Failure::unreachable && (connection == nullptr || connection->lost());
}

}  // namespace

PostgresqlWriter::PostgresqlWriter(const Target& target, const base::Clock& clock, Ids& ids,
                                   Turn& turn)
    : target_(target), clock_(clock), ids_(ids), turn_(turn) {}

void PostgresqlWriter::run(Job& job) {
    int attempts = 1;
    std::exception_ptr failed;
    while (!try_once(job, attempts, failed) && !failed) wait_before(attempts++);
    if (failed) return finish(job, std::move(failed));
    run_all(after_);
    after_.clear();
    finish(job, nullptr);
}

bool PostgresqlWriter::try_once(Job& job, int attempts, std::exception_ptr& failed) {
    try {
        const auto held = attempts < first_attempt_alone ? turn_.beside_others() : turn_.alone();
        attempt(job);
        return true;
    } catch (const LostRace&) {
        if (attempts == most_attempts)
            failed =
                std::make_exception_ptr(Busy("too many writes at once want to change the same"));
    } catch (const Error& error) {
        if (went_away(error, connection_.get()) && attempts < most_attempts)
            base::log(base::Level::warn, "database_connection_lost", {{"why", error.what()}});
        else
            failed = std::current_exception();
    } catch (...) {
        failed = std::current_exception();
    }
    return false;
}

void PostgresqlWriter::connect() {
    if (connection_ && !connection_->lost()) return;
    connection_ = nullptr;
    connection_ = std::make_unique<Connection>(target_, Purpose::write);
    life_ = server_life();
}

void PostgresqlWriter::attempt(Job& job) {
    connect();
    after_.clear();
    Commit to_commit{.life = life_};
    try {
        to_commit.transaction = begin();
        Write write(*connection_, clock_(), ids_);
        if (!job.work(write)) {
            connection_->rollback();
            return;
        }
        after_ = write.take_after();
    } catch (...) {
        connection_->rollback();
        throw;
    }
    commit(to_commit);
}

std::string PostgresqlWriter::begin() {
    // In one round trip: the number is wanted if the connection goes during the commit.
    return connection_
        ->scalar("BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_current_xact_id()::text")
        .value();
}

void PostgresqlWriter::commit(const Commit& commit) {
    try {
        connection_->commit();
    } catch (const Error& error) {
        if (!connection_->lost()) {
            connection_->rollback();
            throw;
        }
        if (ask(commit) == Fate::rolled_back) throw LostRace(Failure::other, error.what());
    }
}

PostgresqlWriter::Fate PostgresqlWriter::ask(const Commit& commit) {
    const auto unknown = [this](std::string_view why) {
        return Error(Failure::other,
                     fmt::format("{}: the connection was lost during a commit, and whether it was "
                                 "stored cannot be found out: {}",
                                 target_.shown, why));
    };
    for (int attempts = 1; attempts <= 40; ++attempts) {
        try {
            connect();
            const auto status = connection_->scalar(
                fmt::format("SELECT pg_xact_status('{}'::xid8)", commit.transaction));
            if (status == "aborted") return Fate::rolled_back;
            if (status == "committed") {
                // After a crash of the server the number may have been given to somebody else.
                if (life_ == commit.life && !life_.empty()) return Fate::committed;
                throw unknown("the server has crashed since");
            }
        } catch (const Error& error) {
            if (!went_away(error, connection_.get())) throw unknown(error.what());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{250});
    }
    throw unknown("the server does not come back, or is still at it");
}

std::string PostgresqlWriter::server_life() {
    if (!connection_->scalar("SELECT to_regclass('server_life')::text")) return "";
    const std::string token = base::random_token(12);
    connection_->exec(fmt::format(
        "INSERT INTO server_life (one, token) VALUES (1, '{}') ON CONFLICT DO NOTHING", token));
    return connection_->scalar("SELECT token FROM server_life").value_or("");
}

}  // namespace db::detail
