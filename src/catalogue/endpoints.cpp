#include "catalogue/endpoints.h"

namespace catalogue {

http::Endpoints endpoints() {
    return {get_catalogue(),
            list_catalogue_versions(),
            get_catalogue_version(),
            compare_catalogue_versions(),
            find_categories(),
            get_category(),
            list_catalogue_drafts(),
            create_catalogue_draft(),
            get_catalogue_draft(),
            preview_draft_routing(),
            put_draft_category(),
            retire_draft_category(),
            publish_catalogue_draft(),
            discard_catalogue_draft(),
            list_overrides(),
            create_override(),
            update_override(),
            end_override(),
            list_crosswalk(),
            import_crosswalk(),
            remove_crossing(),
            list_duties(),
            create_duty(),
            update_duty(),
            end_duty(),
            import_duties(),
            suggest_unit()};
}

}  // namespace catalogue
