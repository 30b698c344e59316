#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "db/connection.h"
#include "db/pool.h"
#include "db/text_change.h"

namespace db::detail {

/// FTS5 in a file of its own. The FTS5 of Debian 12 cannot delete from a table without contents,
/// but can be told the terms that a document no longer has; so the text and marks of each are
/// kept beside it.
class SqliteTextIndex : public TextIndex {
  public:
    SqliteTextIndex(Target target, TextOptions options);

    /// Replaces a file that was found damaged since; then 0.
    std::int64_t position() override;
    bool apply(std::vector<TextChange> changes, std::int64_t from, std::int64_t to) override;
    void clear() override;
    std::vector<std::int64_t> find(const TextQuery& query) override;
    std::vector<Likeness> most_like(std::string_view text, const TextQuery& within) override;

  private:
    void open();
    /// False when the tables there are of this layout and format.
    bool are_tables_unfit();
    void make_tables();
    /// A damaged file holds nothing that cannot be made again.
    void replace_file();
    /// Runs `work` unless the file is away; remembers when it turns out to be damaged.
    template <class F>
    auto guarded(F&& work);
    void apply_one(const PreparedChange& change);
    void replace(const TextDocument& stored, const TextDocument& document);
    void add_terms(std::int64_t id, const std::string& terms);
    void delete_terms(std::int64_t id, const std::string& terms);

    const Target target_;
    const TextOptions options_;
    /// Held alone by who replaces the file, shared by everybody else.
    std::shared_mutex file_;
    std::mutex writing_;
    std::unique_ptr<Connection> writer_;
    std::unique_ptr<Pool> readers_;
    std::atomic<bool> is_damaged_ = false;
};

}  // namespace db::detail
