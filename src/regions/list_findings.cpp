#include "access/actor.h"
#include "access/permission.h"
#include "http/fields.h"
#include "regions/endpoints.h"
#include "regions/findings.h"

namespace regions {

namespace {

struct ListFindings {
    http::Limit<100, 500> limit;
};
BOOST_DESCRIBE_STRUCT(ListFindings, (), (limit))

struct FindingView {
    std::string code;
    std::string subject;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(FindingView, (), (code, subject, zh, en))

struct FoundFindings {
    std::vector<FindingView> items;
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(FoundFindings, (), (items, total))

base::Result<FoundFindings> list(db::Read& read, const access::Actor& actor,
                                 const ListFindings& in) {
    FoundFindings out;
    for (auto& one : findings(read, actor.scope)) {
        ++out.total;
        if (out.items.size() < static_cast<std::size_t>(in.limit.value))
            out.items.push_back({one.code, one.subject, one.zh, one.en});
    }
    return out;
}

}  // namespace

http::Endpoint list_findings() {
    return {.method = http::Method::get,
            .path = "/api/v1/findings",
            .summary = "What is not as it should be among the units and grids in one's area",
            .summary_zh = "辖区内单位、网格的问题清单（无人网格、缺负责人、缺用房等）",
            .tag = "units",
            .needs = access::permission::read_units,
            .example = {{"limit", 20}},
            .handle = http::handler(list)};
}

}  // namespace regions
