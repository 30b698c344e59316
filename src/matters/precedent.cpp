#include "matters/precedent.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "matters/act_queries.h"

namespace matters {

namespace {

/// How much a context leaves to the wider one: this, for each unit that it knows, against one for
/// each vote. Found by cross-validation on 5,600 real dispatches (docs/adr/0096).
constexpr double left_to_wider = 2;
constexpr std::size_t most_precedents = 10;
constexpr std::size_t most_steps = 3;

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

/// `A/B/C` → A, A/B, A/B/C.
std::vector<std::string> steps_of_source(std::string_view source) {
    std::vector<std::string> steps;
    for (std::size_t at = 0; !source.empty() && steps.size() + 1 < most_steps; ++at) {
        at = source.find('/', at);
        if (at == std::string_view::npos) break;
        steps.emplace_back(source.substr(0, at));
    }
    if (!source.empty()) steps.emplace_back(source);
    return steps;
}

std::vector<std::string> steps_of_category(const std::string& code) {
    if (code.size() < 6) return {};
    return {code.substr(0, 2), code.substr(0, 4), code};
}

void add(std::vector<Context>& out, const std::vector<std::string>& steps,
         const std::vector<std::string>& places) {
    for (const std::string& what : steps) {
        const bool whole = &what == &steps.back();
        const std::size_t depth = std::min<std::size_t>(whole ? 3 : 2, places.size());
        for (std::size_t i = 0; i < depth; ++i)
            out.push_back({fmt::format("{}@{}", what, places[i]), whole});
    }
}

std::vector<Context> contexts_of(db::Read& read, const Matter& matter) {
    const auto from = read.get<WhereFrom>(sql::where_from, db::arg("matter_id", matter.matter_id),
                                          db::arg("region_id", matter.region_id));
    return matters::contexts_of(matter, from.path, from.source);
}

}  // namespace

std::vector<Context> contexts_of(const Matter& matter, std::string_view region_path,
                                 std::string_view source) {
    const auto places = places_below_county(region_path);
    std::vector<Context> out;
    add(out, steps_of_category(matter.category), places);
    add(out, steps_of_source(source), places);
    return out;
}

void learn(db::Write& write, const Matter& matter, UnitId unit, int by, bool ruled) {
    const auto now = write.now();
    for (const Context& context : contexts_of(write, matter)) {
        const bool rules = ruled && context.whole;
        if (by == 0 && !rules) continue;
        write.run(sql::learn_precedent, db::arg("county", matter.county),
                  db::arg("context", context.key), db::arg("unit_id", unit), db::arg("by", by),
                  db::arg("ruled", rules), db::arg("now", now));
    }
}

std::vector<catalogue::Precedent> weigh(const std::vector<std::vector<Votes>>& contexts) {
    std::map<UnitId, catalogue::Precedent> units;
    bool first = true;  // There is nobody to leave anything to.
    for (const auto& votes : contexts) {
        double sum = 0;
        for (const Votes& each : votes) sum += each.times;
        const double wider = first ? 0 : left_to_wider * static_cast<double>(votes.size());
        first = first && sum == 0;
        const bool rules = std::ranges::any_of(votes, &Votes::ruled);
        if (sum > 0)
            for (auto& [id, unit] : units) unit.share *= wider / (sum + wider);
        if (rules)
            for (auto& [id, unit] : units) unit.ruled = false;
        for (const Votes& each : votes) {
            auto& unit = units[each.unit_id];
            unit.unit_id = each.unit_id;
            if (sum > 0) unit.share += each.times / (sum + wider);
            if (each.times > 0) unit.times = each.times;
            if (each.ruled) unit.ruled = true;
        }
    }
    std::vector<catalogue::Precedent> out;
    for (const auto& [id, unit] : units) out.push_back(unit);
    std::ranges::stable_sort(out, [](const auto& one, const auto& other) {
        return std::tuple(other.ruled, other.share) < std::tuple(one.ruled, one.share);
    });
    if (out.size() > most_precedents) out.resize(most_precedents);
    return out;
}

std::vector<catalogue::Precedent> precedents_for(db::Read& read, const Matter& matter) {
    std::vector<std::vector<Votes>> contexts;
    for (const Context& context : contexts_of(read, matter)) {
        auto votes = read.all<Votes>(sql::precedents_of, db::arg("county", matter.county),
                                     db::arg("context", context.key));
        if (!votes.empty()) contexts.push_back(std::move(votes));
    }
    return weigh(contexts);
}

}  // namespace matters
