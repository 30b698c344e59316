#include "db/dump.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/hash.h"
#include "db/bind.h"
#include "db/migrate.h"
#include "db/new_file.h"
#include "db/queries.h"

namespace db::detail {

struct DoneMigration {
    int number;
    std::string name;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(DoneMigration, (), (number, name, digest))

namespace {

boost::json::value value_of(const Slot& slot) {
    if (slot.null) return nullptr;
    switch (slot.kind) {
        case Kind::integer:
            return static_cast<std::int64_t>(slot.integer);
        case Kind::real:
            return slot.real;
        case Kind::text:
            return boost::json::string_view(slot.text);
    }
    return nullptr;
}

boost::json::object head(Connection& connection, base::Instant now, DumpContents& contents) {
    boost::json::array migrations;
    Read read(connection, now);
    for (const auto& done : read.all<DoneMigration>(sql::all_migrations)) {
        contents.migrations.push_back(done.number);
        migrations.push_back(
            {{"number", done.number}, {"name", done.name}, {"digest", done.digest}});
    }
    return {{"gongzhi", "export"},
            {"format", 1},
            {"made_at", base::to_text(now)},
            {"migrations", std::move(migrations)}};
}

/// Writes lines and chains their digest.
class Lines {
  public:
    explicit Lines(NewFile& file) : file_(file) {}

    void add(const boost::json::value& value) {
        const std::string line = boost::json::serialize(value);
        digest_ = chain(digest_, line);
        file_.write(line);
        file_.write("\n");
    }
    const std::string& digest() const { return digest_; }

  private:
    NewFile& file_;
    std::string digest_;
};

}  // namespace

std::string chain(const std::string& digest, std::string_view line) {
    return base::digest(digest + std::string(line));
}

DumpContents write_dump(Connection& connection, const std::filesystem::path& file,
                        base::Instant now) {
    NewFile out(file);
    Lines lines(out);
    DumpContents contents;
    connection.begin_read();
    lines.add(head(connection, now, contents));
    for (const Table& table : tables_of(connection)) {
        std::int64_t& count = contents.tables[table.name];
        each_row_of(connection, table, [&](std::span<const Slot> slots) {
            boost::json::object row;
            for (std::size_t i = 0; i < slots.size(); ++i)
                row[table.columns[i].name] = value_of(slots[i]);
            lines.add({{"table", table.name}, {"row", std::move(row)}});
            ++count;
        });
        contents.rows += count;
    }
    connection.commit();
    boost::json::object tables;
    for (const auto& [name, count] : contents.tables) tables[name] = count;
    out.write(boost::json::serialize(boost::json::object{
        {"end", {{"rows", contents.rows}, {"tables", tables}}}, {"digest", lines.digest()}}));
    out.write("\n");
    out.keep();
    return contents;
}

}  // namespace db::detail
