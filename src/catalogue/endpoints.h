#pragma once

#include "http/endpoint.h"

namespace catalogue {

/// Every endpoint of this room's catalogue, duties and routing.
http::Endpoints endpoints();

// One use case each; the file is called like the function, or like the first of a pair.

http::Endpoint get_catalogue();
http::Endpoint list_catalogue_versions();
http::Endpoint get_catalogue_version();
http::Endpoint compare_catalogue_versions();
http::Endpoint find_categories();
http::Endpoint get_category();

http::Endpoint list_catalogue_drafts();
http::Endpoint create_catalogue_draft();
http::Endpoint get_catalogue_draft();
http::Endpoint preview_draft_routing();
http::Endpoint put_draft_category();
http::Endpoint retire_draft_category();
http::Endpoint publish_catalogue_draft();
http::Endpoint discard_catalogue_draft();

http::Endpoint list_overrides();
http::Endpoint create_override();
http::Endpoint update_override();
http::Endpoint end_override();

http::Endpoint list_crosswalk();
http::Endpoint import_crosswalk();
http::Endpoint remove_crossing();

http::Endpoint list_duties();
http::Endpoint create_duty();
http::Endpoint update_duty();
http::Endpoint end_duty();
http::Endpoint import_duties();

http::Endpoint suggest_unit();

}  // namespace catalogue
