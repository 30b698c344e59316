#include "regions/findings.h"

#include <unordered_map>

#include <fmt/format.h>

#include "regions/grid_store.h"
#include "regions/queries.h"
#include "regions/region_store.h"
#include "regions/unit_rules.h"

namespace regions {

namespace {

using Findings = std::vector<base::Finding>;

struct Centre {
    UnitId unit_id;
    std::string name;
    UnitKind kind = UnitKind::centre;
    int level = 0;
    std::int64_t posts_filled = 0;
};
BOOST_DESCRIBE_STRUCT(Centre, (), (unit_id, name, kind, level, posts_filled))

struct CentreRoom {
    UnitId unit_id;
    RoomKind kind = RoomKind::other;
};
BOOST_DESCRIBE_STRUCT(CentreRoom, (), (unit_id, kind))

struct LeftBehind {
    std::string kind;
    std::string name;
    std::string region_name;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(LeftBehind, (), (kind, name, region_name, code))

void find_uncovered_grids(db::Read& read, const access::Scope& scope, Findings& out) {
    std::unordered_map<GridId, std::vector<Assignment>> teams;
    read.each_row<Assignment>(
        sql::list_teams_in, [&](Assignment&& row) { teams[row.grid_id].push_back(row); }, scope,
        narrowing(read, scope.path_from), db::arg("now", read.now()));
    std::string after;
    constexpr int page = 5000;
    for (bool more = true; more;) {
        const auto grids = list_grids(read, scope, scope.path_from, after, page);
        for (const auto& grid : grids) {
            const auto covered = coverage(teams[grid.grid_id], read.now());
            const auto subject = "grid " + grid.code;
            if (!covered.has_member)
                out.push_back({"grid_uncovered", subject,
                               fmt::format("网格 {}（{}）现在没有网格员", grid.code, grid.name),
                               fmt::format("grid {} ({}) has nobody who works it now", grid.code,
                                           grid.name)});
            if (!covered.has_head)
                out.push_back({"grid_without_head", subject,
                               fmt::format("网格 {}（{}）没有网格长", grid.code, grid.name),
                               fmt::format("grid {} ({}) has no head", grid.code, grid.name)});
        }
        more = grids.size() == page;
        if (more) after = grids.back().code;
    }
}

void find_headless_units(db::Read& read, const access::Scope& scope, Findings& out) {
    for (const auto& name :
         read.all<std::string>(sql::list_headless_units, scope, narrowing(read, scope.path_from),
                               db::arg("now", read.now())))
        out.push_back({"unit_without_head", "unit " + name, fmt::format("{}没有负责人", name),
                       fmt::format("{} has no head", name)});
}

void find_poor_centres(db::Read& read, const access::Scope& scope, Findings& out) {
    std::unordered_map<UnitId, std::vector<Room>> rooms;
    read.each_row<CentreRoom>(
        sql::list_centre_rooms_in,
        [&](CentreRoom&& row) {
            rooms[row.unit_id].push_back({row.kind, ""});
        },
        scope, narrowing(read, scope.path_from));
    for (const auto& centre :
         read.all<Centre>(sql::list_centres_in, scope, narrowing(read, scope.path_from))) {
        const auto subject = "unit " + centre.name;
        for (const auto kind : missing_rooms(centre.kind, centre.level, rooms[centre.unit_id]))
            out.push_back({"centre_room_missing", subject,
                           fmt::format("{}缺少{}", centre.name, room_name(kind)),
                           fmt::format("{} has no {}", centre.name,
                                       boost::describe::enum_to_string(kind, ""))});
        if (centre.posts_filled < least_centre_staff)
            out.push_back({"centre_unstaffed", subject,
                           fmt::format("{}没有专兼职工作人员", centre.name),
                           fmt::format("{} has no staff", centre.name)});
    }
}

void find_left_behind(db::Read& read, const access::Scope& scope, Findings& out) {
    for (const auto& one :
         read.all<LeftBehind>(sql::list_closed_places, scope, narrowing(read, scope.path_from)))
        out.push_back(
            {"in_closed_region", one.kind + " " + one.name,
             fmt::format("{}仍在已撤销的区划{}（{}）", one.name, one.region_name, one.code),
             fmt::format("{} still stands in {} ({}), which was closed", one.name, one.region_name,
                         one.code)});
}

}  // namespace

Findings findings(db::Read& read, const access::Scope& scope) {
    Findings out;
    find_uncovered_grids(read, scope, out);
    find_headless_units(read, scope, out);
    find_poor_centres(read, scope, out);
    find_left_behind(read, scope, out);
    return out;
}

Findings findings(db::Read& read) {
    return findings(read, access::system_scope());
}

}  // namespace regions
