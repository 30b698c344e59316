#include "catalogue/draft_view.h"

namespace catalogue {

base::Result<DraftView> view(db::Read& read, const Draft& draft) {
    const auto base_edition = get_edition(read, draft.base_number);
    if (!base_edition) return std::unexpected(base_edition.error());
    const auto current = find_version(read, draft.scheme);
    const auto changes = list_changes(read, draft.draft_id);
    const Catalogue& base_catalogue = *base_edition->catalogue;
    DraftView view{
        .draft = draft,
        .base_is_current = current && current->number == draft.base_number,
        .differences = differences(base_catalogue, with_changes(base_catalogue, changes))};
    for (base::FieldError& error :
         problems_of(base_catalogue, changes, list_retired(read, draft.scheme)))
        view.problems.push_back({std::move(error.field), std::move(error.code), std::move(error.zh),
                                 std::move(error.en)});
    return view;
}

}  // namespace catalogue
