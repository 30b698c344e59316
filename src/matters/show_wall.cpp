#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "access/actor.h"
#include "access/permission.h"
#include "matters/endpoints.h"
#include "matters/wall.h"

namespace matters {

namespace {

struct ShowWall {
    std::optional<RegionId> region_id;
};
BOOST_DESCRIBE_STRUCT(ShowWall, (), (region_id))

/// What was answered a moment ago, by part of the tree: many screens, one counting. Times are the
/// database's, so that a fake clock rules here too.
class Kept {
  public:
    std::optional<Wall> wall(const WallWithin& within, base::Instant now) {
        return find(walls_, within, now, std::chrono::seconds{2});
    }
    void keep(const WallWithin& within, base::Instant now, Wall wall) {
        put(walls_, within, now, std::move(wall));
    }
    std::optional<WallMonth> month(const WallWithin& within, base::Instant now) {
        return find(months_, within, now, std::chrono::minutes{1});
    }
    void keep(const WallWithin& within, base::Instant now, WallMonth month) {
        put(months_, within, now, month);
    }

  private:
    template <class T>
    using Table =
        std::map<std::tuple<std::string, std::string, UnitId>, std::pair<base::Instant, T>>;
    static constexpr std::size_t most = 256;  ///< Divisions; beyond it all are forgotten.

    static std::tuple<std::string, std::string, UnitId> key(const WallWithin& within) {
        return {within.path_from, within.root, within.unit};
    }

    template <class T>
    std::optional<T> find(const Table<T>& table, const WallWithin& within, base::Instant now,
                          base::Duration life) {
        const std::scoped_lock lock(mutex_);
        const auto found = table.find(key(within));
        if (found == table.end()) return {};
        const auto& [at, value] = found->second;
        if (now < at || now - at >= life) return {};
        return value;
    }
    template <class T>
    void put(Table<T>& table, const WallWithin& within, base::Instant now, T value) {
        const std::scoped_lock lock(mutex_);
        if (table.size() >= most) table.clear();
        table.insert_or_assign(key(within), std::pair(now, std::move(value)));
    }

    std::mutex mutex_;
    Table<Wall> walls_;
    Table<WallMonth> months_;
};

/// The division that was asked for, else the one of the caller's post; none for the whole country.
base::Result<std::optional<regions::Region>> region_of(db::Read& read, const access::Actor& actor,
                                                       const ShowWall& in) {
    const auto id = in.region_id ? in.region_id : std::optional(actor.region);
    if (!id->value) return std::optional<regions::Region>{};
    auto region = regions::find_region(read, actor.scope, *id);
    if (!region) return base::refuse(base::not_found);
    return region;
}

base::Result<Wall> show(Kept& kept, db::Read& read, const access::Actor& actor,
                        const ShowWall& in) {
    const auto region = region_of(read, actor, in);
    if (!region) return std::unexpected(region.error());
    const std::string path = *region ? (*region)->path : actor.scope.path_from;
    const WallWithin within{path, regions::end_of(path), actor.scope.unit, actor.scope.path_from};
    const auto now = read.now();
    if (auto known = kept.wall(within, now)) return std::move(*known);
    auto month = kept.month(within, now);
    if (!month) {
        month = wall_month(read, within);
        kept.keep(within, now, *month);
    }
    auto wall = wall_of(read, *region, within, *month);
    kept.keep(within, now, wall);
    return wall;
}

}  // namespace

http::Endpoint show_wall() {
    const auto kept = std::make_shared<Kept>();
    return {.path = "/api/v1/wall",
            .summary =
                "What a screen on a wall shows of a division (my post's, if none is named): counts "
                "by place, figures, the next clocks to break, what just happened; no names, no "
                "words of residents. Kept for two seconds, the figures of the month for a minute",
            .summary_zh = "大屏：本级各地数量、六个数、最先到期、刚刚发生；不含群众姓名和陈述",
            .tag = "wall",
            .needs = access::permission::read_matter,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"region_id", "{county}"}},
            .handle = http::handler([kept](db::Read& read, const access::Actor& actor,
                                           const ShowWall& in) -> base::Result<Wall> {
                return show(*kept, read, actor, in);
            })};
}

}  // namespace matters
