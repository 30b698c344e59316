#include "db/text_index_postgresql.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "db/bind.h"
#include "db/commit_after.h"
#include "db/queries.h"
#include "db/text_likeness.h"

namespace db::detail {

namespace {

constexpr QuerySyntax tsquery{.open = "'", .close = "'", .all = " & ", .any = " | "};

constexpr std::int64_t most_in_bucket = 8192;
/// Windows into the newest documents, in buckets; what is older is asked for at once.
constexpr std::int64_t windows[] = {1, 4, 16, 64};

// Our questions are for the GIN index. The planner, which cannot know how rare words come
// together, would rather walk over the newest documents by their key and look into each: so the
// query adds 0 to the key, and reading the whole table is out of the question too.
constexpr std::string_view plan = R"sql(
    SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '32MB';
    SET LOCAL max_parallel_workers_per_gather = 0)sql";

std::string buckets_text(std::int64_t first, std::int64_t last) {
    std::string out;
    for (std::int64_t bucket = first; bucket <= last; ++bucket)
        out += fmt::format("{}'~{}'", out.empty() ? "" : " | ", bucket);
    return out;
}

void documents_of(Read& read, const std::vector<std::int64_t>& ids, const TextSource::Take& take) {
    const std::string list = fmt::format("{}", fmt::join(ids, " "));
    read.each_row<TextDocument>(sql::find_text_documents_postgresql, take, arg("ids", list));
}

/// One search. Looks into ever larger windows until there are enough, so that two common words
/// are not looked for in all that have them. A query without terms has all documents.
class Search {
  public:
    Search(Read& read, const TextQuery& query)
        : read_(read), query_(query), text_(query_text(query, tsquery)), before_(query.before) {}

    std::vector<std::int64_t> run() {
        const std::int64_t oldest = std::max<std::int64_t>(0, bucket_at(query_.after));
        std::int64_t last = bucket_at(before_ - 1);
        for (const std::int64_t width : windows) {
            if (last < oldest || is_enough()) return std::move(found_);
            const std::int64_t first = std::max(oldest, last - width + 1);
            const std::string buckets = buckets_text(first, last);
            ask(text_.empty() ? buckets : fmt::format("{} & ({})", text_, buckets));
            last = first - 1;
        }
        if (last < oldest || is_enough()) return std::move(found_);
        const std::int64_t end = last + 1;
        before_ = read_.get<std::int64_t>(sql::find_first_in_text_bucket, arg("bucket", end));
        ask(text_.empty() ? buckets_text(oldest, last) : text_);
        return std::move(found_);
    }

  private:
    bool is_enough() const { return found_.size() == query_.limit; }

    std::int64_t bucket_at(std::int64_t id) {
        const auto bucket = read_.find<TextBucket>(sql::find_text_bucket, arg("id", id));
        return bucket ? bucket->bucket : -1;
    }

    void ask(const std::string& part) {
        const std::size_t limit = query_.limit - found_.size();
        std::ranges::copy(read_.all<std::int64_t>(sql::find_texts_postgresql, arg("query", part),
                                                  arg("after", query_.after),
                                                  arg("before", before_), arg("limit", limit)),
                          std::back_inserter(found_));
    }

    Read& read_;
    const TextQuery& query_;
    const std::string text_;
    std::int64_t before_;
    std::vector<std::int64_t> found_;
};

std::vector<std::int64_t> ids_of(Read& read, const TextQuery& query) {
    return Search(read, query).run();
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
    in_write([&] { empty_if_below(options_.format); });
}

void PostgresqlTextIndex::empty_if_below(int format) {
    // The row first, as in `apply`: whoever holds it has the tables to himself.
    const auto restarted =
        writer_.run(sql::restart_text_state_postgresql,
                    flatten(arg("format", options_.format), arg("below", format)));
    if (restarted == 1) writer_.exec("TRUNCATE text_document, text_bucket");
}

std::int64_t PostgresqlTextIndex::position() {
    return in_read(
        [](Read& read) { return read.get<std::int64_t>(sql::find_text_position_postgresql); });
}

void PostgresqlTextIndex::clear() {
    in_write([&] { empty_if_below(std::numeric_limits<int>::max()); });
}

bool PostgresqlTextIndex::apply(std::vector<TextChange> changes, std::int64_t from,
                                std::int64_t to) {
    const auto sorted = prepare(std::move(changes));
    return in_write([&] {
        // Another server's move is waited for here; then this one finds another position.
        const auto moved =
            writer_.run(sql::move_text_position, flatten(arg("from", from), arg("to", to)));
        if (moved == 1) apply_all(sorted);
        return moved == 1;
    });
}

void PostgresqlTextIndex::apply_all(const std::vector<PreparedChange>& changes) {
    TextBucket newest =
        Read(writer_, {}).find<TextBucket>(sql::newest_text_bucket).value_or(TextBucket{});
    for (const auto& [document, is_removed, has_text] : changes) {
        if (is_removed) {
            writer_.run(sql::delete_text_document, flatten(arg("id", document.id)));
        } else if (!has_text) {
            writer_.run(sql::put_text_marks_postgresql,
                        flatten(arg("id", document.id), arg("marks", document.marks)));
        } else {
            const std::string terms =
                fmt::format("~{} {}", bucket_of(document.id, newest), document.terms());
            writer_.run(sql::put_text_document_postgresql, flatten(document, arg("terms", terms)));
        }
    }
    writer_.run(sql::put_text_bucket, flatten(newest));
}

std::int64_t PostgresqlTextIndex::bucket_of(std::int64_t id, TextBucket& newest) {
    if (id < newest.first_id)
        return Read(writer_, {}).get<TextBucket>(sql::find_text_bucket, arg("id", id)).bucket;
    if (id <= newest.last_id) return newest.bucket;
    if (newest.documents == most_in_bucket) {
        writer_.run(sql::put_text_bucket, flatten(newest));
        newest = {.bucket = newest.bucket + 1, .first_id = id};
    }
    newest.last_id = id;
    ++newest.documents;
    return newest.bucket;
}

std::vector<std::int64_t> PostgresqlTextIndex::find(const TextQuery& query) {
    base::expects(!query.all.empty() || !query.any_of.empty(), "a search names at least one term");
    return in_read([&](Read& read) { return ids_of(read, query); });
}

std::vector<Likeness> PostgresqlTextIndex::most_like(std::string_view text,
                                                     const TextQuery& within) {
    return in_read([&](Read& read) {
        return detail::most_like(
            {.newest =
                 [&](const TextQuery& query, const TextSource::Take& take) {
                     documents_of(read, ids_of(read, query), take);
                 },
             .ids = [&](const TextQuery& query) { return ids_of(read, query); },
             .documents = [&](const std::vector<std::int64_t>& ids,
                              const TextSource::Take& take) { documents_of(read, ids, take); }},
            text, within);
    });
}

}  // namespace db::detail
