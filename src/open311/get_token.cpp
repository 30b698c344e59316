#include "open311/endpoints.h"
#include "open311/in.h"
#include "open311/request.h"
#include "open311/standard.h"

namespace open311 {
namespace {

struct GetToken {
    http::Text<1, 100> token;
    Word jurisdiction_id;
};
BOOST_DESCRIBE_STRUCT(GetToken, (), (token, jurisdiction_id))

/// Every service is `realtime`: a request has its number at once, so the number is its own token.
base::Result<http::Response> show(http::Call& call, const GetToken& in, Format format) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto where = get_jurisdiction(read, given(in.jurisdiction_id));
        if (!where) return std::unexpected(where.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        const auto request = find_request(read, *where, *edition->catalogue, in.token.value);
        if (!request) return not_found("token");
        auto one = Node::object("request");
        one.add("service_request_id", request->number).add("token", in.token.value);
        auto root = Node::array("service_requests");
        root.add(std::move(one));
        return answer(root, format);
    });
}

}  // namespace

http::Endpoint get_token(Format format) {
    return {.path = "/open311/v2/tokens/{token}",
            .summary = "Open311: the request of a token",
            .summary_zh = "Open311：由令牌取得请求编号",
            .refusals = {&base::not_found},
            .example = {{"token", "{open311_request}"}, {"jurisdiction_id", "{county_code}"}},
            .handle = http::handler(
                [format](http::Call& call, const GetToken& in) { return show(call, in, format); })};
}

}  // namespace open311
