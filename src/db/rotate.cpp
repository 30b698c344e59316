#include "db/rotate.h"

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "base/vault.h"
#include "db/queries.h"

namespace db {

struct SealedColumn {
    std::string table_name;
    std::string key_column;
    std::string sealed_column;
    std::string lookup_column;
    std::string context;
};
BOOST_DESCRIBE_STRUCT(SealedColumn, (),
                      (table_name, key_column, sealed_column, lookup_column, context))

struct SealedValue {
    std::int64_t key = 0;
    std::string sealed;
};
BOOST_DESCRIBE_STRUCT(SealedValue, (), (key, sealed))

namespace {

constexpr std::int64_t batch = 500;

/// The next values of a column after a key. What is not sealed at all is left alone.
std::vector<SealedValue> next_values(Write& write, const SealedColumn& column, std::int64_t after) {
    const std::string text = fmt::format(
        "SELECT {0}, {1} FROM {2} WHERE {0} > :after AND {1} LIKE 'v1.%' ORDER BY {0} LIMIT :most",
        column.key_column, column.sealed_column, column.table_name);
    return write.all<SealedValue>({.name = text, .text = text}, arg("after", after),
                                  arg("most", batch));
}

void seal_anew(Write& write, const base::Vault& vault, const SealedColumn& column,
               const SealedValue& value) {
    const std::string plain = vault.open(value.sealed, column.context);
    const std::string lookup =
        column.lookup_column.empty() ? "" : fmt::format(", {} = :lookup", column.lookup_column);
    const std::string text =
        fmt::format("UPDATE {} SET {} = :sealed{} WHERE {} = :key", column.table_name,
                    column.sealed_column, lookup, column.key_column);
    write.run({.name = text, .text = text}, arg("key", value.key),
              arg("sealed", vault.seal(plain, column.context)),
              arg("lookup", vault.lookup(plain, column.context)));
}

struct Progress {
    std::int64_t after = std::numeric_limits<std::int64_t>::min();
    std::int64_t sealed = 0;
    bool more = true;
};

Progress step(Write& write, const base::Vault& vault, const SealedColumn& column,
              Progress progress) {
    const auto values = next_values(write, column, progress.after);
    for (const SealedValue& value : values) {
        progress.after = value.key;
        if (vault.is_current(value.sealed)) continue;
        seal_anew(write, vault, column, value);
        ++progress.sealed;
    }
    progress.more = !values.empty();
    return progress;
}

}  // namespace

std::int64_t rotate_keys(Database& database, const std::filesystem::path& key_file) {
    // Two keys: an earlier run was stopped in the middle; go on with its new key.
    if (base::Vault::load(key_file).keys() == 1) base::Vault::add_key(key_file);
    const base::Vault vault = base::Vault::load(key_file);

    std::int64_t sealed = 0;
    const auto columns =
        database.read([](Read& read) { return read.all<SealedColumn>(sql::all_sealed_columns); });
    for (const SealedColumn& column : columns) {
        Progress progress;
        while (progress.more)
            progress =
                database.write([&](Write& write) { return step(write, vault, column, progress); });
        sealed += progress.sealed;
    }
    // Every value was read to the end of its column and nobody else writes: none is left.
    base::Vault::drop_old_keys(key_file);
    return sealed;
}

}  // namespace db
