#include "db/text_index.h"

#include "db/text_index_postgresql.h"
#include "db/text_index_sqlite.h"

namespace db {

namespace {

std::string file_of(const std::string& database) {
    const std::string stem =
        database.ends_with(".db") ? database.substr(0, database.size() - 3) : database;
    return stem + "-text.db";
}

}  // namespace

std::unique_ptr<TextIndex> TextIndex::open(const std::string& database_url, TextOptions options) {
    detail::Target target = detail::parse_url(database_url);
    target.patience = options.patience;
    if (target.dialect == Dialect::postgresql)
        return std::make_unique<detail::PostgresqlTextIndex>(std::move(target), options);
    target.url = target.shown = file_of(target.url);
    return std::make_unique<detail::SqliteTextIndex>(std::move(target), options);
}

std::vector<std::string> text_index_files(const std::string& database_url) {
    const detail::Target target = detail::parse_url(database_url);
    if (target.dialect == Dialect::postgresql) return {};
    const std::string file = file_of(target.url);
    return {file, file + "-wal", file + "-shm"};
}

}  // namespace db
