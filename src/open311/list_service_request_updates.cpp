#include "open311/endpoints.h"
#include "open311/standard.h"
#include "open311/status.h"
#include "open311/update.h"

namespace open311 {
namespace {

struct ListUpdates {
    Word jurisdiction_id;
    Words service_request_id;
    Word start_date;
    Word end_date;
    Word page;
    Word page_size;
};
BOOST_DESCRIBE_STRUCT(ListUpdates, (),
                      (jurisdiction_id, service_request_id, start_date, end_date, page, page_size))

base::Result<std::vector<Update>> find(db::Read& read, const ListUpdates& in,
                                       const Jurisdiction& where,
                                       const catalogue::Catalogue& catalogue) {
    const auto numbers = items_of(in.service_request_id);
    const bool dated = !given(in.start_date).empty() || !given(in.end_date).empty();
    // All updates of a request, unless a time is named.
    Span span{{0}, read.now()};
    if (dated || numbers.empty()) {
        const auto asked = read_span(in.start_date, in.end_date, read.now());
        if (!asked) return std::unexpected(asked.error());
        span = *asked;
    }
    const auto paging = read_paging(in.page, in.page_size);
    if (!paging) return std::unexpected(paging.error());
    if (!numbers.empty()) return list_updates_of(read, where, catalogue, span, numbers);
    return list_updates(read, where, catalogue, span, *paging);
}

base::Result<http::Response> list(http::Call& call, const ListUpdates& in, Format format) {
    return call.database.read([&](db::Read& read) -> base::Result<http::Response> {
        const auto where = get_jurisdiction(read, given(in.jurisdiction_id));
        if (!where) return std::unexpected(where.error());
        const auto edition = catalogue::get_edition(read);
        if (!edition) return std::unexpected(edition.error());
        const auto updates = find(read, in, *where, *edition->catalogue);
        if (!updates) return std::unexpected(updates.error());
        const auto language = call.request.language();
        auto root = Node::array("service_request_updates");
        for (const auto& update : *updates) {
            if (update_text(message_of(update), language).empty()) continue;
            root.add(update_node(update, language));
        }
        return answer(root, format);
    });
}

}  // namespace

http::Endpoint list_service_request_updates(Format format) {
    return {.path = "/open311/v2/servicerequestupdates",
            .summary = "Open311 (FixMyStreet's extension): what happened to requests, oldest first",
            .summary_zh = "Open311（FixMyStreet 扩展）：服务请求的办理动态（最早在前）",
            .example = {{"jurisdiction_id", "{county_code}"}},
            .handle = http::handler([format](http::Call& call, const ListUpdates& in) {
                return list(call, in, format);
            })};
}

}  // namespace open311
