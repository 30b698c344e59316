#include "regions/region_search.h"

#include <charconv>

#include <boost/describe.hpp>

#include "base/log.h"
#include "regions/edition.h"
#include "regions/queries.h"
#include "regions/region.h"

namespace regions {

namespace {

constexpr int rows_at_once = 20'000;

struct Row {
    std::int64_t region_id;
    std::optional<std::int64_t> parent_id;
    int level;
    std::string code;
    std::string name;
    std::string pinyin;
    std::string initials;
};
BOOST_DESCRIBE_STRUCT(Row, (), (region_id, parent_id, level, code, name, pinyin, initials))

std::shared_ptr<const SearchIndex> make(db::Read& read) {
    SearchIndex::Builder builder;
    for (int level = 1; level <= levels; ++level) {
        std::string after;
        for (bool more = true; more;) {
            // In pages, since PostgreSQL's client would hold the whole answer in memory.
            const auto rows = read.all<Row>(sql::open_regions_after, db::arg("level", level),
                                            db::arg("code", after), db::arg("count", rows_at_once));
            for (const auto& row : rows) {
                SearchEntry entry{.id = row.region_id,
                                  .parent_id = row.parent_id.value_or(0),
                                  .level = row.level,
                                  .name = row.name,
                                  .pinyin = row.pinyin,
                                  .initials = row.initials};
                std::from_chars(row.code.data(), row.code.data() + row.code.size(), entry.code);
                builder.add(entry);
            }
            more = rows.size() == rows_at_once;
            if (more) after = rows.back().code;
        }
    }
    return std::make_shared<const SearchIndex>(std::move(builder).build());
}

}  // namespace

RegionSearch::Version RegionSearch::version(db::Read& read) {
    const auto edition = read.find<Edition>(sql::latest_edition);
    return {.edition = edition ? edition->edition_id.value : 0,
            .largest_id = read.get<std::int64_t>(sql::largest_region_id)};
}

std::shared_ptr<const SearchIndex> RegionSearch::made(Version at_least) {
    const std::scoped_lock lock(state_);
    // A reader with an older snapshot does not bring the old tree back.
    return index_ && version_ >= at_least ? index_ : nullptr;
}

std::shared_ptr<const SearchIndex> RegionSearch::index(db::Read& read) {
    const auto wanted = version(read);
    if (auto index = made(wanted)) return index;
    std::unique_lock making(making_, std::try_to_lock);
    if (!making.owns_lock()) {
        if (auto old = made({})) return old;
        making.lock();
    }
    if (auto index = made(wanted)) return index;
    auto index = make(read);
    base::log(base::Level::info, "search_index_made",
              {{"divisions", std::to_string(index->size())},
               {"megabytes", std::to_string(index->bytes() >> 20)}});
    const std::scoped_lock lock(state_);
    version_ = wanted;
    index_ = index;
    return index;
}

void RegionSearch::warm(db::Database& database) {
    database.read([this](db::Read& read) { index(read); });
}

}  // namespace regions
