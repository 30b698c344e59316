#include "open311/endpoints.h"

#include "open311/standard.h"

namespace open311 {
namespace {

/// What all endpoints of this room have in common.
http::Endpoint ours(http::Endpoint endpoint) {
    endpoint.tag = "open311";
    endpoint.needs = http::anyone;
    endpoint.standard = &georeport;
    return endpoint;
}

http::Endpoint finished(http::Endpoint endpoint, Format format) {
    endpoint.path += ending_of(format);
    endpoint.gives = {.types = {std::string(media_type(format))}};
    return ours(std::move(endpoint));
}

}  // namespace

http::Endpoints endpoints(const matters::Config& config) {
    http::Endpoints out;
    for (const auto format : formats) {
        for (auto& endpoint :
             {discover(format), list_services(format), get_service_definition(format),
              create_service_request(format, config), list_service_requests(format, config),
              get_service_request(format, config), get_token(format),
              list_service_request_updates(format),
              create_service_request_update(format, config)}) {
            out.push_back(finished(endpoint, format));
        }
    }
    out.push_back(ours(get_media(config)));
    return out;
}

}  // namespace open311
