#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/instant.h"
#include "db/connection.h"

namespace db::detail {

/// Makes ids under a node that this process holds in the table id_node. The row says until which
/// moment ids may be made; the next holder starts after it. So no id comes twice, whatever
/// clocks do and however a process ends, and nothing needs a heartbeat while no ids are made.
class Ids {
  public:
    explicit Ids(base::Clock clock);
    virtual ~Ids() = default;

    /// Gives the node back, so that the next program need not wait for its span to end.
    void release(Connection& connection);

    /// An id for a row of the write transaction that `connection` is in.
    virtual std::int64_t next_inside(Connection& connection) = 0;

  protected:
    static constexpr std::int64_t span_ms = 3'000;

    struct Claim {
        int node = -1;
        std::int64_t floor_ms = 0;  ///< No id before this.
    };

    /// The next id, when it is certain that nobody else can make it.
    std::optional<std::int64_t> next_covered();
    std::int64_t next_uncovered();
    void hold(Claim claim);
    void cover_until(std::int64_t until_ms);
    /// A node nobody holds, read in this transaction (nothing is written).
    Claim find_free(Connection& connection) const;
    /// Writes owner and end; false when somebody else took the node since.
    bool take(Connection& connection, int node, std::int64_t seen_until_ms, std::int64_t until_ms);
    /// The same without asking whose it is.
    bool seize(Connection& connection, std::int64_t until_ms);
    bool extend(Connection& connection, std::int64_t until_ms);

    const base::Clock clock_;
    const std::string owner_;
    mutable std::recursive_mutex mutex_;
    std::optional<base::IdSource> source_;
    int node_ = -1;
    std::int64_t covered_ms_ = 0;  ///< Until here the database knows that the node is ours.
    std::int64_t last_ms_ = 0;     ///< Of the last id made.
};

}  // namespace db::detail
