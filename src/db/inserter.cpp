#include "db/inserter.h"

#include <cstdlib>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "base/expects.h"

namespace db::detail {

namespace {

std::string columns_of(std::span<const Param> names, std::string_view before) {
    std::string out;
    for (const Param& param : names)
        fmt::format_to(std::back_inserter(out), "{}{}{}", out.empty() ? "" : ", ", before,
                       param.name);
    return out;
}

class SqliteInserter : public Inserter {
  public:
    SqliteInserter(Connection& connection, std::string_view table, std::span<const Param> names)
        : connection_(connection),
          text_(fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns_of(names, ""),
                            columns_of(names, ":"))),
          sql_{.name = text_, .text = text_} {}

    void row(std::span<const Param> values) override { connection_.run(sql_, values); }
    void finish() override {}

  private:
    Connection& connection_;
    const std::string text_;
    const Sql sql_;
};

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += c;
        }
    }
}

class CopyInserter : public Inserter {
  public:
    CopyInserter(Connection& connection, std::string_view table, std::span<const Param> names)
        : connection_(connection), raw_(connection.postgresql()) {
        connection_.exec_copy(fmt::format("COPY {} ({}) FROM STDIN", table, columns_of(names, "")));
    }

    // Left in the middle, the rows sent so far must not count.
    ~CopyInserter() override {
        if (!open_) return;
        PQputCopyEnd(raw_, "left in the middle");
        while (PGresult* result = PQgetResult(raw_)) PQclear(result);
    }

    void row(std::span<const Param> values) override {
        bool first = true;
        for (const Param& value : values) {
            base::expects(value.bindable, "a bulk row holds columns only");
            if (!first) buffer_ += '\t';
            first = false;
            if (value.null) {
                buffer_ += "\\N";
            } else if (value.kind == Kind::integer) {
                fmt::format_to(std::back_inserter(buffer_), "{}", value.integer);
            } else if (value.kind == Kind::real) {
                fmt::format_to(std::back_inserter(buffer_), "{}", value.real);
            } else {
                append_escaped(buffer_, value.text);
            }
        }
        buffer_ += '\n';
        if (buffer_.size() >= 256 * 1024) send();
    }

    void finish() override {
        send();
        open_ = false;
        connection_.end_copy();
    }

  private:
    void send() {
        // A refusal by the server is told at the end of the copy, with its reason.
        PQputCopyData(raw_, buffer_.data(), static_cast<int>(buffer_.size()));
        buffer_.clear();
    }

    Connection& connection_;
    PGconn* const raw_;
    std::string buffer_;
    bool open_ = true;
};

}  // namespace

std::unique_ptr<Inserter> begin_insert(Connection& connection, std::string_view table,
                                       std::span<const Param> names) {
    if (connection.dialect() == Dialect::sqlite)
        return std::make_unique<SqliteInserter>(connection, table, names);
    return std::make_unique<CopyInserter>(connection, table, names);
}

}  // namespace db::detail
