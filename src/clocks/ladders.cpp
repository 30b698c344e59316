#include "clocks/ladders.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "clocks/queries.h"

namespace clocks {

namespace {

struct Candidate {
    LadderId ladder_id;
    std::int64_t region_id = 0;
    std::string clock_kind;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (ladder_id, region_id, clock_kind))

}  // namespace

LadderId ladder_for(db::Read& read, std::string_view path, std::string_view clock_kind) {
    LadderId best;
    std::pair<bool, std::size_t> best_rank{false, 0};
    for (const Candidate& one :
         read.all<Candidate>(sql::ladders_for_kind, db::arg("clock_kind", clock_kind))) {
        // A region nearer to the clock stands farther to the right in its path.
        std::size_t depth = 0;
        if (one.region_id != 0) {
            depth = path.find(fmt::format("/{}/", one.region_id));
            if (depth == std::string_view::npos) continue;
            ++depth;
        }
        const std::pair rank{!one.clock_kind.empty(), depth};
        if (best && rank < best_rank) continue;
        best = one.ladder_id;
        best_rank = rank;
    }
    base::expects(static_cast<bool>(best), "the country has a ladder");
    return best;
}

std::vector<LadderStep> ladder_steps(db::Read& read, LadderId ladder_id) {
    const auto text = read.get<std::string>(sql::find_ladder, db::arg("ladder_id", ladder_id));
    auto steps = read_steps(boost::json::parse(text).as_array());
    base::expects(steps.has_value(), "a stored ladder reads back");
    return std::move(*steps);
}

std::shared_ptr<const std::vector<LadderStep>> Ladders::get(db::Read& read, LadderId ladder_id) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = kept_.find(ladder_id);
        if (found != kept_.end()) return found->second;
    }
    auto steps = std::make_shared<const std::vector<LadderStep>>(ladder_steps(read, ladder_id));
    const std::lock_guard lock(mutex_);
    return kept_.emplace(ladder_id, std::move(steps)).first->second;
}

}  // namespace clocks
