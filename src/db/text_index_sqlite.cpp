#include "db/text_index_sqlite.h"

#include <filesystem>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/log.h"
#include "db/bind.h"
#include "db/commit_after.h"
#include "db/queries.h"
#include "db/tables.h"
#include "db/text_likeness.h"

namespace db::detail {

struct TextState {
    std::int64_t position = 0;
    int format = 0;
    int layout = 0;
};
BOOST_DESCRIBE_STRUCT(TextState, (), (position, format, layout))

namespace {

/// Raised when the tables below change: a file of another layout is made anew.
constexpr int layout = 1;

// `hashsize`: a batch becomes one sorted piece of the index instead of many small ones.
constexpr std::string_view tables = R"sql(
    CREATE TABLE text_state (
        one INTEGER PRIMARY KEY, position bigint NOT NULL, format bigint NOT NULL,
        layout bigint NOT NULL);
    CREATE TABLE text_document (
        id INTEGER PRIMARY KEY, form text NOT NULL, marks text NOT NULL);
    CREATE VIRTUAL TABLE text_term USING fts5(
        terms, content = '', columnsize = 0, detail = none,
        tokenize = "ascii tokenchars '@_-./:#'");
    INSERT INTO text_term (text_term, rank) VALUES ('hashsize', 16777216);)sql";

constexpr QuerySyntax fts5{.open = "\"", .close = "\"", .all = " AND ", .any = " OR "};

std::vector<std::string> missing_in(const std::vector<std::string>& some,
                                    const std::vector<std::string>& others) {
    std::vector<std::string> out;
    std::ranges::set_difference(some, others, std::back_inserter(out));
    return out;
}

std::vector<std::int64_t> ids_of(Read& read, const TextQuery& query) {
    const std::string text = query_text(query, fts5);
    base::expects(!text.empty(), "a search names at least one term");
    return read.all<std::int64_t>(sql::find_texts_sqlite, arg("query", text),
                                  arg("after", query.after), arg("before", query.before),
                                  arg("limit", query.limit));
}

std::optional<TextDocument> find_document(Read& read, std::int64_t id) {
    return read.find<TextDocument>(sql::find_text_document_sqlite, arg("id", id));
}

void newest_of(Read& read, const TextQuery& query, const TextSource::Take& take) {
    const std::string scope = query_text(query, fts5);
    read.each_row<TextDocument>(
        scope.empty() ? sql::newest_text_documents_sqlite : sql::newest_texts_sqlite, take,
        arg("query", scope), arg("after", query.after), arg("before", query.before),
        arg("limit", query.limit));
}

template <class F>
auto in_write(Connection& connection, F&& work) {
    connection.begin_write();
    return commit_after(connection, work);
}

}  // namespace

SqliteTextIndex::SqliteTextIndex(Target target, TextOptions options)
    : target_(std::move(target)), options_(options) {
    try {
        open();
    } catch (const Error& error) {
        if (error.failure() != Failure::corrupt) throw;
        replace_file();
    }
}

void SqliteTextIndex::open() {
    readers_ = std::make_unique<Pool>(target_, options_.readers);
    writer_ = std::make_unique<Connection>(target_, Purpose::write);
    // What a power cut takes away is followed again, position and all.
    writer_->exec("PRAGMA synchronous = NORMAL");
    in_write(*writer_, [&] {
        if (are_tables_unfit()) make_tables();
    });
}

bool SqliteTextIndex::are_tables_unfit() {
    Read read(*writer_, {});
    if (read.get<int>(sql::count_text_tables_sqlite) == 0) return true;
    const auto state = read.find<TextState>(sql::find_text_state_sqlite);
    return !state || state->layout != layout || state->format < options_.format;
}

void SqliteTextIndex::make_tables() {
    drop_everything(*writer_);
    writer_->exec(std::string(tables));
    writer_->run(sql::insert_text_state_sqlite,
                 flatten(arg("format", options_.format), arg("layout", layout)));
}

void SqliteTextIndex::replace_file() {
    writer_ = nullptr;
    readers_ = nullptr;
    try {
        if (is_in_use(target_))
            throw Error(Failure::locked,
                        fmt::format("{} is damaged, and open in another program", target_.shown));
    } catch (const Error& error) {
        if (error.failure() != Failure::corrupt) throw;
    }
    base::log(base::Level::warn, "damaged_text_index_replaced", {{"file", target_.shown}});
    for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(target_.url + part);
    open();
    is_damaged_ = false;
}

