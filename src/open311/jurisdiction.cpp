#include "open311/jurisdiction.h"

#include "open311/queries.h"
#include "open311/standard.h"

namespace open311 {

std::vector<Jurisdiction> list_jurisdictions(db::Read& read, int count) {
    auto rows = read.all<Jurisdiction>(sql::list_jurisdictions, db::arg("count", count));
    // A county may have several centres; the oldest one speaks for it.
    const auto same = [](const Jurisdiction& one, const Jurisdiction& other) {
        return one.county == other.county;
    };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

base::Result<Jurisdiction> get_jurisdiction(db::Read& read, std::string_view jurisdiction_id) {
    constexpr std::string_view field = "jurisdiction_id";
    if (jurisdiction_id.empty()) {
        auto all = list_jurisdictions(read, 20);
        if (all.empty()) return not_found(std::string(field));
        if (all.size() > 1) return not_given(std::string(field));
        return std::move(all.front());
    }
    const bool whole = jurisdiction_id.size() == 12 && jurisdiction_id.ends_with("000000");
    const std::string county(whole ? jurisdiction_id.substr(0, 6) : jurisdiction_id);
    auto found = read.find<Jurisdiction>(sql::find_jurisdiction, db::arg("county", county));
    if (!found) return not_found(std::string(field));
    return std::move(*found);
}

}  // namespace open311
