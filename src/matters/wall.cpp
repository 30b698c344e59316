#include "matters/wall.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "matters/clock_kinds.h"
#include "matters/list_queries.h"
#include "matters/wall_queries.h"

namespace matters {

namespace {

constexpr std::size_t most_clocks = 10;
constexpr std::size_t most_events = 12;
constexpr std::size_t most_points = 400;
constexpr int most_children = 500;

/// What passers-by may see happen. Drafts, notes, names and reading are none of it.
bool is_shown(Act act) {
    switch (act) {
        case Act::register_matter:
        case Act::submit_draft:
        case Act::hand_to_emergency:
        case Act::settle:
        case Act::accept:
        case Act::dispatch:
        case Act::sign_for:
        case Act::start_handling:
        case Act::preliminary_reply:
        case Act::report_done:
        case Act::begin_mediation:
        case Act::finish_mediation:
        case Act::pass_check:
        case Act::send_to_rework:
        case Act::close:
        case Act::close_unsatisfied:
        case Act::reopen:
        case Act::escalate:
        case Act::issue_card:
        case Act::lift_card:
        case Act::pass_up:
            return true;
        default:
            return false;
    }
}

struct OpenAt {
    std::string scope_path;
    std::int64_t open = 0, overdue = 0, due_today = 0, soon = 0;
};
BOOST_DESCRIBE_STRUCT(OpenAt, (), (scope_path, open, overdue, due_today, soon))

struct ByChannel {
    Channel channel{};
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(ByChannel, (), (channel, count))

struct ClockRow {
    MatterId matter_id;
    std::string number, category, scope_path, unit;
    base::Instant due_at;
    std::int64_t rung = 0;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (), (matter_id, number, category, scope_path, unit, due_at, rung))

struct Owed {
    std::string kind;
    base::Instant started_at;
};
BOOST_DESCRIBE_STRUCT(Owed, (), (kind, started_at))

struct PointRow {
    std::string category;
    double longitude = 0, latitude = 0;
    std::string datum;
    std::optional<base::Instant> due_at;
};
BOOST_DESCRIBE_STRUCT(PointRow, (), (category, longitude, latitude, datum, due_at))

struct EventRow {
    std::int64_t entry_id = 0;
    base::Instant at;
    Act act{};
    Channel channel{};
    std::string category, scope_path, unit;
};
BOOST_DESCRIBE_STRUCT(EventRow, (), (entry_id, at, act, channel, category, scope_path, unit))

/// Kinds whose name beside a place says something about a household.
bool is_private(const catalogue::Category* leaf) {
    return leaf && std::ranges::any_of(leaf->flags, [](catalogue::Flag flag) {
               return flag == catalogue::Flag::sensitive_pi ||
                      flag == catalogue::Flag::mandatory_report_duty;
           });
}

std::vector<std::string> counties_in(db::Read& read, const WallWithin& within) {
    if (within.path_from == "/") return read.all<std::string>(sql::counties_in_service);
    return read.all<std::string>(sql::counties_below, db::arg("path", within.path_from));
}

class Builder {
  public:
    Builder(db::Read& read, const WallWithin& within)
        : read_(read), within_(within), counties_(counties_in(read, within)) {
        if (const auto edition = catalogue::get_edition(read)) catalogue_ = edition->catalogue;
        tomorrow_ = catalogue::at_minute(catalogue::date_of(now()) + std::chrono::days{1}, 0);
    }

    base::Instant now() const { return read_.now(); }

    void add_children(const std::optional<regions::Region>& region) {
        const auto parent = region ? std::optional(region->region_id) : std::nullopt;
        for (const auto& child : children_of(parent)) {
            // 市辖区 and its like are no places: what stands below them is.
            if (!regions::is_dummy(child.name, child.level)) {
                add_child(child);
                continue;
            }
            for (const auto& below : children_of(child.region_id)) add_child(below);
        }
    }

