#include "matters/search_matters.h"

#include <algorithm>

#include "catalogue/calendar.h"
#include "matters/find_queries.h"
#include "matters/inbox.h"
#include "matters/list_queries.h"
#include "regions/region_store.h"

namespace matters {

namespace {

/// How many rows a page may look at: what bounds it when a filter fits almost nothing. A scope of
/// many counties shares them out, but never fewer to a county than make the walk worth its start.
constexpr int most_looked_at = 5'000;
constexpr int least_looked_at = 100;

/// A filter as the queries take it.
struct Narrow {
    std::string county;
    std::string within_from;
    std::string within_to;
    std::string category_from;
    std::string category_to;
    UnitId of_unit;
    std::string state;
    std::string channel;
    std::int64_t from = INT64_MIN;
    std::int64_t to = INT64_MAX;
    std::int64_t due_from = INT64_MIN;
    std::int64_t due_to = INT64_MAX;
    bool only_open = false;
    std::string tag;
    UnitId own_unit;
    PersonId own_person;
    std::int64_t before = INT64_MAX;
    int walk = most_looked_at;
    std::int64_t walk_end = INT64_MIN;
    int most = 0;
    MatterId matter_id;
};
BOOST_DESCRIBE_STRUCT(Narrow, (),
                      (county, within_from, within_to, category_from, category_to, of_unit, state,
                       channel, from, to, due_from, due_to, only_open, tag, own_unit, own_person,
                       before, walk, walk_end, most, matter_id))

void set_due(Narrow& narrow, std::optional<DueState> due, base::Instant now) {
    if (!due) return;
    const auto tomorrow =
        catalogue::at_minute(catalogue::date_of(now) + std::chrono::days{1}, 0).ms;
    narrow.only_open = true;
    switch (*due) {
        case DueState::overdue:
            narrow.due_to = now.ms;
            break;
        case DueState::due_today:
            narrow.due_from = now.ms;
            narrow.due_to = tomorrow;
            break;
        case DueState::on_time:
            narrow.due_from = tomorrow;
            narrow.due_to = never_due;
            break;
        case DueState::none:
            narrow.due_from = never_due;
            break;
    }
}

Narrow narrow_of(db::Read& read, const access::Actor& actor, const MatterFilter& filter) {
    Narrow narrow{.within_from = filter.within_path.empty() ? "/" : filter.within_path,
                  .category_from = filter.category,
                  .category_to = filter.category + ":",  // ':' sorts behind every digit.
                  .of_unit = filter.unit_id,
                  .tag = filter.tag,
                  .own_unit = actor.unit,
                  .own_person = actor.person};
    narrow.within_to = regions::end_of(narrow.within_from);
    if (filter.state) narrow.state = boost::describe::enum_to_string(*filter.state, "");
    if (filter.channel) narrow.channel = boost::describe::enum_to_string(*filter.channel, "");
    if (filter.from) narrow.from = filter.from->ms;
    if (filter.to) narrow.to = filter.to->ms;
    narrow.only_open = filter.only_open;
    set_due(narrow, filter.due, read.now());
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

MatterPage filter_matters(db::Read& read, const access::Actor& actor, const MatterFilter& filter,
                          std::int64_t before, int most) {
    Narrow narrow = narrow_of(read, actor, filter);
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
                                 const MatterFilter& filter, const std::vector<MatterId>& ids) {
    Narrow narrow = narrow_of(read, actor, filter);
    std::vector<MatterLine> lines;
    for (const MatterId id : ids) {
        narrow.matter_id = id;
        if (auto line = read.find<MatterLine>(sql::matter_if_fits, actor.scope, narrow))
            lines.push_back(std::move(*line));
    }
    return lines;
}

}  // namespace matters
