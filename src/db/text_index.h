#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace db {

/// How one document is to be found from now on: by its text (words, a number, a place; as
/// `base::text_terms` takes it apart), and by marks, which bound a search (`@r35`, `@u17`) or
/// change often (`@s_S8`). To change marks costs little on SQLite, to change the text as much as a
/// new document. A mark is 1 – 256 bytes of UTF-8: of ASCII only letters (capitals are as small
/// ones), digits and `@_-./:#`; anything else is a bug.
struct TextChange {
    std::int64_t id = 0;  ///< Positive; a later document has a greater one.
    bool is_removed = false;
    /// Nothing: as it stands. Then a document that is not there stays away.
    std::optional<std::string> text{};
    std::vector<std::string> marks{};
};

/// What a document must have: all of `all`, and of every list in `any_of` at least one. Terms are
/// those of `base::parse_query` and marks. A search names at least one.
struct TextQuery {
    std::vector<std::string> all{};
    std::vector<std::vector<std::string>> any_of{};
    /// Only documents with a greater id. Words that are common but never stand together are looked
    /// for in all that have them: this bounds how far back, and the next page goes on from there.
    std::int64_t after = 0;
    /// Only documents with a smaller id: where the page before ended.
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    std::size_t limit = 50;
};

/// A document that shares words with a text.
struct Likeness {
    std::int64_t id = 0;
    int shared = 0;       ///< Pairs of characters, and words, that both have.
    double likeness = 0;  ///< 0 – 1: how much of what is rare in the text the document has too.
};

struct TextOptions {
    /// Raised when documents are described in another way than before: an index of an older format
    /// is emptied when it is opened, and filled anew.
    int format = 1;
    int readers = 4;
    base::Duration patience{10'000};
};

/// Full-text index beside a database: derived data, behind the writes, never part of a backup. On
/// SQLite it is a file of its own (`gongzhi.db` → `gongzhi-text.db`), on PostgreSQL tables in the
/// same database, shared by all servers. See docs/adr/0014. Safe from every thread; failures of
/// the world throw db::Error.
class TextIndex {
  public:
    /// `database_url` as in Database::open; on PostgreSQL the database must be migrated. A file
    /// that is missing, damaged or of another format is made anew, empty, at position 0.
    static std::unique_ptr<TextIndex> open(const std::string& database_url,
                                           TextOptions options = {});

    virtual ~TextIndex() = default;
    TextIndex() = default;
    TextIndex(const TextIndex&) = delete;

    /// Up to where the changes have been taken in; 0 for an empty index. The meaning of the number
    /// is the caller's.
    virtual std::int64_t position() = 0;

    /// Takes in all of the changes and moves the position from `from` to `to`, together or not at
    /// all. False, with nothing changed, when the position is not `from`: another server was
    /// faster. Of several changes of one document the last counts. Quickest in batches of hundreds.
    virtual bool apply(std::vector<TextChange> changes, std::int64_t from, std::int64_t to) = 0;

    /// Empties it, so that it is filled from the beginning.
    virtual void clear() = 0;

    /// The newest documents first. Holds what the last `apply` left, wholly.
    virtual std::vector<std::int64_t> find(const TextQuery& query) = 0;

    /// The documents within a scope (`within.limit` of them at most; it names marks only, or
    /// nothing) that are most like a text, best first. All of the newest 2000 of the scope are
    /// compared; of older ones the thousand that have most of the words that few of these have. So
    /// the time is bounded.
    virtual std::vector<Likeness> most_like(std::string_view text, const TextQuery& within) = 0;
};

/// The files that the text index of this database consists of; none on PostgreSQL.
std::vector<std::string> text_index_files(const std::string& database_url);

}  // namespace db
