#include "matters/precedent.h"

#include <fmt/format.h>

#include "matters/act_queries.h"

namespace matters {

namespace {

/// A ruling says more than what was usual.
constexpr int a_ruling_counts = 1000;
/// From so many on a context is believed before a wider one.
constexpr int enough = 3;

struct PrecedentRow {
    UnitId unit_id;
    int times = 0;
    bool ruled = false;
};
BOOST_DESCRIBE_STRUCT(PrecedentRow, (), (unit_id, times, ruled))

struct WhereFrom {
    std::string path;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(WhereFrom, (), (path, source))

/// `/1/2/3/4/5/` → the ids from the county down: 3, 4, 5.
std::vector<std::string> places_below_county(std::string_view path) {
    std::vector<std::string> ids;
    std::size_t at = 1;
    while (at < path.size()) {
        const auto end = path.find('/', at);
        ids.emplace_back(path.substr(at, end - at));
        at = end + 1;
    }
    ids.erase(ids.begin(), ids.begin() + std::min<std::ptrdiff_t>(2, std::ssize(ids)));
    return ids;
}

std::vector<std::string> contexts_of(db::Read& read, const Matter& matter) {
    const auto from = read.get<WhereFrom>(sql::where_from, db::arg("matter_id", matter.matter_id),
                                          db::arg("region_id", matter.region_id));
    return matters::contexts_of(matter, from.path, from.source);
}

}  // namespace

std::vector<std::string> contexts_of(const Matter& matter, std::string_view region_path,
                                     std::string_view source) {
    const auto places = places_below_county(region_path);
    std::vector<std::string> out;
    for (const std::string& what : {std::string(source), matter.category}) {
        if (what.empty()) continue;
        for (auto place = places.rbegin(); place != places.rend(); ++place)
            out.push_back(fmt::format("{}@{}", what, *place));
    }
    return out;
}

void learn(db::Write& write, const Matter& matter, UnitId unit, int by, bool ruled) {
    const auto now = write.now();
    for (const std::string& context : contexts_of(write, matter))
        write.run(sql::learn_precedent, db::arg("county", matter.county),
                  db::arg("context", context), db::arg("unit_id", unit), db::arg("by", by),
                  db::arg("ruled", ruled), db::arg("now", now));
}

std::vector<catalogue::Precedent> precedents_for(db::Read& read, const Matter& matter) {
    std::vector<catalogue::Precedent> best;
    for (const std::string& context : contexts_of(read, matter)) {
        std::vector<catalogue::Precedent> found;
        int sum = 0;
        for (const auto& row :
             read.all<PrecedentRow>(sql::precedents_of, db::arg("county", matter.county),
                                    db::arg("context", context))) {
            const int times = row.times + (row.ruled ? a_ruling_counts : 0);
            found.push_back({row.unit_id, times, row.ruled});
            sum += times;
        }
        if (sum >= enough) return found;
        if (best.empty()) best = std::move(found);
    }
    return best;
}

}  // namespace matters