template <class F>
auto SqliteTextIndex::guarded(F&& work) {
    const std::shared_lock lock(file_);
    if (is_damaged_)
        throw Error(Failure::corrupt,
                    fmt::format("{} is damaged, and will be made anew", target_.shown));
    try {
        return work();
    } catch (const Error& error) {
        if (error.failure() == Failure::corrupt) is_damaged_ = true;
        throw;
    }
}

std::int64_t SqliteTextIndex::position() {
    if (is_damaged_) {
        const std::unique_lock lock(file_);
        if (is_damaged_) replace_file();
    }
    return guarded([&] {
        const Pool::Loan reader = readers_->lend();
        return Read(*reader, {}).get<TextState>(sql::find_text_state_sqlite).position;
    });
}

bool SqliteTextIndex::apply(std::vector<TextChange> changes, std::int64_t from, std::int64_t to) {
    const auto sorted = prepare(std::move(changes));
    return guarded([&] {
        const std::scoped_lock writing(writing_);
        return in_write(*writer_, [&] {
            const auto moved =
                writer_->run(sql::move_text_position, flatten(arg("from", from), arg("to", to)));
            if (moved == 1)
                for (const PreparedChange& change : sorted) apply_one(change);
            return moved == 1;
        });
    });
}

void SqliteTextIndex::clear() {
    guarded([&] {
        const std::scoped_lock writing(writing_);
        in_write(*writer_, [&] { make_tables(); });
    });
}

void SqliteTextIndex::apply_one(const PreparedChange& change) {
    const std::int64_t id = change.document.id;
    Read read(*writer_, {});
    const auto stored = find_document(read, id);
    if (!stored && (change.is_removed || !change.has_text)) return;
    if (change.is_removed) {
        delete_terms(id, stored->terms());
        writer_->run(sql::delete_text_document, flatten(arg("id", id)));
        return;
    }
    TextDocument document = change.document;
    if (!change.has_text) document.form = stored->form;
    if (!stored) {
        add_terms(id, document.terms());
    } else {
        replace(*stored, document);
    }
    writer_->run(sql::put_text_document_sqlite, flatten(document));
}

void SqliteTextIndex::replace(const TextDocument& stored, const TextDocument& document) {
    if (stored.form != document.form) {
        delete_terms(stored.id, stored.terms());
        add_terms(stored.id, document.terms());
    } else if (stored.marks != document.marks) {
        const auto before = split(stored.marks);
        const auto after = split(document.marks);
        delete_terms(stored.id, join(missing_in(before, after)));
        add_terms(stored.id, join(missing_in(after, before)));
    }
}

void SqliteTextIndex::add_terms(std::int64_t id, const std::string& terms) {
    if (terms.empty()) return;
    writer_->run(sql::add_text_terms_sqlite, flatten(arg("id", id), arg("terms", terms)));
}

void SqliteTextIndex::delete_terms(std::int64_t id, const std::string& terms) {
    if (terms.empty()) return;
    writer_->run(sql::delete_text_terms_sqlite, flatten(arg("id", id), arg("terms", terms)));
}

std::vector<std::int64_t> SqliteTextIndex::find(const TextQuery& query) {
    return guarded([&] {
        const Pool::Loan reader = readers_->lend();
        Read read(*reader, {});
        return ids_of(read, query);
    });
}

std::vector<Likeness> SqliteTextIndex::most_like(std::string_view text, const TextQuery& within) {
    return guarded([&] {
        const Pool::Loan reader = readers_->lend();
        Read read(*reader, {});
        return detail::most_like(
            {.newest = [&](const TextQuery& query,
                           const TextSource::Take& take) { newest_of(read, query, take); },
             .ids = [&](const TextQuery& query) { return ids_of(read, query); },
             .documents =
                 [&](const std::vector<std::int64_t>& ids, const TextSource::Take& take) {
                     for (const std::int64_t id : ids)
                         if (auto document = find_document(read, id)) take(std::move(*document));
                 }},
            text, within);
    });
}

}  // namespace db::detail
