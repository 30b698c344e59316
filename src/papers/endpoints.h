#pragma once

#include "http/endpoint.h"
#include "matters/config.h"

namespace papers {

/// Every endpoint of this room. `lists` are those of all rooms: what can be written as a
/// spreadsheet is among them.
http::Endpoints endpoints(const matters::Config& config, const http::Endpoints& lists);

// One use case each; the file is called like the function.

http::Endpoint issue_paper(const matters::Config& config);
http::Endpoint list_papers();
http::Endpoint print_receipt(const matters::Config& config);
http::Endpoint export_list(const http::Endpoints& lists);

}  // namespace papers
