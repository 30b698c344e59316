#include "open311/standard.h"

#include <fmt/format.h>

namespace open311 {
namespace {

constexpr base::RefusalKind not_there{"not_there", base::Because::not_found, "没有找到。",
                                      "Not found."};

int status_of(int status) {
    switch (status) {
        case 401:
            return 403;
        case 409:
        case 422:
            return 400;
        default:
            return status;
    }
}

Node error(int status, std::string description) {
    auto out = Node::object("error");
    out.add("code", std::int64_t{status}).add("description", description);
    return out;
}

http::Response refuse(int asked, const base::Refusal& refusal, const http::Request& request) {
    const int status = status_of(asked);
    const bool zh = request.language() == http::Language::zh;
    auto root = Node::array("errors");
    for (const auto& field : refusal.fields) {
        const auto& sentence = zh ? field.zh : field.en;
        root.add(error(
            status, field.field.empty() ? sentence : fmt::format("{}: {}", field.field, sentence)));
    }
    if (refusal.fields.empty()) {
        std::string text(zh ? refusal.kind->zh : refusal.kind->en);
        for (const auto& [name, value] : refusal.facts) text += fmt::format(" {}: {}", name, value);
        root.add(error(status, std::move(text)));
    }
    auto response = answer(root, format_of(request.path), status);
    response.set("Content-Language", zh ? "zh" : "en");
    return response;
}

}  // namespace

const http::Standard georeport{
    .name = "Open311 GeoReport v2", .prefix = "/open311/", .refuse = refuse};

http::Response answer(const Node& root, Format format, int status) {
    http::Response out{.status = status,
                       .content_type = std::string(content_type(format)),
                       .body = root.to_text(format)};
    // Pages of others may read it: it is the same for everybody, and no cookie counts here.
    out.set("Access-Control-Allow-Origin", "*");
    return out;
}

std::unexpected<base::Refusal> not_given(std::string field) {
    return base::refuse_field(std::move(field), "required", "没有提供此项。",
                              "This was not provided.");
}

std::unexpected<base::Refusal> not_found(std::string field) {
    return std::unexpected(
        base::Refusal{.kind = &not_there,
                      .fields = {{std::move(field), "unknown", "没有找到所给的编号。",
                                  "The one provided was not found."}}});
}

}  // namespace open311
