#include "catalogue/suggest_unit.h"

#include "access/permission.h"
#include "catalogue/calendar.h"
#include "catalogue/catalogue_store.h"
#include "catalogue/duty_store.h"
#include "catalogue/endpoints.h"
#include "catalogue/override_store.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct SuggestUnit {
    http::Digits<6> category;
    access::RegionId region_id;
    std::optional<access::UnitId> about_unit_id;
};
BOOST_DESCRIBE_STRUCT(SuggestUnit, (), (category, region_id, about_unit_id))

base::Result<SuggestionView> suggest_for(db::Read& read, const access::Actor& actor,
                                         const SuggestUnit& in) {
    const auto region = get_own_region(read, actor, in.region_id);
    if (!region) return std::unexpected(region.error());
    return suggest_unit(read, {.category = in.category.value,
                               .region_id = in.region_id,
                               .about_unit_id = in.about_unit_id});
}

}  // namespace

SuggestionView suggest_under(db::Read& read, const Catalogue& catalogue, const Category& leaf,
                             const Place& place, std::optional<UnitFact> about,
                             std::vector<Precedent> precedents) {
    const base::Date today = date_of(read.now());
    Effective found = effective_at(read, catalogue, leaf, place, today);
    return {.category = leaf.code,
            .suggestion = suggest({.catalogue = catalogue,
                                   .leaf = leaf,
                                   .values = std::move(found.values),
                                   .units = units_of(read, place),
                                   .duties = duties_at(read, place, leaf.code, today),
                                   .about = std::move(about),
                                   .precedents = std::move(precedents)}),
            .explanation = std::move(found.steps)};
}

base::Result<SuggestionView> suggest_unit(db::Read& read, const RouteQuery& query) {
    const auto edition = get_edition(read);
    if (!edition) return std::unexpected(edition.error());
    const Category* leaf = edition->catalogue->find(query.category);
    if (!leaf)
        return base::refuse_field("category", "unknown", "事项目录中没有这个编码。",
                                  "Is no leaf of the catalogue.");
    const auto place = get_place(read, query.region_id);
    if (!place) return std::unexpected(place.error());
    std::optional<UnitFact> about;
    if (query.about_unit_id) {
        about = find_unit_fact(read, *query.about_unit_id);
        if (!about)
            return base::refuse_field("about_unit_id", "unknown", "没有这个单位。", "Is no unit.");
    }
    auto made =
        suggest_under(read, *edition->catalogue, *leaf, *place, std::move(about), query.precedents);
    made.catalogue_number = edition->version.number;
    return made;
}

http::Endpoint suggest_unit() {
    return {.method = http::Method::get,
            .path = "/api/v1/routing",
            .summary =
                "Suggest the unit that a matter of a category at a place should go to, with "
                "the reasons, alternatives and obstacles; a person decides",
            .summary_zh = "建议某地某类事项的主办、协办单位，并说明理由、备选和障碍；由人决定",
            .tag = "duties",
            .needs = access::permission::route,
            .reach = http::Reach::region,
            .refusals = {&base::not_found, &no_catalogue},
            .example = {{"category", "030401"}, {"region_id", "{village}"}},
            .handle = http::handler(suggest_for)};
}

}  // namespace catalogue
