#pragma once

#include "http/endpoint.h"
#include "matters/config.h"
#include "open311/format.h"

namespace open311 {

/// Every endpoint of the standard, each in XML and in JSON, and the photographs that their
/// answers name.
http::Endpoints endpoints(const matters::Config& config);

// One use case each; the file is called like the function.

http::Endpoint discover(Format format);
http::Endpoint list_services(Format format);
http::Endpoint get_service_definition(Format format);
http::Endpoint create_service_request(Format format, const matters::Config& config);
http::Endpoint list_service_requests(Format format, const matters::Config& config);
http::Endpoint get_service_request(Format format, const matters::Config& config);
http::Endpoint get_token(Format format);
http::Endpoint list_service_request_updates(Format format);
http::Endpoint create_service_request_update(Format format, const matters::Config& config);
http::Endpoint get_media(const matters::Config& config);

}  // namespace open311
