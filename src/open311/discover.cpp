#include <algorithm>

#include <fmt/format.h>

#include "catalogue/catalogue_store.h"
#include "open311/base_url.h"
#include "open311/endpoints.h"
#include "open311/jurisdiction.h"
#include "open311/moment.h"
#include "open311/standard.h"

namespace open311 {
namespace {

constexpr std::string_view specification = "http://wiki.open311.org/GeoReport_v2";

/// `瓜州县综治中心 0937-5520000`: whom to ask, for as many counties as fit one sentence.
std::string contact(const std::vector<Jurisdiction>& all, bool zh) {
    constexpr std::size_t most_names = 10;
    std::string out;
    for (const auto& one : all) {
        if (&one == &all[0] + most_names) break;
        if (!out.empty()) out += zh ? ";" : "; ";
        out += one.centre;
        if (!one.telephone.empty()) out += " " + one.telephone;
    }
    if (out.empty()) out = zh ? "当地综治中心" : "The local governance centre";
    return out;
}

std::string_view key_service(bool zh) {
    return zh ? "api_key 即机器账号岗位的访问令牌：请向该县的安全管理员申请，查询不需要。"
              : "An api_key is the access token of a machine's post: ask the county's security "
                "administrator for one. Reading needs none.";
}

Node endpoint_node(const std::string& url, std::string_view changeset) {
    auto types = Node::array("formats");
    for (const auto format : formats) types.add(Node::text("format", media_type(format)));
    auto out = Node::object("endpoint");
    out.add("specification", specification)
        .add("url", url)
        .add("changeset", changeset)
        .add("type", "production")
        .add(std::move(types));
    return out;
}

base::Result<http::Response> show(http::Call& call, Format format) {
    const auto all =
        call.database.read([](db::Read& read) { return list_jurisdictions(read, 20); });
    const auto edition = call.database.read(
        [](db::Read& read) { return catalogue::find_version(read, catalogue::matter_scheme); });
    // What clients keep changes with the catalogue.
    const auto changeset = moment_text(edition ? edition->published_at : base::Instant{});
    const bool zh = call.request.language() == http::Language::zh;
    auto endpoints = Node::array("endpoints");
    endpoints.add(endpoint_node(base_url(call.request) + "/open311/v2", changeset));
    auto root = Node::object("discovery");
    root.add("changeset", changeset)
        .add("contact", contact(all, zh))
        .add("key_service", key_service(zh))
        .add(std::move(endpoints));
    auto response = answer(root, format);
    response.content_type = media_type(format);  // the discovery's types stand bare
    return response;
}

}  // namespace

http::Endpoint discover(Format format) {
    return {.path = "/open311/discovery",
            .summary = "Open311: where the service is, in which versions and formats",
            .summary_zh = "Open311：服务发现",
            .handle = http::handler(
                [format](http::Call& call, const http::Empty&) { return show(call, format); })};
}

}  // namespace open311
