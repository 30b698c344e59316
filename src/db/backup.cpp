#include "db/backup.h"

#include <fstream>

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/expects.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/random.h"
#include "db/connection.h"
#include "db/database.h"
#include "db/dump.h"
#include "db/migrate.h"
#include "db/new_file.h"
#include "db/tables.h"
#include "db/text_index.h"

namespace db {

namespace {

using namespace detail;

[[noreturn]] void bad_file(const std::filesystem::path& file, std::string_view what) {
    throw Error(Failure::bad_file, fmt::format("{} {}", file.string(), what));
}

Contents contents_of(const RowCounts& counts) {
    Contents contents{.tables = counts};
    for (const auto& [table, count] : counts) contents.rows += count;
    return contents;
}

Contents contents_of(const DumpContents& dump) {
    return {.rows = dump.rows, .tables = dump.tables};
}

/// Copies the snapshot that `from` sees over whatever is in `into`, in one transaction of `into`.
void copy_pages(Connection& from, Connection& into) {
    sqlite3_backup* copy = sqlite3_backup_init(into.sqlite(), "main", from.sqlite(), "main");
    const int stepped = copy == nullptr ? SQLITE_ERROR : sqlite3_backup_step(copy, -1);
    sqlite3_backup_finish(copy);
    if (stepped == SQLITE_DONE) return;
    const Failure failure = (stepped & 0xff) == SQLITE_FULL      ? Failure::disk_full
                            : (stepped & 0xff) == SQLITE_BUSY    ? Failure::locked
                            : (stepped & 0xff) == SQLITE_CORRUPT ? Failure::corrupt
                                                                 : Failure::other;
    throw Error(failure, fmt::format("copying {} failed: {}", from.target().shown,
                                     sqlite3_errmsg(into.sqlite())));
}

Target file_target(const std::filesystem::path& path) {
    return {.dialect = Dialect::sqlite, .url = path.string(), .shown = path.string()};
}

// SQLite has no check sums, so the file ends with one of its own; SQLite does not look behind the
// last page.
constexpr std::string_view seal_word = "\nGongzhi backup, SHA-256 by MiB: ";
constexpr std::size_t seal_bytes = seal_word.size() + 64 + 1;

/// The digest over the first `size` bytes, chained over pieces of 1 MiB.
std::string digest_of(const std::filesystem::path& file, std::uintmax_t size) {
    std::ifstream in(file, std::ios::binary);
    std::string digest;
    while (size > 0) {
        std::string piece(std::min<std::uintmax_t>(size, 1 << 20), '\0');
        if (!in.read(piece.data(), static_cast<std::streamsize>(piece.size())))
            bad_file(file, "cannot be read to its end");
        digest = chain(digest, piece);
        size -= piece.size();
    }
    return digest;
}

void check_seal(const std::filesystem::path& file) {
    const auto size = std::filesystem::file_size(file);
    std::string seal(seal_bytes, '\0');
    std::ifstream in(file, std::ios::binary);
    if (size < seal_bytes || !in.seekg(static_cast<std::streamoff>(size - seal_bytes)) ||
        !in.read(seal.data(), static_cast<std::streamsize>(seal.size())) ||
        !seal.starts_with(seal_word))
        bad_file(file, "is cut off, or was not made by `gongzhi backup`");
    if (seal.substr(seal_word.size(), 64) != digest_of(file, size - seal_bytes))
        bad_file(file, "is damaged: it was changed after it was written");
}

/// Opens a SQLite file that was written as a backup, and reads all of it.
std::unique_ptr<Connection> open_copy(const std::filesystem::path& file) {
    check_seal(file);
    try {
        auto copy = std::make_unique<Connection>(file_target(file), Purpose::read);
        const std::string answer = copy->scalar("PRAGMA integrity_check").value_or("");
        if (answer != "ok") bad_file(file, "is damaged: " + answer);
        if (schema_version(*copy) == 0) bad_file(file, "holds no data of Gongzhi");
        return copy;
    } catch (const Error& error) {
        if (error.failure() == Failure::bad_file) throw;
        bad_file(file, fmt::format("is damaged or no backup: {}", error.what()));
    }
}

Contents back_up_sqlite(Connection& source, const std::filesystem::path& file) {
    NewFile out(file);
    source.begin_read();
    const RowCounts counts = count_rows(source, tables_of(source));
    {
        Connection into(file_target(out.beside()), Purpose::write);
        copy_pages(source, into);
        // One file, without a log beside it.
        into.exec("PRAGMA journal_mode = DELETE");
    }
    source.commit();
    const auto size = std::filesystem::file_size(out.beside());
    out.write(fmt::format("{}{}\n", seal_word, digest_of(out.beside(), size)));
    out.sync();
    const auto copy = open_copy(out.beside());
    if (count_rows(*copy, tables_of(*copy)) != counts)
        bad_file(file, "does not hold what was to be saved; it was not kept");
    out.keep();
    return contents_of(counts);
}

bool is_sqlite_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file)) bad_file(file, "cannot be read");
    std::string start(16, '\0');
    in.read(start.data(), 16);
    return start == std::string_view("SQLite format 3\0", 16);
}

