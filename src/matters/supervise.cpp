#include "matters/supervise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "matters/inbox.h"
#include "matters/list_queries.h"
#include "matters/matter_filter.h"
#include "matters/supervise_queries.h"
#include "regions/region_store.h"

namespace matters {

namespace {

/// What every query is narrowed by, beside the scope.
struct Narrow {
    std::string county;
    std::string within_from;
    std::string within_to;
    std::string by;
    std::int64_t now = 0;
    std::int64_t tomorrow = 0;
    UnitId own_unit;
    PersonId own_person;
};
BOOST_DESCRIBE_STRUCT(Narrow, (),
                      (county, within_from, within_to, by, now, tomorrow, own_unit, own_person))

struct OpenRow {
    std::string key;
    std::int64_t open = 0;
    std::int64_t overdue = 0;
    std::int64_t due_today = 0;
};
BOOST_DESCRIBE_STRUCT(OpenRow, (), (key, open, overdue, due_today))

struct KeyCount {
    std::string key;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(KeyCount, (), (key, count))

Narrow narrow_of(db::Read& read, const access::Actor& actor, CountBy by, std::string within) {
    const auto now = read.now();
    Narrow narrow{
        .within_from = std::move(within),
        .by = boost::describe::enum_to_string(by, ""),
        .now = now.ms,
        .tomorrow = catalogue::at_minute(catalogue::date_of(now) + std::chrono::days{1}, 0).ms,
        .own_unit = actor.unit,
        .own_person = actor.person};
    narrow.within_to = regions::end_of(narrow.within_from);
    return narrow;
}

/// The id that stands in `path` directly below `root`, or that of the root itself: what is kept
/// confidential stands beside the tree, at its parent.
std::string place_below(std::string_view path, std::string_view root) {
    auto rest = path.size() > root.size() ? path.substr(root.size()) : std::string_view{};
    rest = rest.substr(0, rest.find('/'));
    if (!rest.empty() && rest != "!") return std::string(rest);
    root.remove_suffix(root.empty() ? 0 : 1);
    return std::string(root.substr(root.rfind('/') + 1));
}

using Lines = std::map<std::string, CountLine>;

void count_county(db::Read& read, const access::Actor& actor, const Narrow& narrow, CountBy by,
                  Lines& lines) {
    const bool places = by == CountBy::region;
    const auto line = [&](const std::string& key) -> CountLine& {
        return lines[places ? place_below(key, narrow.within_from) : key];
    };
    const bool from_index = places && actor.scope.unit.value == 0;
    const auto& open = from_index ? sql::open_by_place : sql::open_by_key;
    for (const auto& row : read.all<OpenRow>(open, actor.scope, narrow))
        line(row.key) += OpenCounts{row.open, row.overdue, row.due_today, 0, 0};
    for (const auto& row : read.all<KeyCount>(sql::carded_by_key, actor.scope, narrow))
        line(row.key).cards += row.count;
    for (const auto& row : read.all<KeyCount>(sql::returned_by_key, actor.scope, narrow))
        line(row.key).returned += row.count;
}

template <class Id>
Id id_of(const std::string& text) {
    Id id;
    std::from_chars(text.data(), text.data() + text.size(), id.value);
    return id;
}

std::optional<regions::Region> find_place(db::Read& read, const std::string& key) {
    return regions::find_region(read, access::public_scope(), id_of<RegionId>(key));
}

void name_place(db::Read& read, CountLine& line) {
    const auto region = find_place(read, line.key);
    if (!region) return;
    line.name = region->name;
    line.below = region->level < 5;
}

void name_lines(db::Read& read, CountBy by, Lines& lines) {
    const auto edition =
        by == CountBy::category ? catalogue::get_edition(read) : base::Result<catalogue::Edition>{};
    for (auto& [key, line] : lines) {
        line.key = key;
        if (by == CountBy::region) name_place(read, line);
        if (by == CountBy::unit) line.name = unit_name(read, id_of<UnitId>(key));
        if (by != CountBy::category || !edition) continue;
        if (const auto* leaf = edition->catalogue->find(key)) {
            line.name_zh = leaf->zh;
            line.name_en = leaf->en;
        }
    }
}

bool is_worse(const CountLine& one, const CountLine& other) {
    return std::tie(one.overdue, one.due_today, one.open) >
           std::tie(other.overdue, other.due_today, other.open);
}

bool breaks_first(const MatterLine& one, const MatterLine& other) {
    return std::pair(one.due_at->ms, one.matter_id) < std::pair(other.due_at->ms, other.matter_id);
}

/// The counties to count in: those of the subtree, or all in service for the whole country.
std::vector<std::string> counties(db::Read& read, const access::Actor& actor,
                                  const std::optional<regions::Region>& region) {
    if (region && region->level >= 3) return {region->county};
    auto some = counties_of(read, actor.scope);
    return some.empty() ? counties_in_service(read) : some;
}

/// The region asked about, else the actor's own; none for the whole country.
base::Result<std::optional<regions::Region>> find_asked(db::Read& read, const access::Actor& actor,
                                                        std::optional<RegionId> region_id) {
    if (region_id) return named_region(read, *region_id);
    if (!actor.region.value) return std::nullopt;
    return regions::find_region(read, access::public_scope(), actor.region);
}

constexpr std::int64_t points = 12;                                     ///< Of a trend,
constexpr std::int64_t weeks_of_each = lately / std::chrono::weeks{1};  ///< each over so many.
constexpr std::int64_t fewest_of_each = 10;
constexpr std::int64_t weeks_asked = points + weeks_of_each - 1;

struct EndedRow {
    std::string path;
    std::int64_t weeks_ago = 0;
    std::int64_t ended = 0;
    std::int64_t in_time = 0;
};
BOOST_DESCRIBE_STRUCT(EndedRow, (), (path, weeks_ago, ended, in_time))

struct Weeks {
    std::int64_t since = 0;
    std::int64_t until = 0;
    std::int64_t week = 0;
};
BOOST_DESCRIBE_STRUCT(Weeks, (), (since, until, week))

/// What ended in each of the weeks asked about, the last one first.
struct Endings {
    std::array<std::int64_t, weeks_asked> ended{};
    std::array<std::int64_t, weeks_asked> in_time{};
};

TrendLine trend_line(const Endings& endings) {
    TrendLine line;
    for (std::int64_t point = points - 1; point >= 0; --point) {
        const auto over = [&](const auto& weeks) {
            const auto first = weeks.begin() + point;
            return std::accumulate(first, first + weeks_of_each, std::int64_t{0});
        };
        line.ended = over(endings.ended);
        line.in_time = over(endings.in_time);
        const double permille =
            std::round(1000.0 * static_cast<double>(line.in_time) /
                       static_cast<double>(std::max<std::int64_t>(line.ended, 1)));
        line.percents.push_back(line.ended < fewest_of_each ? std::nullopt
                                                            : std::optional(permille / 10));
    }
    return line;
}

bool was_later(const TrendLine& one, const TrendLine& other) {
    return std::pair(one.ended - one.in_time, one.ended) >
           std::pair(other.ended - other.in_time, other.ended);
}

}  // namespace

OpenCounts& OpenCounts::operator+=(const OpenCounts& other) {
    open += other.open;
    overdue += other.overdue;
    due_today += other.due_today;
    cards += other.cards;
    returned += other.returned;
    return *this;
}

Climbed& Climbed::operator+=(const Climbed& other) {
    town += other.town;
    county += other.county;
    city += other.city;
    province += other.province;
    return *this;
}

base::Result<Supervision> supervise(db::Read& read, const access::Actor& actor, CountBy by,
                                    std::optional<RegionId> region_id) {
    const auto asked = find_asked(read, actor, region_id);
    if (!asked) return std::unexpected(asked.error());
    const auto& region = *asked;
    Supervision out{.by = by};
    if (region) {
        out.region_id = region->region_id;
        out.region_name = region->name;
    }
    auto narrow = narrow_of(read, actor, by, region ? region->path : "/");
    Lines lines;
    for (const auto& county : counties(read, actor, region)) {
        narrow.county = county;
        count_county(read, actor, narrow, by, lines);
        auto next = read.all<MatterLine>(sql::breaking_next, actor.scope, narrow);
        std::ranges::move(next, std::back_inserter(out.nearest));
    }
    std::ranges::sort(out.nearest, breaks_first);
    if (out.nearest.size() > 10) out.nearest.resize(10);
    name_lines(read, by, lines);
    for (auto& [key, line] : lines) {
        out.total += line;
        out.items.push_back(std::move(line));
    }
    std::ranges::stable_sort(out.items, is_worse);
    return out;
}

base::Result<Trend> trend(db::Read& read, const access::Actor& actor,
                          std::optional<RegionId> region_id) {
    const auto asked = find_asked(read, actor, region_id);
    if (!asked) return std::unexpected(asked.error());
    const auto& region = *asked;
    auto narrow = narrow_of(read, actor, CountBy::region, region ? region->path : "/");
    const std::chrono::milliseconds week = std::chrono::days{7};
    const Weeks weeks{.since = narrow.now - weeks_asked * week.count(),
                      .until = narrow.now,
                      .week = week.count()};
    Trend out{.fewest = fewest_of_each};
    std::map<std::string, Endings> places;
    Endings whole;
    for (const auto& county : counties(read, actor, region)) {
        narrow.county = county;
        out.climbed += *read.find<Climbed>(sql::climbed_by_level, actor.scope, narrow,
                                           db::arg("since", narrow.now - lately.count()));
        for (const auto& row : read.all<EndedRow>(sql::ended_by_week, actor.scope, narrow, weeks)) {
            const auto at = static_cast<std::size_t>(row.weeks_ago);
            auto& place = places[place_below(row.path, narrow.within_from)];
            for (auto* one : {&place, &whole}) {
                one->ended[at] += row.ended;
                one->in_time[at] += row.in_time;
            }
        }
    }
    out.whole = trend_line(whole);
    if (region) {
        out.region_id = region->region_id;
        out.region_name = region->name;
    }
    for (std::int64_t point = points - 1; point >= 0; --point)
        out.until.push_back(catalogue::date_of(base::Instant{narrow.now - point * week.count()}));
    for (const auto& [key, endings] : places) {
        auto line = trend_line(endings);
        line.key = key;
        if (const auto place = find_place(read, key)) line.name = place->name;
        out.items.push_back(std::move(line));
    }
    std::ranges::stable_sort(out.items, was_later);
    return out;
}

}  // namespace matters