    void count_open() {
        const auto soon = now() + std::chrono::hours{2};
        const std::int64_t now_ms = now().ms, tomorrow_ms = tomorrow_.ms,
                           soon_ms = std::min(soon, tomorrow_).ms;
        for (const auto& county : counties_) {
            const auto rows = read_.all<OpenAt>(
                sql::wall_open, within_, db::arg("county", county), db::arg("now", now_ms),
                db::arg("tomorrow", tomorrow_ms), db::arg("soon", soon_ms));
            for (const auto& row : rows) add(row);
            out.figures.supervised +=
                read_.get<std::int64_t>(sql::wall_supervised, within_, db::arg("county", county));
        }
    }

    void count_today() {
        const auto midnight = catalogue::at_minute(catalogue::date_of(now()), 0);
        // A row is made a moment before or after its time; the time decides.
        const std::int64_t first = base::first_id_at(midnight - std::chrono::minutes{10});
        for (const auto& county : counties_)
            for (const auto& row :
                 read_.all<ByChannel>(sql::wall_today, within_, db::arg("county", county),
                                      db::arg("first_id", first), db::arg("midnight", midnight))) {
                out.figures.registered_today += row.count;
                if (row.channel == Channel::grid_worker) out.figures.today_by_grid += row.count;
                if (row.channel == Channel::walk_in) out.figures.today_by_window += row.count;
            }
    }

    void add_clocks() {
        std::vector<ClockRow> rows;
        const std::int64_t now_ms = now().ms;
        const int most = 4 * static_cast<int>(most_clocks);
        for (const auto& county : counties_)
            std::ranges::move(
                read_.all<ClockRow>(sql::wall_clocks, within_, db::arg("county", county),
                                    db::arg("now", now_ms), db::arg("most", most)),
                std::back_inserter(rows));
        std::ranges::sort(rows, {},
                          [](const ClockRow& row) { return std::pair(row.due_at, row.matter_id); });
        for (const auto& row : rows) {
            if (out.clocks.size() == most_clocks) return;
            if (!is_private(leaf(row.category))) out.clocks.push_back(clock(row));
        }
    }

    void add_events() {
        std::vector<EventRow> rows;
        const int most = std::max(20, 160 / std::max(1, static_cast<int>(counties_.size())));
        for (const auto& county : counties_)
            std::ranges::move(read_.all<EventRow>(sql::wall_happened, within_,
                                                  db::arg("county", county), db::arg("most", most)),
                              std::back_inserter(rows));
        std::ranges::sort(rows, std::greater{}, &EventRow::entry_id);
        for (const auto& row : rows) {
            if (out.happened.size() == most_events) return;
            const auto* kind = leaf(row.category);
            if (!is_shown(row.act) || is_private(kind)) continue;
            out.happened.push_back({.entry_id = std::to_string(row.entry_id),
                                    .at = row.at,
                                    .act = row.act,
                                    .channel = row.channel,
                                    .category_zh = kind ? kind->zh : "",
                                    .category_en = kind ? kind->en : "",
                                    .place = place(row.scope_path),
                                    .unit = row.unit});
        }
    }

    void add_points() {
        const int most = static_cast<int>(most_points);
        // A country's points are a cloud; from counties down they are places.
        if (counties_.size() > 30) return;
        for (const auto& county : counties_)
            for (const auto& row : read_.all<PointRow>(
                     sql::wall_points, within_, db::arg("county", county), db::arg("most", most))) {
                if (out.points.size() == most_points) return;
                if (is_private(leaf(row.category))) continue;
                out.points.push_back({std::round(row.longitude * 100) / 100,
                                      std::round(row.latitude * 100) / 100, row.datum, row.due_at});
            }
    }

    Wall out;

  private:
    std::vector<regions::Region> children_of(std::optional<RegionId> parent) {
        return regions::list_children(read_, access::public_scope(), parent, "", most_children);
    }

