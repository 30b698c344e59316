#include "db/connection.h"

#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include "base/expects.h"
#include "base/log.h"
#include "db/session.h"
#include "db/statement.h"

namespace db::detail {

namespace {

/// Both places where a URL can hold a password are left out.
std::string without_password(std::string url) {
    if (const auto at = url.find("password="); at != std::string::npos)
        url.replace(at, std::min(url.find('&', at), url.size()) - at, "password=…");
    const auto scheme = url.find("://");
    const auto at = url.find('@');
    if (scheme == std::string::npos || at == std::string::npos) return url;
    const auto colon = url.find(':', scheme + 3);
    if (colon == std::string::npos || colon > at) return url;
    return url.erase(colon, at - colon);
}

/// A new database is its owner's only; SQLite gives the same mode to the files beside it.
void make_private(const std::string& path) {
    if (path == ":memory:") return;
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) ::close(fd);
}

constexpr std::string_view sqlite_read = R"sql(
    PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;
    PRAGMA query_only = ON;)sql";
// The last one reads: from then on others can see that the file is in use.
constexpr std::string_view sqlite_write = R"sql(
    PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;
    PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864; PRAGMA schema_version;)sql";

}  // namespace

Target parse_url(const std::string& url) {
    if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
        return {.dialect = Dialect::postgresql, .url = url, .shown = without_password(url)};
    const std::string path = url.starts_with("sqlite:") ? url.substr(7) : url;
    if (path.empty() || path.find("://") != std::string::npos || path.contains('"'))
        throw Error(Failure::unreachable,
                    fmt::format("{} is no database: give a path, sqlite:/path or postgresql://…",
                                without_password(url)));
    return {.dialect = Dialect::sqlite, .url = path, .shown = path};
}

Connection::Connection(Target target, Purpose purpose)
    : target_(std::move(target)), purpose_(purpose), session_(std::make_unique<Session>()) {
    connect();
}

Connection::~Connection() {
    statements_.clear();
}

void Connection::connect() {
    try {
        if (dialect() == Dialect::sqlite) {
            make_private(target_.url);
            // A connection is used by one thread at a time, so SQLite need not lock it as well.
            [[maybe_unused]] static const int once =
                sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
            session_->soci.open(soci::sqlite3, fmt::format("db=\"{}\"", target_.url));
            sqlite_api::sqlite3_busy_timeout(session_->sqlite(),
                                             static_cast<int>(target_.patience.count()));
        } else {
            session_->soci.open(soci::postgresql, target_.url);
            PQsetErrorVerbosity(session_->postgresql(), PQERRORS_TERSE);
            PQsetNoticeProcessor(
                session_->postgresql(), [](void*, const char*) {}, nullptr);
        }
    } catch (const soci::soci_error&) {
        raise("opening");
    }
    if (dialect() == Dialect::postgresql) {
        exec(
            "SET application_name = 'gongzhi'; SET client_encoding = 'UTF8';"
            "SET standard_conforming_strings = on; SET lock_timeout = '30s';"
            "SET idle_in_transaction_session_timeout = '10min'");
        if (!target_.durable) exec("SET synchronous_commit = off");
        return;
    }
    // A file that cannot be written can still be read.
    if (purpose_ == Purpose::write &&
        sqlite_api::sqlite3_db_readonly(session_->sqlite(), "main") != 1)
        change_to_wal();
    exec(std::string(purpose_ == Purpose::write ? sqlite_write : sqlite_read));
    if (!target_.durable) exec("PRAGMA synchronous = OFF");
}

void Connection::change_to_wal() {
    const auto start = std::chrono::steady_clock::now();
    while (scalar("PRAGMA journal_mode") != "wal") {
        try {
            exec("PRAGMA journal_mode = WAL");
            return;  // Also when the file cannot have one: a database in memory.
        } catch (const Error& error) {
            const auto waited = std::chrono::steady_clock::now() - start;
            if (error.failure() != Failure::locked || waited > target_.patience) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
    }
}

void Connection::reconnect() {
    statements_.clear();
    session_ = std::make_unique<Session>();
    connect();
}

Statement& Connection::statement(const Sql& sql, std::span<const Param> params,
                                 std::span<const Kind> columns) {
    const auto found = statements_.find(sql.name);
    if (found != statements_.end()) {
        if (found->second->fits(sql, params, columns)) {
            found->second->fill(params);
            return *found->second;
        }
        statements_.erase(found);
    }
    try {
        auto made = std::make_unique<Statement>(session_->soci, sql, params, columns);
        made->fill(params);
        Statement& statement = *made;
        statements_.emplace(statement.name(), std::move(made));
        return statement;
    } catch (const soci::soci_error&) {
        raise(sql.name);
    }
}

void Connection::forget(Statement& statement) {
    statements_.erase(statement.name());
}

std::int64_t Connection::run(const Sql& sql, std::span<const Param> params) {
    Statement& statement = this->statement(sql, params, {});
    try {
        return statement.run();
    } catch (const soci::soci_error&) {
        const std::unique_ptr<Statement> failed = std::move(statements_.at(sql.name));
        statements_.erase(sql.name);
        raise(sql.name);
    }
}

void Connection::begin_read() {
    static constexpr Sql sqlite{"db/begin_read", "BEGIN"};
    if (dialect() == Dialect::sqlite) {
        run(sqlite, {});
    } else {
        exec("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
}

void Connection::begin_write() {
    static constexpr Sql sqlite{"db/begin_write", "BEGIN IMMEDIATE"};
    if (dialect() == Dialect::sqlite) {
        run(sqlite, {});
    } else {
        exec("BEGIN ISOLATION LEVEL SERIALIZABLE");
    }
}

void Connection::commit() {
    static constexpr Sql sqlite{"db/commit", "COMMIT"};
    if (dialect() == Dialect::sqlite) {
        run(sqlite, {});
    } else {
        exec_commit();
    }
}

void Connection::rollback() noexcept {
    try {
        if (dialect() == Dialect::sqlite ? in_transaction() : !lost()) exec("ROLLBACK");
    } catch (const std::exception& error) {
        base::log(base::Level::warn, "rollback_failed", {{"why", error.what()}});
    }
}

}  // namespace db::detail
