#include "db/transaction.h"

#include <chrono>

#include <fmt/format.h>

#include "db/connection.h"
#include "db/ids.h"
#include "db/inserter.h"
#include "db/replay.h"
#include "db/statement.h"

namespace db {

namespace detail {

Rows::Rows(Connection& connection, Statement& statement)
    : connection_(connection), statement_(&statement) {
    try {
        statement_->start();
    } catch (const soci::soci_error&) {
        done_ = true;
        const std::string name = statement_->name();
        try {
            connection_.raise(name);
        } catch (...) {
            connection_.forget(*statement_);
            throw;
        }
    }
}

Rows::~Rows() {
    if (!done_) connection_.forget(*statement_);
}

bool Rows::next() {
    try {
        if (statement_->fetch()) return true;
        done_ = true;
        return false;
    } catch (const soci::soci_error&) {
        connection_.raise(statement_->name());
    }
}

const Slot* Rows::slots() const {
    return statement_->slots();
}

}  // namespace detail

Read::Read(detail::Connection& connection, base::Instant now)
    : connection_(connection), now_(now) {}

Dialect Read::dialect() const {
    return connection_.dialect();
}

detail::Rows Read::start(const Sql& sql, std::span<const Param> params,
                         std::span<const Kind> kinds) {
    return detail::Rows(connection_, connection_.statement(sql, params, kinds));
}

namespace {

/// The write that this thread runs: what another one in the same transaction needs. A writer's
/// thread runs one at a time.
struct Current {
    detail::Connection* connection = nullptr;
    detail::Ids* ids = nullptr;
    bool replays = false;
};
thread_local Current current;

}  // namespace

Write::Write(detail::Connection& connection, base::Instant now, detail::Ids& ids)
    : Read(connection, now), ids_(ids) {
    current.connection = &connection;
    current.ids = &ids;
}

bool replays() {
    return current.replays;
}

void detail::run_at(Write& write, base::Instant then, const std::function<void(Write&)>& work) {
    base::expects(current.connection && !current.replays, "a replay runs inside a live write");
    const struct Replay {
        Replay() { current.replays = true; }
        ~Replay() { current.replays = false; }
    } replay;
    Write past(*current.connection, then, *current.ids);
    work(past);
    for (auto& done : past.take_after()) write.on_commit(std::move(done));
}

std::int64_t Write::execute(const Sql& sql, std::span<const Param> params) {
    return connection_.run(sql, params);
}

std::int64_t Write::next_id_value() {
    return ids_.next_inside(connection_);
}

std::unique_ptr<detail::Inserter> Write::begin_insert(std::string_view table,
                                                      std::span<const Param> names) {
    return detail::begin_insert(connection_, table, names);
}

}  // namespace db

namespace db {

void Convert<base::Date>::put(Param& param, base::Date value) {
    const std::chrono::year_month_day day{value};
    const auto end = fmt::format_to_n(
        param.date, sizeof param.date, "{:04}-{:02}-{:02}", static_cast<int>(day.year()),
        static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    base::expects(end.size == 10, "a stored date is between the years 0 and 9999");
    param.text = {param.date, 10};
}

void Convert<base::Date>::take(const Slot& slot, base::Date& value) {
    const auto date = base::parse_date(slot.text);
    base::expects(date.has_value(), "a column holds a date");
    value = *date;
}

}  // namespace db
