#pragma once

#include "catalogue/place.h"

namespace catalogue {

struct RouteQuery {
    std::string category;
    access::RegionId region_id;
    std::optional<access::UnitId> about_unit_id;
    std::vector<Precedent> precedents;
};

/// A suggestion with the edition it was made under and the explanation of its values.
struct SuggestionView {
    std::int64_t catalogue_number = 0;
    std::string category;
    Suggestion suggestion;
    std::vector<ValueStep> explanation;
};
BOOST_DESCRIBE_STRUCT(SuggestionView, (), (catalogue_number, category, suggestion, explanation))

/// The same for a leaf of any catalogue, also one that is not published: what its place and its
/// units are today.
SuggestionView suggest_under(db::Read& read, const Catalogue& catalogue, const Category& leaf,
                             const Place& place, std::optional<UnitFact> about = {},
                             std::vector<Precedent> precedents = {});

/// Gathers the facts and asks the rules (routing.h). Refuses: no_catalogue, not_found for an
/// unknown region, invalid_input for an unknown category or unit. The caller has checked that the
/// region is in scope.
base::Result<SuggestionView> suggest_unit(db::Read& read, const RouteQuery& query);

}  // namespace catalogue
