#include "db/text_index_sqlite.h"

#include <filesystem>

#include <fmt/format.h>

#include "base/expects.h"
#include "base/log.h"
#include "db/bind.h"
#include "db/commit_after.h"
#include "db/queries.h"
#include "db/tables.h"
#include "db/text_change.h"

namespace db::detail {

struct TextState {
    std::int64_t position = 0;
    int format = 0;
    int layout = 0;
};
BOOST_DESCRIBE_STRUCT(TextState, (), (position, format, layout))

struct StoredText {
    std::string words;
    std::string marks;
};
BOOST_DESCRIBE_STRUCT(StoredText, (), (words, marks))

namespace {

/// Raised when the tables below change: a file of another layout is made anew.
constexpr int layout = 1;

// `hashsize`: a batch becomes one sorted piece of the index instead of many small ones.
constexpr std::string_view tables = R"sql(
    CREATE TABLE text_state (
        one INTEGER PRIMARY KEY, position bigint NOT NULL, format bigint NOT NULL,
        layout bigint NOT NULL);
    CREATE TABLE text_document (
        id INTEGER PRIMARY KEY, words text NOT NULL, marks text NOT NULL);
    CREATE VIRTUAL TABLE text_term USING fts5(
        terms, content = '', columnsize = 0, detail = none,
        tokenize = "ascii tokenchars '@_-./:#'");
    INSERT INTO text_term (text_term, rank) VALUES ('hashsize', 16777216);)sql";

constexpr QuerySyntax fts5{
    .open = "\"", .close = "\"", .prefix = " *", .all = " AND ", .any = " OR "};

std::vector<std::string> missing_in(const std::vector<std::string>& some,
                                    const std::vector<std::string>& others) {
    std::vector<std::string> out;
    std::ranges::set_difference(some, others, std::back_inserter(out));
    return out;
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
    const auto sorted = coalesce(std::move(changes));
    return guarded([&] {
        const std::scoped_lock writing(writing_);
        return in_write(*writer_, [&] {
            const auto moved =
                writer_->run(sql::move_text_position, flatten(arg("from", from), arg("to", to)));
            if (moved == 1)
                for (const TextChange& change : sorted) apply_one(change);
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

void SqliteTextIndex::apply_one(const TextChange& change) {
    const auto stored =
        Read(*writer_, {}).find<StoredText>(sql::find_text_document_sqlite, arg("id", change.id));
    if (!stored && (change.is_removed || !change.words)) return;
    const std::string marks = join(change.marks);
    if (change.is_removed) {
        delete_terms(change.id, join(join(unpack(stored->words)), stored->marks));
        writer_->run(sql::delete_text_document, flatten(arg("id", change.id)));
        return;
    }
    const std::string words = change.words ? pack(*change.words) : stored->words;
    if (!stored) {
        add_terms(change.id, join(join(*change.words), marks));
    } else if (words != stored->words) {
        delete_terms(change.id, join(join(unpack(stored->words)), stored->marks));
        add_terms(change.id, join(join(*change.words), marks));
    } else {
        if (marks == stored->marks) return;
        const auto before = split(stored->marks);
        delete_terms(change.id, join(missing_in(before, change.marks)));
        add_terms(change.id, join(missing_in(change.marks, before)));
    }
    writer_->run(sql::put_text_document_sqlite,
                 flatten(arg("id", change.id), arg("words", words), arg("marks", marks)));
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
    const std::string text = query_text(query, fts5);
    base::expects(!text.empty(), "a query names at least one term");
    return guarded([&] {
        const Pool::Loan reader = readers_->lend();
        return Read(*reader, {})
            .all<std::int64_t>(sql::find_texts_sqlite, arg("query", text),
                               arg("before", query.before), arg("limit", query.limit));
    });
}

std::vector<Likeness> SqliteTextIndex::most_like(const std::vector<std::string>& words,
                                                 const TextQuery& within) {
    const std::string scope = query_text(within, fts5);
    const auto telling = telling_words(words);
    return guarded([&] {
        Likenesses found;
        const Pool::Loan reader = readers_->lend();
        Read read(*reader, {});
        const std::size_t limit = most_documents + 1;
        for (const std::string& word : telling) {
            const std::string text = scope.empty()
                                         ? fmt::format("\"{}\"", word)
                                         : fmt::format("\"{}\"{}{}", word, fts5.all, scope);
            found.add(read.all<std::int64_t>(sql::find_texts_sqlite, arg("query", text),
                                             arg("before", within.before), arg("limit", limit)));
        }
        return found.best(within.limit);
    });
}

}  // namespace db::detail
