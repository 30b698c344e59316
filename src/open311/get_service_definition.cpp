#include "catalogue/catalogue_store.h"
#include "open311/attributes.h"
#include "open311/endpoints.h"
#include "open311/in.h"
#include "open311/jurisdiction.h"
#include "open311/service.h"
#include "open311/standard.h"

namespace open311 {
namespace {

struct GetServiceDefinition {
    http::Text<1, 50> service_code;
    Word jurisdiction_id;
};
BOOST_DESCRIBE_STRUCT(GetServiceDefinition, (), (service_code, jurisdiction_id))

base::Result<http::Response> show(http::Call& call, const GetServiceDefinition& in, Format format) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto where = get_jurisdiction(read, given(in.jurisdiction_id));
        if (!where) return std::unexpected(where.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        if (!find_service(*edition->catalogue, in.service_code.value)) {
            return not_found("service_code");
        }
        return answer(definition_node(in.service_code.value, call.request.language()), format);
    });
}

}  // namespace

http::Endpoint get_service_definition(Format format) {
    return {.path = "/open311/v2/services/{service_code}",
            .summary = "Open311: what a kind of request asks for",
            .summary_zh = "Open311：服务类别的填写项",
            .refusals = {&base::not_found},
            .example = {{"service_code", "c030401"}, {"jurisdiction_id", "{county_code}"}},
            .handle = http::handler([format](http::Call& call, const GetServiceDefinition& in) {
                return show(call, in, format);
            })};
}

}  // namespace open311
