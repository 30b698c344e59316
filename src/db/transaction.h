#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/expects.h"
#include "base/instant.h"
#include "db/bind.h"
#include "db/error.h"
#include "db/sql.h"

namespace db {

enum class Dialect { sqlite, postgresql };

namespace detail {

class Connection;
class Statement;
class Ids;

/// A running statement. It is always fetched to its end: a half-read one would keep a snapshot
/// open and make the next commit fail on SQLite.
class Rows {
  public:
    Rows(Connection& connection, Statement& statement);
    Rows(const Rows&) = delete;
    ~Rows();

    bool next();
    const Slot* slots() const;

  private:
    Connection& connection_;
    Statement* statement_;
    bool done_ = false;
};

/// Bulk insertion, one row after the other; `finish` sends what is left.
class Inserter {
  public:
    virtual ~Inserter() = default;
    virtual void row(std::span<const Param> values) = 0;
    virtual void finish() = 0;
};

}  // namespace detail

/// One transaction that sees one snapshot. A row is a Boost.Described struct, its members in the
/// order of the selected columns, or one scalar. Parameters are any mix of `arg("name", value)`
/// and described structs, whose members are bound by name; members that the text does not name
/// are skipped. Throws db::Error when the database fails, base::Bug when a query and its types do
/// not fit each other.
class Read {
  public:
    Read(detail::Connection& connection, base::Instant now);
    Read(const Read&) = delete;

    /// The time of this transaction: one for all that it does.
    base::Instant now() const { return now_; }
    Dialect dialect() const;

    template <class Row, class... P>
    std::vector<Row> all(const Sql& sql, const P&... params) {
        std::vector<Row> rows;
        each_row<Row>(
            sql, [&](Row&& row) { rows.push_back(std::move(row)); }, params...);
        return rows;
    }

    /// Walks over the rows without holding them all. `f` must not use this transaction.
    template <class Row, class F, class... P>
    void each_row(const Sql& sql, F&& f, const P&... params) {
        using Columns = detail::Columns<Row>;
        const auto flat = detail::flatten(params...);
        static const auto kinds = Columns::kinds();
        detail::Rows rows = start(sql, flat, kinds);
        while (rows.next()) f(Columns::read(rows.slots()));
    }

    /// At most one row; two are a bug.
    template <class Row, class... P>
    std::optional<Row> find(const Sql& sql, const P&... params) {
        std::optional<Row> found;
        each_row<Row>(
            sql,
            [&](Row&& row) {
                base::expects(!found, "a query that finds has at most one row");
                found.emplace(std::move(row));
            },
            params...);
        return found;
    }

    /// Exactly one row; anything else is a bug.
    template <class Row, class... P>
    Row get(const Sql& sql, const P&... params) {
        std::optional<Row> found = find<Row>(sql, params...);
        if (!found) base::expects(false, sql.name);
        return std::move(*found);
    }

  protected:
    detail::Rows start(const Sql& sql, std::span<const Param> params, std::span<const Kind> kinds);

    detail::Connection& connection_;

  private:
    const base::Instant now_;
};

/// A transaction that changes things. It may run twice (a lost race, a lost connection), so it
/// touches nothing but the database.
class Write : public Read {
  public:
    Write(detail::Connection& connection, base::Instant now, detail::Ids& ids);

    /// Number of rows affected.
    template <class... P>
    std::int64_t run(const Sql& sql, const P&... params) {
        const auto flat = detail::flatten(params...);
        return execute(sql, flat);
    }

    template <class SomeId>
    SomeId next_id() {
        return SomeId{next_id_value()};
    }

    /// Inserts many rows; the columns are named like the members. COPY on PostgreSQL.
    template <class Row>
    void insert_many(std::string_view table, const std::vector<Row>& rows) {
        if (rows.empty()) return;
        const auto names = detail::flatten(rows.front());
        const auto inserter = begin_insert(table, names);
        for (const Row& row : rows) inserter->row(detail::flatten(row));
        inserter->finish();
    }

    /// Runs after the commit is on disk, on the writer's thread; dropped when rolled back.
    void on_commit(std::move_only_function<void()> then) { after_.push_back(std::move(then)); }

    /// What `on_commit` collected; for the database itself.
    std::vector<std::move_only_function<void()>> take_after() { return std::move(after_); }

  private:
    std::int64_t execute(const Sql& sql, std::span<const Param> params);
    std::int64_t next_id_value();
    std::unique_ptr<detail::Inserter> begin_insert(std::string_view table,
                                                   std::span<const Param> names);

    detail::Ids& ids_;
    std::vector<std::move_only_function<void()>> after_;
};

}  // namespace db
