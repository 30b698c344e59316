#include "db/session.h"

#include <cerrno>
#include <filesystem>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include "base/expects.h"

namespace db::detail {

namespace {

using namespace sqlite_api;

Failure failure_of_sqlite(int code) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Failure::locked;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Failure::corrupt;
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return Failure::read_only;
        case SQLITE_FULL:
            return Failure::disk_full;
        case SQLITE_CANTOPEN:
            return Failure::unreachable;
        default:
            return Failure::other;
    }
}

Failure failure_of_sqlstate(std::string_view state) {
    if (state.starts_with("08") || state.starts_with("57P") || state == "53300" ||
        state.starts_with("28") || state == "3D000")
        return Failure::unreachable;
    if (state == "53100") return Failure::disk_full;
    if (state == "25006") return Failure::read_only;
    if (state == "55P03") return Failure::locked;
    if (state.starts_with("XX00")) return Failure::corrupt;
    return Failure::other;
}

std::string_view plain(Failure failure) {
    switch (failure) {
        case Failure::locked:
            return "another program holds the database locked";
        case Failure::corrupt:
            return "the database is damaged, or the file is no database";
        case Failure::read_only:
            return "the database cannot be written to";
        case Failure::disk_full:
            return "the disk is full";
        case Failure::unreachable:
            return "the database cannot be reached";
        default:
            return "the database failed";
    }
}

std::string sentence(Failure failure, const Target& target, std::string_view what,
                     std::string_view detail) {
    detail = detail.substr(0, detail.find('\n'));  // What follows are hints for programmers.
    return fmt::format("{}: {} ({}: {})", target.shown, plain(failure), what, detail);
}

struct Result {
    explicit Result(PGresult* from) : result(from) {}
    ~Result() { PQclear(result); }
    Result(const Result&) = delete;
    bool good() const {
        const auto status = PQresultStatus(result);
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
               status == PGRES_EMPTY_QUERY;
    }
    PGresult* const result;
};

[[noreturn]] void raise_sqlstate(const Target& target, bool lost, std::string_view state,
                                 std::string_view what, std::string_view detail) {
    if (state == "40001" || state == "40P01")
        throw LostRace(Failure::other, sentence(Failure::other, target, what, detail));
    const Failure failure = lost ? Failure::unreachable : failure_of_sqlstate(state);
    throw Error(failure, sentence(failure, target, what, detail));
}

[[noreturn]] void raise_result(const Target& target, PGconn* connection, const PGresult* result,
                               std::string_view what) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    raise_sqlstate(target, PQstatus(connection) != CONNECTION_OK, state == nullptr ? "" : state,
                   what, PQerrorMessage(connection));
}

/// SQLite does not tell apart why a file failed it; the system does.
Failure failure_of_file(const Target& target, int code, int system_error) {
    const Failure failure = failure_of_sqlite(code);
    if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
        return Failure::disk_full;
    const bool there = ::access(target.url.c_str(), F_OK) == 0;
    const auto folder = std::filesystem::path(target.url).parent_path();
    if (failure == Failure::unreachable && there && ::access(target.url.c_str(), R_OK) == 0 &&
        (::access(target.url.c_str(), W_OK) != 0 || ::access(folder.c_str(), W_OK) != 0))
        return Failure::read_only;
    return failure;
}

[[noreturn]] void raise_sqlite(const Target& target, sqlite_api::sqlite3* raw, int code,
                               std::string_view what, std::string_view detail) {
    const Failure failure =
        failure_of_file(target, code, raw == nullptr ? 0 : sqlite3_system_errno(raw));
    throw Error(failure, sentence(failure, target, what, fmt::format("{} [{}]", detail, code)));
}

}  // namespace

// SOCI's libraries keep the type information of these classes to themselves, so the sanitizer that
// looks at it cannot be linked here.
[[gnu::no_sanitize("vptr")]] sqlite_api::sqlite3* Connection::Session::sqlite() {
    auto* backend = soci.get_backend();
    if (backend == nullptr || backend->get_backend_name() != "sqlite3") return nullptr;
    return static_cast<soci::sqlite3_session_backend*>(backend)->conn_;
}

[[gnu::no_sanitize("vptr")]] PGconn* Connection::Session::postgresql() {
    auto* backend = soci.get_backend();
    if (backend == nullptr || backend->get_backend_name() != "postgresql") return nullptr;
    return static_cast<soci::postgresql_session_backend*>(backend)->conn_;
}