/// A SQLite database that cannot be opened is moved away, never deleted.
void set_aside(const std::string& path) {
    const std::string name = ".damaged-" + base::to_hex(base::random_bytes(3));
    for (const char* part : {"", "-wal", "-shm"})
        if (std::filesystem::exists(path + part))
            std::filesystem::rename(path + part, path + name + part);
    base::log(base::Level::warn, "damaged_database_set_aside", {{"as", path + name}});
}

std::unique_ptr<Connection> open_target(const Target& target, bool replace) {
    const auto open = [&] {
        auto connection = std::make_unique<Connection>(target, Purpose::write);
        if (!is_empty(*connection) && !replace)
            throw Error(Failure::bad_file,
                        fmt::format("{} holds data already; nothing was changed. With --force it "
                                    "is replaced.",
                                    target.shown));
        return connection;
    };
    try {
        if (is_in_use(target))
            throw Error(Failure::locked,
                        fmt::format("{} is open in another program: stop the server first; nothing "
                                    "was changed",
                                    target.shown));
        return open();
    } catch (const Error& error) {
        const bool damaged = error.failure() == Failure::corrupt;
        if (!damaged || !replace || target.dialect != Dialect::sqlite) throw;
    }
    set_aside(target.url);
    return open();
}

Contents load(Connection& into, const std::filesystem::path& file, base::Instant now) {
    const DumpContents contents = load_dump(into, file, now);
    if (count_rows(into, tables_of(into)) != contents.tables)
        base::expects(false, "what was loaded is what stood in the file");
    return contents_of(contents);
}

/// From a SQLite file into PostgreSQL: by way of an export.
Contents load_through_export(Connection& from, Connection& into, base::Instant now) {
    const auto between = std::filesystem::temp_directory_path() /
                         ("gongzhi_" + base::to_hex(base::random_bytes(8)) + ".jsonl");
    write_dump(from, between, now);
    try {
        const Contents contents = load(into, between, now);
        std::filesystem::remove(between);
        return contents;
    } catch (...) {
        std::filesystem::remove(between);
        throw;
    }
}

}  // namespace

Contents back_up(const std::string& url, const std::filesystem::path& file, base::Instant now) {
    const Target target = parse_url(url);
    Connection source(target, Purpose::read);
    if (target.dialect == Dialect::sqlite) return back_up_sqlite(source, file);
    return export_all(url, file, now);
}

Contents export_all(const std::string& url, const std::filesystem::path& file, base::Instant now) {
    Connection source(parse_url(url), Purpose::read);
    const DumpContents written = write_dump(source, file, now);
    const DumpContents read = check_dump(file);
    if (read.rows != written.rows || read.tables != written.tables)
        bad_file(file, "does not hold what was to be saved");
    return contents_of(read);
}

Contents restore(const std::string& url, const std::filesystem::path& file, base::Instant now,
                 bool replace) {
    const Target target = parse_url(url);
    Contents contents;
    if (is_sqlite_file(file)) {
        const auto copy = open_copy(file);
        check_schema(*copy);
        const auto into = open_target(target, replace);
        if (target.dialect == Dialect::sqlite) {
            copy->begin_read();
            copy_pages(*copy, *into);
            copy->commit();
            contents = contents_of(count_rows(*into, tables_of(*into)));
        } else {
            contents = load_through_export(*copy, *into, now);
        }
    } else {
        check_dump(file);
        contents = load(*open_target(target, replace), file, now);
    }
    // It indexes what was there before, and is made anew at the next start.
    for (const std::string& part : text_index_files(url)) std::filesystem::remove(part);
    // An older backup is brought up to this program's schema.
    Database::open(url)->migrate();
    return contents;
}

bool is_in_use(const std::string& url) {
    return detail::is_in_use(parse_url(url));
}

}  // namespace db
