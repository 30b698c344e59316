#include "db/text_index_postgresql.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "db/bind.h"
#include "db/commit_after.h"
#include "db/queries.h"
#include "db/text_change.h"

namespace db::detail {

struct SharedTextState {
    std::int64_t position = 0;
    int format = 0;
};
BOOST_DESCRIBE_STRUCT(SharedTextState, (), (position, format))

namespace {

constexpr QuerySyntax tsquery{
    .open = "'", .close = "'", .prefix = ":*", .all = " & ", .any = " | "};

constexpr std::int64_t most_in_bucket = 8192;
/// Windows into the newest documents, in buckets; what is older is asked for at once.
constexpr std::int64_t windows[] = {1, 4, 16, 64};

// Every one of our questions is for the GIN index. The planner would rather walk over the newest
// documents by their key and look into each, which takes seconds when the words are rare.
constexpr std::string_view plan = R"sql(
    SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL jit = off;
    SET LOCAL work_mem = '32MB')sql";

std::string buckets_text(std::int64_t first, std::int64_t last) {
    std::string out;
    for (std::int64_t bucket = first; bucket <= last; ++bucket)
        out += fmt::format("{}'~{}'", out.empty() ? "" : " | ", bucket);
    return out;
}

}  // namespace

template <class F>
auto PostgresqlTextIndex::in_read(F&& work) {
    const Pool::Loan reader = readers_.lend();
    try {
        reader->begin_read();
    } catch (const Error&) {
        // It was lost while nobody used it: the server was restarted.
        if (!reader->lost()) throw;
        reader->reconnect();
        reader->begin_read();
    }
    return commit_after(*reader, [&] {
        reader->exec(std::string(plan));
        Read read(*reader, {});
        return work(read);
    });
}

template <class F>
auto PostgresqlTextIndex::in_write(F&& work) {
    const std::scoped_lock lock(writing_);
    if (writer_.lost()) writer_.reconnect();
    // What a crash takes away is followed again, position and all.
    writer_.exec("BEGIN; SET LOCAL synchronous_commit = off");
    return commit_after(writer_, work);
}

PostgresqlTextIndex::PostgresqlTextIndex(Target target, TextOptions options)
    : target_(std::move(target)),
      options_(options),
      readers_(target_, options_.readers),
      writer_(target_, Purpose::write) {
    in_write([&] {
        const auto state = Read(writer_, {}).get<SharedTextState>(sql::find_text_state_postgresql);
        if (state.format < options_.format) empty();
    });
}

void PostgresqlTextIndex::empty() {
    writer_.exec("TRUNCATE text_document, text_bucket");
    writer_.run(sql::empty_text_state_postgresql, flatten(arg("format", options_.format)));
}

std::int64_t PostgresqlTextIndex::position() {
    return in_read([](Read& read) {
        return read.get<SharedTextState>(sql::find_text_state_postgresql).position;
    });
}

void PostgresqlTextIndex::clear() {
    in_write([&] { empty(); });
}

bool PostgresqlTextIndex::apply(std::vector<TextChange> changes, std::int64_t from,
                                std::int64_t to) {
    const auto sorted = coalesce(std::move(changes));
    return in_write([&] {
        // Another server's move is waited for here; then this one finds another position.
        const auto moved =
            writer_.run(sql::move_text_position, flatten(arg("from", from), arg("to", to)));
        if (moved == 1) apply_all(sorted);
        return moved == 1;
    });
}

void PostgresqlTextIndex::apply_all(const std::vector<TextChange>& changes) {
    TextBucket newest = Read(writer_, {})
                            .find<TextBucket>(sql::newest_text_bucket_postgresql)
                            .value_or(TextBucket{});
    for (const TextChange& change : changes) {
        if (change.is_removed) {
            writer_.run(sql::delete_text_document, flatten(arg("id", change.id)));
            continue;
        }
        const std::string marks = join(change.marks);
        if (!change.words) {
            writer_.run(sql::put_text_marks_postgresql,
                        flatten(arg("id", change.id), arg("marks", marks)));
            continue;
        }
        const std::string terms = join(join(join(*change.words), marks),
                                       fmt::format("~{}", bucket_of(change.id, newest)));
        writer_.run(sql::put_text_document_postgresql,
                    flatten(arg("id", change.id), arg("marks", marks), arg("terms", terms)));
    }
    writer_.run(sql::put_text_bucket_postgresql, flatten(newest));
}

std::int64_t PostgresqlTextIndex::bucket_of(std::int64_t id, TextBucket& newest) {
    if (id < newest.first_id)
        return Read(writer_, {})
            .get<TextBucket>(sql::find_text_bucket_postgresql, arg("id", id))
            .bucket;
    if (id <= newest.last_id) return newest.bucket;
    if (newest.documents == most_in_bucket) {
        writer_.run(sql::put_text_bucket_postgresql, flatten(newest));
        newest = {.bucket = newest.bucket + 1, .first_id = id};
    }
    newest.last_id = id;
    ++newest.documents;
    return newest.bucket;
}

std::vector<std::int64_t> PostgresqlTextIndex::find(const TextQuery& query) {
    const std::string text = query_text(query, tsquery);
    base::expects(!text.empty(), "a query names at least one term");
    return in_read([&](Read& read) {
        std::vector<std::int64_t> found;
        std::int64_t before = query.before;
        const auto ask = [&](const std::string& part) {
            const std::size_t limit = query.limit - found.size();
            std::ranges::copy(read.all<std::int64_t>(sql::find_texts_postgresql, arg("query", part),
                                                     arg("before", before), arg("limit", limit)),
                              std::back_inserter(found));
        };
        const std::int64_t newest = before - 1;
        const auto bucket =
            read.find<TextBucket>(sql::find_text_bucket_postgresql, arg("id", newest));
        std::int64_t last = bucket ? bucket->bucket : -1;
        for (const std::int64_t width : windows) {
            if (last < 0 || found.size() == query.limit) return found;
            const std::int64_t first = std::max<std::int64_t>(0, last - width + 1);
            ask(fmt::format("({}) & ({})", text, buckets_text(first, last)));
            last = first - 1;
        }
        if (last < 0 || found.size() == query.limit) return found;
        const std::int64_t end = last + 1;
        before =
            read.get<std::int64_t>(sql::find_first_in_text_bucket_postgresql, arg("bucket", end));
        ask(text);
        return found;
    });
}

std::vector<Likeness> PostgresqlTextIndex::most_like(const std::vector<std::string>& words,
                                                     const TextQuery& within) {
    const std::string scope = query_text(within, tsquery);
    const std::string telling = join(telling_words(words));
    if (telling.empty()) return {};
    return in_read([&](Read& read) {
        Likenesses found;
        const std::size_t limit = most_documents + 1;
        read.each_row<std::string>(
            sql::text_likenesses_postgresql,
            [&](const std::string& ids) {
                std::vector<std::int64_t> documents;
                for (const std::string& id : split(ids)) documents.push_back(std::stoll(id));
                found.add(documents);
            },
            arg("words", telling), arg("scope", scope), arg("before", within.before),
            arg("limit", limit), arg("most", most_documents));
        return found.best(within.limit);
    });
}

}  // namespace db::detail