::sqlite3* Connection::sqlite() const {
    return reinterpret_cast<::sqlite3*>(session_->sqlite());
}

::pg_conn* Connection::postgresql() const {
    return session_->postgresql();
}

void Connection::exec(const std::string& script) {
    if (dialect() == Dialect::sqlite) {
        auto* raw = session_->sqlite();
        if (sqlite3_exec(raw, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            raise_sqlite(target_, raw, sqlite3_extended_errcode(raw), "running",
                         sqlite3_errmsg(raw));
        return;
    }
    PGconn* raw = session_->postgresql();
    const Result result(PQexec(raw, script.c_str()));
    if (!result.good()) raise_result(target_, raw, result.result, "running");
}

void Connection::exec_commit() {
    PGconn* raw = session_->postgresql();
    const Result result(PQexec(raw, "COMMIT"));
    if (!result.good()) raise_result(target_, raw, result.result, "committing");
    // PostgreSQL answers the COMMIT of a failed transaction with success and the word ROLLBACK.
    if (std::string_view(PQcmdStatus(result.result)) != "COMMIT")
        throw Error(Failure::other, sentence(Failure::other, target_, "committing",
                                             "a statement of the transaction had failed"));
}

std::optional<std::string> Connection::scalar(const std::string& query) {
    if (dialect() == Dialect::postgresql) {
        PGconn* raw = session_->postgresql();
        const Result result(PQexec(raw, query.c_str()));
        if (!result.good()) raise_result(target_, raw, result.result, "asking");
        if (PQntuples(result.result) == 0 || PQgetisnull(result.result, 0, 0) != 0) return {};
        return PQgetvalue(result.result, 0, 0);
    }
    std::optional<std::string> out;
    const auto take = [](void* into, int, char** columns, char**) {
        auto& first = *static_cast<std::optional<std::string>*>(into);
        if (!first && columns[0] != nullptr) first = columns[0];
        return 0;
    };
    auto* raw = session_->sqlite();
    if (sqlite3_exec(raw, query.c_str(), take, &out, nullptr) != SQLITE_OK)
        raise_sqlite(target_, raw, sqlite3_extended_errcode(raw), "asking", sqlite3_errmsg(raw));
    return out;
}

void Connection::exec_copy(const std::string& command) {
    PGconn* raw = session_->postgresql();
    const Result result(PQexec(raw, command.c_str()));
    if (PQresultStatus(result.result) != PGRES_COPY_IN)
        raise_result(target_, raw, result.result, "copying");
}

void Connection::end_copy() {
    PGconn* raw = session_->postgresql();
    PQputCopyEnd(raw, nullptr);
    const Result result(PQgetResult(raw));
    while (PGresult* rest = PQgetResult(raw)) PQclear(rest);
    if (!result.good()) raise_result(target_, raw, result.result, "copying");
}

bool Connection::in_transaction() const {
    if (dialect() == Dialect::sqlite) return sqlite3_get_autocommit(session_->sqlite()) == 0;
    return PQtransactionStatus(session_->postgresql()) != PQTRANS_IDLE;
}

bool Connection::lost() const {
    if (dialect() == Dialect::sqlite) return false;
    PGconn* raw = session_->postgresql();
    return raw == nullptr || PQstatus(raw) != CONNECTION_OK;
}

void Connection::raise(std::string_view what) {
    try {
        throw;
    } catch (const soci::sqlite3_soci_error& error) {
        auto* raw = session_->sqlite();
        if (raw == nullptr)
            raise_sqlite(target_, nullptr, error.result(), what, error.get_error_message());
        raise_sqlite(target_, raw, sqlite3_extended_errcode(raw), what, sqlite3_errmsg(raw));
    } catch (const soci::postgresql_soci_error& error) {
        raise_sqlstate(target_, lost(), error.sqlstate(), what, error.get_error_message());
    } catch (const soci::soci_error& error) {
        // SOCI itself says no: a column that does not hold its type, a connection not made.
        const bool lost_now = dialect() == Dialect::postgresql && lost();
        const Failure failure = lost_now ? Failure::unreachable : Failure::other;
        throw Error(failure, sentence(failure, target_, what, error.get_error_message()));
    }
}

}  // namespace db::detail
