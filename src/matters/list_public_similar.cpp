#include <algorithm>

#include "http/fields.h"
#include "matters/endpoints.h"
#include "matters/matter_index.h"
#include "matters/public_matter.h"
#include "matters/queries.h"

/// Before a report is sent: is it one that stands open already? (peers: duplicates; domain row 5.)
/// The person decides; a report is never refused for it.
namespace matters {

namespace {

struct ListSimilar {
    RegionId region_id;
    http::Text<2, 4000> words;
    std::optional<http::Digits<6>> category;  ///< Only of its class, if it is known already.
    http::Limit<3, 10> limit;
};
BOOST_DESCRIBE_STRUCT(ListSimilar, (), (region_id, words, category, limit))

/// An open matter nearby. `reports`: how many reported it so far.
struct SimilarNearby {
    MatterId matter_id;
    std::string title;  ///< May be empty: then its kind has to say it.
    std::string category;
    std::string place;
    bool same_place = false;
    State state{};
    base::Instant since;
    std::int64_t reports = 1;
    std::optional<base::Instant> expected_at;
    double likeness = 0;
};
BOOST_DESCRIBE_STRUCT(SimilarNearby, (),
                      (matter_id, title, category, place, same_place, state, since, reports,
                       expected_at, likeness))

struct SimilarItems {
    std::vector<SimilarNearby> items;
};
BOOST_DESCRIBE_STRUCT(SimilarItems, (), (items))

struct NearPlace {
    RegionId region_id;
    std::string county;
    std::string path;
    int level = 0;
};
BOOST_DESCRIBE_STRUCT(NearPlace, (), (region_id, county, path, level))

/// Of a village all of its town is near; else the division itself.
std::string near_mark(const NearPlace& place) {
    auto path = std::string_view(place.path).substr(0, place.path.size() - 1);
    if (place.level == 5) path = path.substr(0, path.rfind('/'));
    return region_mark(path.substr(path.rfind('/') + 1));
}

constexpr double like_enough = 0.15, of_the_same_place = 0.25;

SimilarNearby shown(const PublicMatter& matter, RegionId asked, double likeness) {
    const bool here = matter.region_id == asked;
    return {.matter_id = matter.matter_id,
            .title = matter.title,
            .category = matter.category,
            .place = matter.parent_name + matter.region_name,
            .same_place = here,
            .state = matter.state,
            .since = matter.registered_at,
            .reports = matter.merged_count + 1,
            .expected_at = matter.expected_at,
            .likeness = std::min(1.0, likeness + (here ? of_the_same_place : 0))};
}

base::Result<SimilarItems> list(const Config& config, db::Read& read, const ListSimilar& in) {
    const auto place = read.find<NearPlace>(sql::find_place, db::arg("region_id", in.region_id));
    if (!place)
        return base::refuse_field("region_id", "unknown", "没有这个区划，请重新选择地点。",
                                  "Is no place in use; choose it again.");
    SimilarItems out;
    if (!config.index || place->level < 3) return out;
    db::TextQuery within{.all = {near_mark(*place), open_mark, accepted_mark}, .limit = 30};
    if (in.category) within.all.push_back(category_mark(in.category->value.substr(0, 4)));
    for (const auto& each : config.index->text().most_like(in.words.value, within)) {
        if (each.likeness < like_enough) continue;
        if (const auto matter = find_public(read, MatterId{each.id}))
            out.items.push_back(shown(*matter, in.region_id, each.likeness));
    }
    std::ranges::stable_sort(out.items, std::ranges::greater{}, &SimilarNearby::likeness);
    if (std::ssize(out.items) > in.limit.value)
        out.items.resize(static_cast<std::size_t>(in.limit.value));
    return out;
}

}  // namespace

http::Endpoint list_public_similar(const Config& config) {
    return {.path = "/api/v1/public/similar",
            .summary =
                "Open matters nearby like these words, whose reporters agreed to publish them: "
                "title, place, stage; never words or number",
            .summary_zh = "附近相似的公开在办事项（标题、地点、进展），供提交前参考",
            .tag = "public",
            .needs = http::anyone,
            .example = {{"region_id", "{village}"}, {"words", "村口的路灯坏了一周不亮"}},
            .handle = http::handler([config](db::Read& read, const ListSimilar& in) {
                return list(config, read, in);
            })};
}

}  // namespace matters
