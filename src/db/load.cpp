// Reading an export back: first the whole file is checked, then it is loaded in one transaction.
#include <fstream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "db/dump.h"
#include "db/inserter.h"
#include "db/migrate.h"

namespace db::detail {

namespace {

[[noreturn]] void wrong(const std::filesystem::path& file, std::size_t line,
                        std::string_view what) {
    throw Error(Failure::bad_file,
                fmt::format("{}, line {}: {}. Nothing was imported.", file.string(), line, what));
}

/// The lines of a file, each a JSON object.
class Reader {
  public:
    explicit Reader(const std::filesystem::path& file) : file_(file), in_(file) {
        if (!in_) throw Error(Failure::bad_file, fmt::format("{} cannot be read", file.string()));
    }

    bool next() {
        if (!std::getline(in_, text_)) return false;
        ++number_;
        boost::system::error_code failed;
        boost::json::value value = boost::json::parse(text_, failed);
        if (failed || !value.is_object())
            wrong("expected a JSON object (the file is damaged, cut off, or no export)");
        object_ = std::move(value.get_object());
        return true;
    }

    const boost::json::object& object() const { return object_; }
    const std::string& text() const { return text_; }

    const boost::json::value& field(const boost::json::object& in, std::string_view name,
                                    boost::json::kind kind) const {
        const auto* found = in.if_contains(name);
        if (found == nullptr || found->kind() != kind)
            wrong(fmt::format("field \"{}\": expected {}", name, boost::json::to_string(kind)));
        return *found;
    }

    [[noreturn]] void wrong(std::string_view what) const { detail::wrong(file_, number_, what); }

  private:
    const std::filesystem::path file_;
    std::ifstream in_;
    std::string text_;
    std::size_t number_ = 0;
    boost::json::object object_;
};

DumpContents read_head(Reader& reader) {
    using boost::json::kind;
    if (!reader.next()) reader.wrong("the file is empty");
    if (reader.field(reader.object(), "gongzhi", kind::string).get_string() != "export" ||
        reader.field(reader.object(), "format", kind::int64).get_int64() != 1)
        reader.wrong("expected an export of Gongzhi in format 1");
    DumpContents contents;
    for (const auto& entry : reader.field(reader.object(), "migrations", kind::array).get_array()) {
        if (!entry.is_object()) reader.wrong("field \"migrations\": expected objects");
        const auto& step = entry.get_object();
        const auto number = reader.field(step, "number", kind::int64).get_int64();
        const auto known = std::ranges::find(migrations(), number, &Migration::number);
        if (known == migrations().end())
            throw SchemaTooNew(
                fmt::format("The file was written by a newer Gongzhi (its schema has step {}, this "
                            "program knows steps up to {}). Install the newer program; nothing was "
                            "changed.",
                            number, migrations().back().name));
        if (reader.field(step, "digest", kind::string).get_string() != base::digest(known->text))
            reader.wrong(fmt::format("migration {} is not the one this program carries", number));
        contents.migrations.push_back(static_cast<int>(number));
    }
    return contents;
}

/// Reads every row line; returns at the last line, whose counts and digest must fit.
template <class F>
void each_line(Reader& reader, DumpContents& contents, F&& row) {
    using boost::json::kind;
    std::string digest = chain("", reader.text());
    while (reader.next()) {
        if (!reader.object().contains("end")) {
            const std::string table(
                reader.field(reader.object(), "table", kind::string).get_string());
            row(table, reader.field(reader.object(), "row", kind::object).get_object());
            ++contents.tables[table];
            ++contents.rows;
            digest = chain(digest, reader.text());
            continue;
        }
        const auto& end = reader.field(reader.object(), "end", kind::object).get_object();
        if (reader.field(end, "rows", kind::int64).get_int64() != contents.rows)
            reader.wrong(fmt::format("field \"rows\": expected {}, as many as stand in the file",
                                     contents.rows));
        for (const auto& [name, count] : reader.field(end, "tables", kind::object).get_object())
            if (!count.is_int64() || count.get_int64() != contents.tables[name])
                reader.wrong(fmt::format("field \"{}\": expected {}", std::string_view(name),
                                         contents.tables[name]));
        if (reader.field(reader.object(), "digest", kind::string).get_string() != digest)
            reader.wrong("field \"digest\": the file was changed after it was written");
        if (reader.next()) reader.wrong("expected nothing after the last line");
        return;
    }
    reader.wrong("the file is cut off: its last line is missing");
}

/// Turns the row objects of one table into bulk parameters.
class RowReader {
  public:
    RowReader(const Reader& reader, const Table& table) : reader_(reader), table_(table) {
        for (const Column& column : table.columns)
            params_.push_back({.name = column.name, .kind = column.kind});
    }

    std::span<const Param> read(const boost::json::object& row) {
        for (std::size_t i = 0; i < params_.size(); ++i) fill(params_[i], row);
        if (row.size() == params_.size()) return params_;
        for (const auto& [name, value] : row)
            if (std::ranges::find(params_, std::string_view(name), &Param::name) == params_.end())
                reader_.wrong(fmt::format("field \"{}\": the table {} has no such column",
                                          std::string_view(name), table_.name));
        return params_;
    }
    std::span<const Param> params() const { return params_; }

