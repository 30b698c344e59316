#pragma once

#include <mutex>

#include "db/connection.h"
#include "db/pool.h"
#include "db/text_change.h"

namespace db::detail {

/// Documents that came one after the other; an entry of every document's terms (`~17`).
struct TextBucket {
    std::int64_t bucket = 0;
    std::int64_t first_id = 0;
    std::int64_t last_id = 0;
    std::int64_t documents = 0;
};
BOOST_DESCRIBE_STRUCT(TextBucket, (), (bucket, first_id, last_id, documents))

/// A tsvector of our own terms under a GIN index, in the database itself. Servers that follow at
/// once are kept apart by the row of the position.
class PostgresqlTextIndex : public TextIndex {
  public:
    PostgresqlTextIndex(Target target, TextOptions options);

    std::int64_t position() override;
    bool apply(std::vector<TextChange> changes, std::int64_t from, std::int64_t to) override;
    void clear() override;
    std::vector<std::int64_t> find(const TextQuery& query) override;
    std::vector<Likeness> most_like(std::string_view text, const TextQuery& within) override;

  private:
    template <class F>
    auto in_read(F&& work);
    template <class F>
    auto in_write(F&& work);
    void empty_if_below(int format);
    void apply_all(const std::vector<PreparedChange>& changes);
    std::int64_t bucket_of(std::int64_t id, TextBucket& newest);

    const Target target_;
    const TextOptions options_;
    Pool readers_;
    std::mutex writing_;
    Connection writer_;
};

}  // namespace db::detail
