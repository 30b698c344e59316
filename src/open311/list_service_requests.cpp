#include "open311/base_url.h"
#include "open311/endpoints.h"
#include "open311/filter.h"
#include "open311/media.h"
#include "open311/service.h"
#include "open311/standard.h"

namespace open311 {
namespace {

/// Those of the numbers that may be shown, in the order in which they were asked for.
std::vector<Request> find_all(db::Read& read, const Jurisdiction& where,
                              const catalogue::Catalogue& catalogue,
                              const std::vector<std::string>& numbers) {
    std::vector<Request> out;
    for (const auto& number : numbers) {
        if (static_cast<std::int64_t>(out.size()) == most_requests) break;
        if (auto one = find_request(read, where, catalogue, number)) out.push_back(std::move(*one));
    }
    return out;
}

base::Result<http::Response> list(http::Call& call, const ListServiceRequests& in, Format format,
                                  const matters::Config& config) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto where = get_jurisdiction(read, given(in.jurisdiction_id));
        if (!where) return std::unexpected(where.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        const auto& catalogue = *edition->catalogue;
        const auto numbers = items_of(in.service_request_id);
        std::vector<Request> requests;
        if (!numbers.empty()) {
            requests = find_all(read, *where, catalogue, numbers);  // overrides all else
        } else {
            const auto filter = read_filter(in, catalogue, read.now());
            if (!filter) return std::unexpected(filter.error());
            requests = list_requests(read, *where, catalogue, *filter);
        }
        auto root = Node::array("service_requests");
        for (const auto& request : requests) {
            root.add(request_node(request, *where, catalogue, call.request.language(),
                                  media_url(read, config, call.request, request)));
        }
        return answer(root, format);
    });
}

}  // namespace

http::Endpoint list_service_requests(Format format, const matters::Config& config) {
    return {
        .path = "/open311/v2/requests",
        .summary = "Open311: requests that everybody may see, newest first",
        .summary_zh = "Open311：查询公开的服务请求（最新在前）",
        .example = {{"jurisdiction_id", "{county_code}"}, {"status", {"open"}}},
        .handle = http::handler([format, config](http::Call& call, const ListServiceRequests& in) {
            return list(call, in, format, config);
        })};
}

}  // namespace open311