  private:
    void fill(Param& param, const boost::json::object& row) const {
        const auto* value = row.if_contains(param.name);
        if (value == nullptr)
            reader_.wrong(
                fmt::format("field \"{}\": missing in a row of {}", param.name, table_.name));
        param.null = value->is_null();
        if (param.null) return;
        if (param.kind == Kind::integer && value->is_int64()) {
            param.integer = value->get_int64();
        } else if (param.kind == Kind::real && value->is_number()) {
            param.real = value->to_number<double>();
        } else if (param.kind == Kind::text && value->is_string() &&
                   base::is_utf8(std::string_view(value->get_string()))) {
            param.text = value->get_string();
        } else {
            reader_.wrong(fmt::format("field \"{}\": expected {}, or null", param.name,
                                      expected(param.kind)));
        }
    }

    static std::string_view expected(Kind kind) {
        switch (kind) {
            case Kind::integer:
                return "a whole number";
            case Kind::real:
                return "a number";
            case Kind::text:
                return "a text without NUL";
        }
        return "";
    }

    const Reader& reader_;
    const Table& table_;
    std::vector<Param> params_;
};

/// Rows may come before those that they point to: foreign keys are checked at the end.
void defer_foreign_keys(Connection& connection, bool defer) {
    if (connection.dialect() == Dialect::sqlite) {
        if (defer) connection.exec("PRAGMA defer_foreign_keys = ON");
        return;
    }
    if (!defer) connection.exec("SET CONSTRAINTS ALL IMMEDIATE");
    connection.exec(fmt::format(
        "DO $$ DECLARE one record; BEGIN FOR one IN SELECT conname, conrelid::regclass AS part_of "
        "FROM pg_constraint WHERE contype = 'f' AND connamespace = "
        "to_regnamespace(current_schema()) LOOP EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT "
        "%I {}', one.part_of, one.conname); END LOOP; END $$",
        defer ? "DEFERRABLE INITIALLY DEFERRED" : "NOT DEFERRABLE"));
}

std::vector<Migration> steps_of(const DumpContents& contents) {
    std::vector<Migration> steps;
    for (const Migration& step : migrations())
        if (std::ranges::find(contents.migrations, step.number) != contents.migrations.end())
            steps.push_back(step);
    return steps;
}

/// Reads the rows of the tables one after the other; `take` is given each with its table.
template <class F>
DumpContents read_rows(Reader& reader, DumpContents contents, std::span<const Table> tables,
                       F&& take) {
    std::optional<RowReader> rows;
    const Table* table = nullptr;
    each_line(reader, contents, [&](const std::string& name, const boost::json::object& row) {
        if (table == nullptr || table->name != name) {
            const auto found = std::ranges::find(tables, name, &Table::name);
            if (found == tables.end())
                reader.wrong(fmt::format("field \"table\": there is no table {}", name));
            table = &*found;
            rows.emplace(reader, *table);
        }
        take(*table, rows->read(row));
    });
    return contents;
}

DumpContents load_inside(Connection& connection, Reader& reader, base::Instant now) {
    const DumpContents head = read_head(reader);
    drop_everything(connection);
    migrate_inside(connection, now, steps_of(head));
    const std::vector<Table> tables = tables_of(connection);
    // What the migrations themselves put there is in the file too, as it is today.
    for (const Table& table : tables)
        connection.exec(fmt::format("DELETE FROM \"{}\"", table.name));
    defer_foreign_keys(connection, true);

    std::unique_ptr<Inserter> inserter;
    const Table* current = nullptr;
    DumpContents contents =
        read_rows(reader, head, tables, [&](const Table& table, std::span<const Param> values) {
            if (current != &table) {
                if (inserter) inserter->finish();
                inserter = nullptr;
                inserter = begin_insert(connection, table.name, values);
                current = &table;
            }
            inserter->row(values);
        });
    if (inserter) inserter->finish();
    connection.exec("UPDATE id_node SET owner = ''");
    defer_foreign_keys(connection, false);
    return contents;
}

}  // namespace

DumpContents check_dump(const std::filesystem::path& file) {
    Reader reader(file);
    const DumpContents head = read_head(reader);
    // The tables as they were when the file was written, to hold every field against.
    Connection then({.dialect = Dialect::sqlite, .url = ":memory:", .shown = "memory"},
                    Purpose::write);
    migrate_inside(then, {}, steps_of(head));
    return read_rows(reader, head, tables_of(then), [](const Table&, std::span<const Param>) {});
}

DumpContents load_dump(Connection& connection, const std::filesystem::path& file,
                       base::Instant now) {
    Reader reader(file);
    if (connection.dialect() == Dialect::sqlite) {
        connection.begin_write();
    } else {
        connection.exec("BEGIN");
    }
    try {
        DumpContents contents = load_inside(connection, reader, now);
        connection.commit();
        return contents;
    } catch (const Error& error) {
        connection.rollback();
        // The rows fit their columns but not each other: a key twice, a row that is missing.
        if (error.failure() == Failure::other) reader.wrong(error.what());
        throw;
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace db::detail
