#include "seals/make_seals.h"

#include "catalogue/calendar.h"
#include "seals/queries.h"

namespace seals {

namespace {

/// What is to be sealed next in a county, as one snapshot shows it.
struct Next {
    std::optional<Seal> previous;
    base::Date day;
    base::MerkleRoot tree;
};

std::optional<Next> find_next(db::Read& read, const std::string& county, base::Date last_day) {
    Next next{.previous = last_seal(read, county, end_of_time()), .day = {}, .tree = {}};
    const auto from =
        next.previous ? first_of_day(next.previous->day + std::chrono::days{1}) : INT64_MIN;
    const auto entry = first_entry(read, county, from);
    if (!entry) return {};
    next.day = day_of_entry(*entry);
    if (next.day > last_day) return {};
    next.tree = tree_of(read, county, span_of(next.day));
    return next;
}

/// False when another server was faster, or an entry came in between: then it is looked at anew.
bool save(db::Database& database, const std::string& county, const Next& next,
          const base::SigningKeys& keys) {
    const Seal* const previous = next.previous ? &*next.previous : nullptr;
    return database.write([&](db::Write& write) {
        const auto last = last_seal(write, county, end_of_time());
        if (last != next.previous) return false;
        if (count_entries(write, county, span_of(next.day)) != next.tree.size()) return false;
        write.run(sql::insert_seal,
                  make_seal(county, next.day, next.tree, previous, write.now(), keys));
        return true;
    });
}

void seal_county(db::Database& database, const std::string& county, const base::SigningKeys& keys,
                 const std::function<bool()>& stop, SealReport& report) {
    const auto last_day = last_whole_day(database.now());
    while (!stop()) {
        const auto next =
            database.read([&](db::Read& read) { return find_next(read, county, last_day); });
        if (!next) return;
        if (!save(database, county, *next, keys)) continue;
        ++report.seals;
        report.entries += next->tree.size();
    }
}

}  // namespace

base::Date last_whole_day(base::Instant now) {
    return catalogue::date_of(now - grace) - std::chrono::days{1};
}

SealReport make_seals(db::Database& database, const base::SigningKeys& keys,
                      const std::function<bool()>& stop) {
    SealReport report;
    const auto next = [&](const std::string& after) {
        return database.read([&](db::Read& read) { return next_county(read, after); });
    };
    for (auto county = next(""); !county.empty() && !stop(); county = next(county))
        seal_county(database, county, keys, stop, report);
    report.complete = !stop();
    return report;
}

}  // namespace seals
