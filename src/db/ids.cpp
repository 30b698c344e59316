#include "db/ids.h"

#include <thread>

#include <boost/describe.hpp>

#include "base/random.h"
#include "db/bind.h"
#include "db/queries.h"

namespace db::detail {

struct IdNode {
    int node;
    std::string owner;
    std::int64_t until_ms;
};
BOOST_DESCRIBE_STRUCT(IdNode, (), (node, owner, until_ms))

Ids::Ids(base::Clock clock) : clock_(std::move(clock)), owner_(base::random_token(12)) {}

std::int64_t Ids::next_uncovered() {
    const std::int64_t id = source_->next_value();
    last_ms_ = std::max(last_ms_, base::made_at(id).ms);
    return id;
}

std::optional<std::int64_t> Ids::next_covered() {
    const std::scoped_lock lock(mutex_);
    if (!source_) return {};
    const std::int64_t id = next_uncovered();
    if (base::made_at(id).ms > covered_ms_) return {};
    return id;
}

void Ids::hold(Claim claim) {
    node_ = claim.node;
    covered_ms_ = 0;
    last_ms_ = 0;
    const base::Instant floor{claim.floor_ms + 1};
    source_.emplace(claim.node, [clock = clock_, floor] { return std::max(clock(), floor); });
}

void Ids::cover_until(std::int64_t until_ms) {
    covered_ms_ = until_ms;
}

Ids::Claim Ids::find_free(Connection& connection) const {
    // After a row of crashes every node may be held for the rest of its span.
    for (std::int64_t seen_ms = -1, now_ms = clock_().ms; seen_ms != now_ms; now_ms = clock_().ms) {
        Read read(connection, {now_ms});
        const auto nodes = read.all<IdNode>(sql::all_id_nodes);
        for (const IdNode& row : nodes)
            if (row.owner.empty() || row.owner == owner_ || row.until_ms < now_ms)
                return {.node = row.node, .floor_ms = row.until_ms};
        if (nodes.empty() || nodes.front().until_ms > now_ms + 2 * span_ms) break;
        seen_ms = now_ms;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    throw Error(Failure::locked, "all 16 places for servers on this database are taken");
}

bool Ids::take(Connection& connection, int node, std::int64_t seen_until_ms,
               std::int64_t until_ms) {
    return connection.run(sql::take_id_node, flatten(arg("node", node), arg("owner", owner_),
                                                     arg("seen_until_ms", seen_until_ms),
                                                     arg("until_ms", until_ms))) == 1;
}

bool Ids::seize(Connection& connection, std::int64_t until_ms) {
    return connection.run(sql::seize_id_node, flatten(arg("node", node_), arg("owner", owner_),
                                                      arg("until_ms", until_ms))) == 1;
}

bool Ids::extend(Connection& connection, std::int64_t until_ms) {
    return connection.run(sql::extend_id_node, flatten(arg("node", node_), arg("owner", owner_),
                                                       arg("until_ms", until_ms))) == 1;
}

void Ids::release(Connection& connection) {
    const std::scoped_lock lock(mutex_);
    if (!source_) return;
    connection.run(sql::release_id_node,
                   flatten(arg("node", node_), arg("owner", owner_), arg("until_ms", last_ms_)));
    source_.reset();
}

}  // namespace db::detail
