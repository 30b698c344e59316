#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/instant.h"
#include "db/error.h"
#include "db/slot.h"
#include "db/sql.h"
#include "db/transaction.h"

struct sqlite3;
struct pg_conn;

namespace db::detail {

/// What to connect to.
struct Target {
    Dialect dialect = Dialect::sqlite;
    std::string url;    ///< A path on SQLite, a URL of libpq on PostgreSQL.
    std::string shown;  ///< The same without a password.
    base::Duration patience{10'000};
    bool durable = true;  ///< False: a commit does not wait for the disk, see open_undurable.h.
};
Target parse_url(const std::string& url);

enum class Purpose { read, write };

/// One connection with its prepared statements, kept by name. Used by one thread at a time. Every
/// failure that leaves it is a db::Error with a plain sentence, without values of parameters.
class Connection {
  public:
    Connection(Target target, Purpose purpose);
    ~Connection();
    Connection(const Connection&) = delete;

    Dialect dialect() const { return target_.dialect; }
    const Target& target() const { return target_; }

    /// Runs any number of statements that have no parameters; rows are thrown away.
    void exec(const std::string& script);
    /// The first column of the first row of a query without parameters.
    std::optional<std::string> scalar(const std::string& query);

    /// PostgreSQL: starts `COPY … FROM STDIN`; ends it and throws what the server found wrong.
    void exec_copy(const std::string& command);
    void end_copy();

    /// The prepared statement of this name with its parameters filled in, not yet run.
    Statement& statement(const Sql& sql, std::span<const Param> params,
                         std::span<const Kind> columns);
    /// Drops a statement that failed or was left in the middle.
    void forget(Statement& statement);
    /// Number of rows affected.
    std::int64_t run(const Sql& sql, std::span<const Param> params);

    void begin_read();
    void begin_write();
    void commit();
    /// Never throws: what cannot be rolled back is gone with its connection.
    void rollback() noexcept;
    /// SQLite has rolled back by itself (disk full, input/output error).
    bool in_transaction() const;

    /// PostgreSQL: nothing can be asked on this connection any more.
    bool lost() const;
    void reconnect();

    ::sqlite3* sqlite() const;
    ::pg_conn* postgresql() const;

    /// Turns the exception under way into a db::Error and throws that; `what` names the statement.
    [[noreturn]] void raise(std::string_view what);

  private:
    struct Session;

    void connect();

    /// WAL is a property of the file. SQLite refuses the change at once, whatever the patience,
    /// while another connection makes it too; so it is asked again until patience is spent.
    void change_to_wal();
    void exec_commit();

    const Target target_;
    const Purpose purpose_;
    std::unique_ptr<Session> session_;
    std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements_;
};

/// A lost race between transactions of PostgreSQL (40001, 40P01): run it again.
struct LostRace : Error {
    using Error::Error;
};

}  // namespace db::detail
