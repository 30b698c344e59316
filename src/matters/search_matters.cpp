#include "matters/search_matters.h"

#include <algorithm>

#include "matters/inbox.h"
#include "matters/list_queries.h"

namespace matters {

namespace {

/// How many rows a page may look at: what bounds it when a filter fits almost nothing. A scope of
/// many counties shares them out, but never fewer to a county than make the walk worth its start.
constexpr int most_looked_at = 5'000;
constexpr int least_looked_at = 100;

/// What every query of a list is narrowed by.
struct Narrow : Fits {
    std::string county;
    UnitId own_unit;
    PersonId own_person;
    std::int64_t before = INT64_MAX;
    int walk = most_looked_at;
    std::int64_t walk_end = INT64_MIN;
    int most = 0;
    MatterId matter_id;
};
BOOST_DESCRIBE_STRUCT(Narrow, (Fits),
                      (county, own_unit, own_person, before, walk, walk_end, most, matter_id))

Narrow narrow_of(const access::Actor& actor, const Fits& fits) {
    Narrow narrow{fits};
    narrow.own_unit = actor.unit;
    narrow.own_person = actor.person;
    return narrow;
}

/// One walk over an index: by unit, by county and leaf, by county, or over all.
struct Walk {
    const db::Sql* lines;
    const db::Sql* end;
};

Walk walk_of(const access::Actor& actor, const Narrow& narrow) {
    if (actor.scope.unit) return {&sql::matters_of_own_unit, &sql::end_of_own_unit_walk};
    if (narrow.of_unit) return {&sql::matters_of_unit, &sql::end_of_unit_walk};
    if (!narrow.county.empty() && narrow.category_from.size() == 6)
        return {&sql::matters_of_category, &sql::end_of_category_walk};
    if (!narrow.county.empty()) return {&sql::matters_of_county, &sql::end_of_county_walk};
    return {&sql::matters_of_all, &sql::end_of_all_walk};
}

/// The narrower of the scope and the wished region decides which counties are walked.
std::vector<std::string> counties(db::Read& read, const access::Actor& actor,
                                  const Narrow& narrow) {
    if (actor.scope.unit || narrow.of_unit) return {""};
    const bool wish_is_narrower = narrow.within_from.size() > actor.scope.path_from.size();
    const auto& root = wish_is_narrower ? narrow.within_from : actor.scope.path_from;
    if (root == "/") return {""};
    auto found = read.all<std::string>(sql::counties_below, db::arg("path", root));
    return found.empty() ? std::vector<std::string>{""} : found;
}

}  // namespace

MatterPage filter_matters(db::Read& read, const access::Actor& actor, const Fits& fits,
                          std::int64_t before, int most) {
    Narrow narrow = narrow_of(actor, fits);
    narrow.before = before;
    narrow.most = most + 1;
    MatterPage page;
    // What lies behind the end of the shortest walk is not known to be complete.
    std::int64_t complete_down_to = INT64_MIN;
    const auto walked = counties(read, actor, narrow);
    narrow.walk = std::max(least_looked_at, most_looked_at / static_cast<int>(std::ssize(walked)));
    for (const std::string& county : walked) {
        narrow.county = county;
        const Walk walk = walk_of(actor, narrow);
        narrow.walk_end =
            read.find<std::int64_t>(*walk.end, actor.scope, narrow).value_or(INT64_MIN);
        complete_down_to = std::max(complete_down_to, narrow.walk_end);
        auto some = read.all<MatterLine>(*walk.lines, actor.scope, narrow);
        std::ranges::move(some, std::back_inserter(page.items));
    }
    std::ranges::sort(page.items, std::ranges::greater{}, &MatterLine::matter_id);
    std::erase_if(page.items,
                  [&](const MatterLine& line) { return line.matter_id.value < complete_down_to; });
    if (std::ssize(page.items) > most) {
        page.items.resize(static_cast<std::size_t>(most));
        page.next = page.items.back().matter_id;
    } else if (complete_down_to != INT64_MIN) {
        page.next = MatterId{complete_down_to};
    }
    return page;
}

std::vector<MatterLine> lines_of(db::Read& read, const access::Actor& actor,
                                 const std::vector<MatterId>& ids) {
    Narrow narrow = narrow_of(actor, {});
    std::vector<MatterLine> lines;
    for (const MatterId id : ids) {
        narrow.matter_id = id;
        if (auto line = read.find<MatterLine>(sql::matter_if_seen, actor.scope, narrow))
            lines.push_back(std::move(*line));
    }
    return lines;
}

}  // namespace matters