    void add_child(const regions::Region& region) {
        by_path_[region.path] = out.children.size();
        out.children.push_back({.region_id = region.region_id,
                                .code = region.code,
                                .level = region.level,
                                .name = region.name});
    }

    /// The child that a path lies in; null for the division's own.
    WallChild* child(std::string_view path) {
        for (auto end = path.find('/', 1); end != std::string_view::npos;
             end = path.find('/', end + 1)) {
            if (end + 1 <= within_.path_from.size()) continue;
            const auto found = by_path_.find(path.substr(0, end + 1));
            if (found != by_path_.end()) return &out.children[found->second];
        }
        return nullptr;
    }

    void add(const OpenAt& row) {
        out.figures.open += row.open;
        out.figures.overdue += row.overdue;
        out.figures.due_today += row.due_today;
        out.figures.due_in_2h += row.soon;
        if (auto* to = child(row.scope_path)) {
            to->open += row.open;
            to->overdue += row.overdue;
            to->due_today += row.due_today;
        }
    }

    const catalogue::Category* leaf(const std::string& code) const {
        return catalogue_ ? catalogue_->find(code) : nullptr;
    }

    std::string place(std::string_view path) {
        const auto* at = child(path);
        return at ? at->name : out.region ? out.region->name : "";
    }

    WallClock clock(const ClockRow& row) {
        const auto* kind = leaf(row.category);
        WallClock out_clock{.number = row.number,
                            .category = row.category,
                            .category_zh = kind ? kind->zh : "",
                            .category_en = kind ? kind->en : "",
                            .place = place(row.scope_path),
                            .unit = row.unit,
                            .due_at = row.due_at,
                            .rung = row.rung};
        const auto owed = read_.find<Owed>(sql::wall_clock, db::arg("matter_id", row.matter_id),
                                           db::arg("due_at", row.due_at));
        if (!owed) return out_clock;
        out_clock.started_at = owed->started_at;
        ClockKind known{};
        if (boost::describe::enum_from_string(owed->kind.c_str(), known)) {
            out_clock.owed_zh = facts_of(known).zh;
            out_clock.owed_en = facts_of(known).en;
        }
        return out_clock;
    }

    db::Read& read_;
    const WallWithin& within_;
    const std::vector<std::string> counties_;
    std::shared_ptr<const catalogue::Catalogue> catalogue_;
    base::Instant tomorrow_;
    std::map<std::string, std::size_t, std::less<>> by_path_;
};

}  // namespace

WallMonth wall_month(db::Read& read, const WallWithin& within) {
    WallMonth sum;
    const auto since = read.now() - std::chrono::days{30};
    for (const auto& county : counties_in(read, within)) {
        const auto part = read.get<WallMonth>(sql::wall_ended, within, db::arg("county", county),
                                              db::arg("since", since));
        sum.ended += part.ended;
        sum.on_time += part.on_time;
        sum.asked += part.asked;
        sum.solved += part.solved;
    }
    return sum;
}

Wall wall_of(db::Read& read, const std::optional<regions::Region>& region, const WallWithin& within,
             const WallMonth& month) {
    Builder builder(read, within);
    builder.out.at = read.now();
    if (region) {
        builder.out.region = regions::RegionName{region->region_id, region->level, region->name};
        builder.out.code = region->code;
        for (const auto& one : regions::ancestors(read, *region))
            if (!regions::is_dummy(one.name, one.level) && one.path.starts_with(within.root))
                builder.out.ancestors.push_back({one.region_id, one.level, one.name});
    }
    builder.add_children(region);
    builder.count_open();
    builder.count_today();
    builder.add_clocks();
    builder.add_events();
    builder.add_points();
    auto& figures = builder.out.figures;
    figures.ended = month.ended;
    figures.ended_on_time = month.on_time;
    figures.asked = month.asked;
    figures.solved = month.solved;
    return std::move(builder.out);
}

}  // namespace matters
