#include <algorithm>

#include "matters/attach.h"
#include "matters/number.h"
#include "open311/endpoints.h"
#include "open311/media.h"
#include "open311/standard.h"

namespace open311 {
namespace {

struct GetMedia {
    http::Text<1, 100> service_request_id;
    files::AttachmentId attachment_id;
};
BOOST_DESCRIBE_STRUCT(GetMedia, (), (service_request_id, attachment_id))

base::Result<http::Response> show(http::Call& call, const GetMedia& in,
                                  const matters::Config& config) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto number = matters::read_number(in.service_request_id.value);
        // The number begins with its county's code.
        const auto where = get_jurisdiction(read, number.empty() ? "-" : number.substr(0, 6));
        if (!where) return not_found("service_request_id");
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        const auto request = find_request(read, *where, *edition->catalogue, number);
        if (!request || !config.files) return not_found("service_request_id");
        const auto shown = public_media(read, config, *request);
        if (std::ranges::find(shown, in.attachment_id) == shown.end()) {
            return not_found("attachment_id");
        }
        auto response = files::response_for(read, *config.files, in.attachment_id,
                                            matters::owner_of(request->matter_id),
                                            files::Part::whole, call.request);
        if (response) response->set("Cross-Origin-Resource-Policy", "cross-origin");
        return response;
    });
}

}  // namespace

http::Endpoint get_media(const matters::Config& config) {
    return {.path = "/open311/v2/media/{service_request_id}/{attachment_id}",
            .summary = "Open311: a photograph that a request's media_url names",
            .summary_zh = "Open311：服务请求公开的照片",
            .refusals = {&base::not_found},
            .example = {{"service_request_id", "{open311_request}"},
                        {"attachment_id", "{open311_media}"}},
            .handle = http::handler(
                [config](http::Call& call, const GetMedia& in) { return show(call, in, config); }),
            .gives = {.types = {"image/jpeg", "image/png", "image/webp"}}};
}

}  // namespace open311
