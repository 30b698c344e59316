#include "open311/endpoints.h"
#include "open311/in.h"
#include "open311/media.h"
#include "open311/request.h"
#include "open311/standard.h"

namespace open311 {
namespace {

struct GetServiceRequest {
    http::Text<1, 100> service_request_id;
    Word jurisdiction_id;
};
BOOST_DESCRIBE_STRUCT(GetServiceRequest, (), (service_request_id, jurisdiction_id))

base::Result<http::Response> show(http::Call& call, const GetServiceRequest& in, Format format,
                                  const matters::Config& config) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto where = get_jurisdiction(read, given(in.jurisdiction_id));
        if (!where) return std::unexpected(where.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        const auto request =
            find_request(read, *where, *edition->catalogue, in.service_request_id.value);
        if (!request) return not_found("service_request_id");
        auto root = Node::array("service_requests");
        root.add(request_node(*request, *where, *edition->catalogue, call.request.language(),
                              media_url(read, config, call.request, *request)));
        return answer(root, format);
    });
}

}  // namespace

http::Endpoint get_service_request(Format format, const matters::Config& config) {
    return {
        .path = "/open311/v2/requests/{service_request_id}",
        .summary = "Open311: one request that everybody may see",
        .summary_zh = "Open311：查询一件公开的服务请求",
        .refusals = {&base::not_found},
        .example = {{"service_request_id", "{open311_request}"},
                    {"jurisdiction_id", "{county_code}"}},
        .handle = http::handler([format, config](http::Call& call, const GetServiceRequest& in) {
            return show(call, in, format, config);
        })};
}

}  // namespace open311
