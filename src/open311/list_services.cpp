#include "catalogue/catalogue_store.h"
#include "open311/endpoints.h"
#include "open311/in.h"
#include "open311/jurisdiction.h"
#include "open311/service.h"
#include "open311/standard.h"

namespace open311 {
namespace {

struct ListServices {
    Word jurisdiction_id;
};
BOOST_DESCRIBE_STRUCT(ListServices, (), (jurisdiction_id))

base::Result<http::Response> list(http::Call& call, const ListServices& in, Format format) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto where = get_jurisdiction(read, given(in.jurisdiction_id));
        if (!where) return std::unexpected(where.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        auto root = Node::array("services");
        for (const auto* leaf : services_of(*edition->catalogue)) {
            root.add(service_node(*edition->catalogue, *leaf, call.request.language()));
        }
        return answer(root, format);
    });
}

}  // namespace

http::Endpoint list_services(Format format) {
    return {.path = "/open311/v2/services",
            .summary = "Open311: kinds of request that can be made",
            .summary_zh = "Open311：可提交的服务类别",
            .example = {{"jurisdiction_id", "{county_code}"}},
            .handle = http::handler([format](http::Call& call, const ListServices& in) {
                return list(call, in, format);
            })};
}

}  // namespace open311
