#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "db/session.h"
#include "db/slot.h"
#include "db/sql.h"

namespace db::detail {

/// A prepared statement with slots of its own for parameters and columns, bound once and reused.
class Statement {
  public:
    Statement(soci::session& session, const Sql& sql, std::span<const Param> params,
              std::span<const Kind> columns);

    /// True when it was prepared for these types.
    bool fits(const Sql& sql, std::span<const Param> params, std::span<const Kind> columns) const;
    void fill(std::span<const Param> params);

    void start() { statement_.execute(false); }
    bool fetch();
    std::int64_t run();

    const std::string& name() const { return name_; }
    const Slot* slots() const { return columns_.data(); }

  private:
    struct Input {
        std::string name;
        Slot slot;
        soci::indicator indicator = soci::i_ok;
        std::size_t from = 0;  ///< Which of the flattened parameters fills it.
    };

    void match(std::span<const Param> params);

    const std::string name_;
    const std::string text_;
    soci::statement statement_;
    std::deque<Input> inputs_;
    std::vector<Slot> columns_;
    std::vector<soci::indicator> indicators_;
    // Where each flattened parameter's name stood when `from` was worked out: the same call in
    // the code passes the same pointers, so names need not be compared again.
    std::vector<const char*> matched_;
};

/// The names that stand as `:name` in a text, each once, in order.
std::vector<std::string> parameter_names(std::string_view text);

}  // namespace db::detail
