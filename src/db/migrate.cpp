#include "db/migrate.h"

#include <cctype>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/log.h"
#include "db/bind.h"
#include "db/queries.h"

namespace db::detail {

struct AppliedMigration {
    int number;
    std::string name;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(AppliedMigration, (), (number, name, digest))

namespace {

constexpr Migration all_migrations[] = {
#include "db/migrations.inc"
};

// One lock for the whole database; the number has no other meaning.
constexpr std::string_view lock_text = "SET lock_timeout = 0; SELECT pg_advisory_lock(722019)";
constexpr std::string_view unlock_text = "SELECT pg_advisory_unlock(722019)";

constexpr std::string_view make_table = R"sql(
    CREATE TABLE IF NOT EXISTS migration (
        number     bigint PRIMARY KEY,
        name       text NOT NULL,
        digest     text NOT NULL,
        applied_at bigint NOT NULL
    ))sql";

bool has_table(Connection& connection) {
    return connection
        .scalar(connection.dialect() == Dialect::sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migration'"
                    : "SELECT to_regclass('migration')::text")
        .has_value();
}

/// What of `wanted` is still to be done. Throws when the database is newer, or its past is not
/// ours.
std::vector<Migration> missing_of(Connection& connection, std::span<const Migration> wanted) {
    std::vector<Migration> missing(wanted.begin(), wanted.end());
    if (!has_table(connection)) return missing;
    const auto known = migrations();
    Read read(connection, {});
    for (const auto& row : read.all<AppliedMigration>(sql::all_migrations)) {
        std::erase_if(missing, [&](const Migration& step) { return step.number == row.number; });
        const auto same = std::ranges::find(known, row.number, &Migration::number);
        if (same == known.end())
            throw SchemaTooNew(fmt::format(
                "{}: the database was made by a newer Gongzhi (its schema has step {}, this "
                "program knows steps up to {}). Install the newer program; nothing was changed.",
                connection.target().shown, row.name, known.back().name));
        if (row.digest != base::digest(same->text))
            throw Error(Failure::other,
                        fmt::format("{}: migration {} in the database is not the one this program "
                                    "carries; nothing was changed",
                                    connection.target().shown, row.name));
    }
    return missing;
}

void apply(Connection& connection, const Migration& step, base::Instant now) {
    try {
        connection.exec(script_for(connection.dialect(), step.text));
    } catch (const Error& error) {
        throw Error(error.failure(), fmt::format("migration {}: {}", step.name, error.what()));
    }
    connection.run(sql::record_migration,
                   flatten(arg("number", step.number), arg("name", step.name),
                           arg("digest", base::digest(step.text)), arg("applied_at", now)));
}

/// One migration in a transaction of its own; false when none is left. Whoever waited for the
/// lock looks again, because the other may have done it.
bool apply_next(Connection& connection, const base::Clock& clock,
                std::span<const Migration> wanted) {
    if (connection.dialect() == Dialect::sqlite) {
        connection.begin_write();
    } else {
        connection.exec("BEGIN");
    }
    try {
        connection.exec(std::string(make_table));
        const auto missing = missing_of(connection, wanted);
        if (!missing.empty()) apply(connection, missing.front(), clock());
        connection.commit();
        if (missing.empty()) return false;
        base::log(base::Level::info, "migrated", {{"to", std::string(missing.front().name)}});
        return true;
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace

std::span<const Migration> migrations() {
    return all_migrations;
}

std::string script_for(Dialect dialect, std::string_view text) {
    const std::string_view own =
        dialect == Dialect::sqlite ? "-- only sqlite" : "-- only postgresql";
    std::string out;
    bool take = true;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.starts_with("-- only ")) {
            base::expects(line == "-- only sqlite" || line == "-- only postgresql",
                          fmt::format("a migration's block is for sqlite or postgresql: {}", line));
            take = line == own;
        } else if (line.starts_with("-- both")) {
            take = true;
        } else if (take) {
            out.append(line) += '\n';
        }
    }
    // So written, the key is SQLite's own row number: no second tree to write and to walk.
    constexpr std::string_view key = "bigint PRIMARY KEY";
    if (dialect == Dialect::sqlite)
        for (auto at = out.find(key); at != std::string::npos; at = out.find(key, at))
            out.replace(at, std::string_view("bigint").size(), "integer");
    const std::string_view key_text = dialect == Dialect::sqlite ? "text" : "text COLLATE \"C\"";
    const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    };
    for (auto at = out.find("ktext"); at != std::string::npos; at = out.find("ktext", at + 1)) {
        const bool whole =
            (at == 0 || !is_word(out[at - 1])) && (at + 5 == out.size() || !is_word(out[at + 5]));
        if (whole) out.replace(at, 5, key_text);
    }
    return out;
}

void migrate(Connection& connection, const base::Clock& clock, std::span<const Migration> up_to) {
    if (has_table(connection) && missing_of(connection, up_to).empty()) return;
    if (connection.dialect() == Dialect::postgresql) connection.exec(std::string(lock_text));
    while (apply_next(connection, clock, up_to)) {
    }
    if (connection.dialect() == Dialect::postgresql) connection.exec(std::string(unlock_text));
}

void migrate_inside(Connection& connection, base::Instant now, std::span<const Migration> up_to) {
    connection.exec(std::string(make_table));
    for (const Migration& step : up_to) apply(connection, step, now);
}

void check_schema(Connection& connection) {
    missing_of(connection, migrations());
}

int schema_version(Connection& connection) {
    if (!has_table(connection)) return 0;
    return std::stoi(connection.scalar("SELECT coalesce(max(number), 0) FROM migration").value());
}

}  // namespace db::detail
